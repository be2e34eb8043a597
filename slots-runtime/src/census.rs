//! Which attributes the overflow maps of many objects hold, and what they would cost as slots.

mod class_census;
pub(crate) mod count;
mod idents;
mod names;
mod paste;
mod report;
mod sizes;
mod tally;
pub(crate) mod usage;
