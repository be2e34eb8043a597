//! Functions that expansions call: constructors of rules, the class body, names of fields in constants.

pub(crate) mod body;
pub(crate) mod choice;
pub(crate) mod described;
pub(crate) mod field_path;
pub(crate) mod getter;
pub(crate) mod method;
mod numbers;
pub(crate) mod rules;
pub(crate) mod setter;
pub mod shadows;
