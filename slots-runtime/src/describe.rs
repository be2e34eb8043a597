//! What a class tells people and programs: descriptions of attributes, help, memory layout.

mod help;
pub(crate) mod info;
pub(crate) mod layout;
