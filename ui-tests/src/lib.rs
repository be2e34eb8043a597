//! Code that must not compile, with the expected messages; code that must compile without a warning.

pub mod exported;
