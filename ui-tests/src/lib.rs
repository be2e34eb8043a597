//! What must not compile, and in which words; what must compile, without a warning.

pub mod exported;
