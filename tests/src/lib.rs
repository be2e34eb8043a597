//! Tests of behaviour: one binary, one file for each concept of Python.

/// The README, whose code is tested as documentation.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

#[cfg(test)]
mod doors;
#[cfg(test)]
mod handles;
#[cfg(test)]
mod live;
#[cfg(test)]
mod paths;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod smoke;
#[cfg(test)]
mod text;
#[cfg(test)]
mod update;
#[cfg(test)]
mod values;
