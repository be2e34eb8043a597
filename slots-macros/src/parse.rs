//! Parsing of the source: options, attributes, signatures, doc comments.

pub(crate) mod case;
pub(crate) mod class_options;
pub(crate) mod docs;
pub(crate) mod field;
pub(crate) mod field_access;
pub(crate) mod getter;
pub(crate) mod hook;
pub(crate) mod lifetimes;
pub(crate) mod method;
pub(crate) mod name_options;
mod option_names;
pub(crate) mod option_values;
pub(crate) mod options;
pub(crate) mod setter;
pub(crate) mod signature;
pub(crate) mod slot_options;
pub(crate) mod variant_field;
