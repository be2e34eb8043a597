//! Tests of the inspector without a window: they find widgets by their labels, act as a user, and compare the object.

#![expect(clippy::float_cmp, reason = "written numbers are equal to the bit")]

mod containers;
mod harness;
mod hostile;
mod kinds;
mod methods;
mod objects;
#[cfg(feature = "pictures")]
mod pictures;
mod scalars;
mod steps;
