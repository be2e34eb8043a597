//! What expansions call: constructors of rules, the code behind a class body, names of fields in constants.

pub(crate) mod body;
pub(crate) mod field_path;
pub(crate) mod rules;
