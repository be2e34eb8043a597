//! The models of a class, a class body and a type with choices.

pub(crate) mod body;
pub(crate) mod body_args;
pub(crate) mod choices;
pub(crate) mod class;
