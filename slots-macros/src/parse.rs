//! Parsing of the source: options, attributes, signatures, doc comments.

pub(crate) mod attr;
pub(crate) mod case;
pub(crate) mod docs;
pub(crate) mod field;
pub(crate) mod lifetimes;
pub(crate) mod method;
pub(crate) mod options;
pub(crate) mod signature;
pub(crate) mod variant_field;
