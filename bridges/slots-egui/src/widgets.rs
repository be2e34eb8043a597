//! The widgets, one file per kind of value.

pub(crate) mod check;
pub(crate) mod choice;
pub(crate) mod list;
pub(crate) mod map;
pub(crate) mod number;
pub(crate) mod text;
pub(crate) mod tuple;
pub(crate) mod variant;
