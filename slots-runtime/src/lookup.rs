//! Lookup of names: a perfect hash for names that are fixed at compile time, and a map with shared keys for run-time
//! names.

#[allow(
    clippy::cast_possible_truncation,
    clippy::precedence,
    clippy::cast_lossless,
    clippy::too_many_arguments,
    reason = "arithmetic on bits, in constants"
)]
pub(crate) mod perfect_hash;
pub(crate) mod shape_map;
