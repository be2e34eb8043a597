//! One attribute read or written: the fast path, the resolver, validation, the transaction, typed access, paths.

mod check;
pub(crate) mod child;
mod class;
pub(crate) mod dir;
pub(crate) mod fast;
pub(crate) mod paths;
pub(crate) mod resolve;
pub(crate) mod stored;
pub(crate) mod transaction;
pub(crate) mod typed;
pub(crate) mod typed_path;
