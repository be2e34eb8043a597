//! Tests of behaviour: one binary, one file for each concept of Python.
// A class of the recordings has slots named in several scripts.
#![allow(mixed_script_confusables)]

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
mod reach;
#[cfg(test)]
mod soundness;
#[cfg(test)]
mod tools;
