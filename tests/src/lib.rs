//! Tests of behaviour: one binary, one file for each concept of Python.
// A class of the recordings has slots named in several scripts.
#![allow(mixed_script_confusables)]

/// The README, whose code is tested as documentation.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

#[cfg(doctest)]
pub mod refused;

#[cfg(test)]
mod architecture;
#[cfg(test)]
mod attacks;
#[cfg(test)]
mod attributes_of_fields;
#[cfg(test)]
mod bases;
#[cfg(test)]
mod census;
#[cfg(test)]
mod check_text;
#[cfg(test)]
mod class_attributes;
#[cfg(test)]
mod conditions_and_docs;
#[cfg(test)]
mod conformance;
#[cfg(test)]
mod delattr;
#[cfg(test)]
mod depth;
#[cfg(test)]
mod dir_and_vars;
#[cfg(test)]
mod dynamic;
#[cfg(test)]
mod entry_points;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod frozen;
#[cfg(test)]
mod generics;
#[cfg(test)]
mod getattr;
#[cfg(test)]
mod handles;
#[cfg(test)]
mod hasattr;
#[cfg(test)]
mod hooks;
#[cfg(test)]
mod hooks_shared;
#[cfg(test)]
mod hostile_constants;
#[cfg(test)]
mod hygiene;
#[cfg(test)]
mod inheritance;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod lints;
#[cfg(test)]
mod lossless;
#[cfg(test)]
mod model;
#[cfg(test)]
mod overlap;
#[cfg(test)]
mod panics;
#[cfg(test)]
mod paths;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod quotes;
#[cfg(test)]
mod renaming;
#[cfg(test)]
mod result_aliases;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod serde_any;
#[cfg(test)]
mod serde_update;
#[cfg(test)]
mod serialize;
#[cfg(test)]
mod setattr;
#[cfg(test)]
mod shared;
#[cfg(test)]
mod shared_lock;
#[cfg(test)]
mod singles;
#[cfg(test)]
mod slot_value_derive;
#[cfg(test)]
mod text;
#[cfg(test)]
mod unsafety;
#[cfg(test)]
mod unset;
#[cfg(test)]
mod update;
#[cfg(test)]
mod values;
