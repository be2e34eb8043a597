//! Tests of behaviour: one binary, one file for each concept of Python.
// A class of the recordings has slots named in several scripts.
#![allow(mixed_script_confusables)]
#![allow(
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::items_after_statements,
    clippy::unnecessary_wraps,
    clippy::needless_pass_by_value,
    clippy::needless_for_each,
    clippy::borrow_as_ptr,
    clippy::zero_repeat_side_effects,
    clippy::redundant_closure_for_method_calls,
    reason = "tests compare exactly, convert small numbers, and declare functions of a given signature"
)]

/// The README, whose code is tested as documentation.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

#[cfg(doctest)]
pub mod name_conflicts;

#[cfg(test)]
mod class;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod meta;
#[cfg(test)]
mod methods;
#[cfg(test)]
mod random;
#[cfg(test)]
mod soundness;
#[cfg(test)]
mod tools;
