//! The comparison with peers: the structs, the contenders, and how they are measured.

pub mod book;
pub mod columns;
pub mod counting;
pub mod fence;
#[macro_use]
mod fields;
pub mod lifetimes;
pub mod lookups;
pub mod names;
pub mod overflow;
pub mod race;
pub mod shapes;
pub mod verbs;
pub mod ways;
