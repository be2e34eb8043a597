//! The errors: of one attribute, and of several writes.

pub(crate) mod attribute_error;
mod call_error;
mod message;
mod name;
pub(crate) mod update_error;
