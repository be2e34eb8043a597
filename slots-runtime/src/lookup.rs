//! Look-up of names: a perfect hash for names fixed at compile time, a map with shared keys for names given at run time.

#[allow(
    clippy::cast_possible_truncation,
    clippy::precedence,
    clippy::cast_lossless,
    clippy::too_many_arguments,
    reason = "arithmetic on bits, in constants"
)]
pub(crate) mod perfect_hash;
pub(crate) mod shape_map;
