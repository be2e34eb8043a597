//! Statistics of the attributes in the overflow maps of many objects, and of their cost as slots.

mod class_census;
pub(crate) mod count;
mod idents;
mod kinds;
mod names;
mod paste;
mod report;
mod rust_type;
mod sizes;
mod tally;
pub(crate) mod usage;
