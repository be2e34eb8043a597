//! What expansions call: constructors of rules, the code behind a class body, names of fields in constants.

pub(crate) mod body;
pub(crate) mod named;
pub(crate) mod rules;
