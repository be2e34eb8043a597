//! Strings that know no object: literals, units, paths, suggestions, names of types.

pub(crate) mod const_string;
pub(crate) mod depth;
pub(crate) mod escape;
pub(crate) mod literals;
pub(crate) mod names;
pub(crate) mod none;
pub(crate) mod path;
pub(crate) mod path_error;
mod path_parser;
mod plain_name;
pub(crate) mod step;
pub(crate) mod steps;
pub(crate) mod suggest;
pub(crate) mod to_path;
pub(crate) mod type_names;
pub(crate) mod units;
