//! Classes: what a struct declares, and what the macros generate for it.

mod class_attributes;
mod conditions_and_docs;
mod debug_output;
mod dynamic;
pub(crate) mod enums_with_data;
mod foreign_types;
mod frozen;
mod generics;
mod hygiene;
mod inheritance;
mod kinds;
mod labels;
mod lints;
mod multiple_bases;
mod name_clashes;
mod other_attributes;
mod properties;
mod result_aliases;
mod rules;
mod slot_names;
mod slot_value_derive;
mod tuples;
mod unset;
