//! The errors: of one attribute, and of several writes at once.

pub(crate) mod attribute_error;
mod message;
mod name;
pub(crate) mod update_error;
