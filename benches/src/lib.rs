//! The comparison with other libraries: structs, contenders, and measurement.
#![allow(
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::missing_panics_doc,
    clippy::pub_underscore_fields,
    reason = "contenders are checked to read the very same values; fields of measured structs are never read"
)]

pub mod columns;
pub mod counting;
pub mod keep;
pub mod report;
#[macro_use]
mod fields;
pub mod beside;
pub mod contenders;
pub mod lifetimes;
pub mod lookups;
pub mod methods;
pub mod names;
pub mod overflow;
pub mod shapes;
pub mod texts;
pub mod variants;
