//! The models of a class, a class body and an enum, a newtype or a tuple struct.

pub(crate) mod body;
pub(crate) mod body_args;
pub(crate) mod choices;
pub(crate) mod class;
pub(crate) mod rules;
pub(crate) mod variant;
