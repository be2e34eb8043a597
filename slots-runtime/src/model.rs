//! The object model: kernel, class, value, overflow map, and the operations of a type. Its files depend on each other.

pub(crate) mod accepted_values;
pub(crate) mod arguments;
pub(crate) mod body;
pub(crate) mod change;
pub(crate) mod class;
pub(crate) mod decl;
pub(crate) mod dict;
pub(crate) mod edits;
mod enum_info;
pub(crate) mod error_kind;
pub(crate) mod field;
pub(crate) mod field_info;
mod inner_rules;
pub(crate) mod kernel;
mod method;
pub(crate) mod possible_typo;
pub(crate) mod primitive;
pub(crate) mod rule;
pub(crate) mod slot_type;
pub(crate) mod too_deep;
pub(crate) mod typed_input;
pub(crate) mod value;
pub(crate) mod value_error;
pub(crate) mod variant_info;
pub(crate) mod vars;
pub(crate) mod vtable;
pub(crate) mod write;
