//! Reads and writes of attributes: the fast path, the resolver, validation, transactions, typed access, paths.

pub(crate) mod call;
pub(crate) mod check;
pub(crate) mod child;
mod class;
pub(crate) mod create;
pub(crate) mod defaults;
pub(crate) mod diff;
pub(crate) mod dir;
pub(crate) mod fast;
pub(crate) mod leaves;
pub(crate) mod modify;
pub(crate) mod numbers;
pub(crate) mod paths;
pub(crate) mod resolve;
pub(crate) mod scalar;
pub(crate) mod stored;
pub(crate) mod transaction;
pub(crate) mod typed;
pub(crate) mod typed_path;
