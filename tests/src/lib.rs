//! Tests of behaviour: one binary, one file for each concept of Python.
// A class of the recordings has slots named in several scripts.
#![allow(mixed_script_confusables)]

/// The README, whose code is tested as documentation.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod handles;
#[cfg(test)]
mod hooks_live;
#[cfg(test)]
mod model;
#[cfg(test)]
mod smoke;
