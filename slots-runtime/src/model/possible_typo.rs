//! `PossibleTypo`: a new name in an overflow map that is similar to a declared one.

use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};

/// An overflow entry whose name is similar to a declared name, such as `exp_time` to `exposure_time`.
///
/// The argument of the function in `#[dynamic(warn = path)]`; [`possible_typos`](crate::ObjectExt::possible_typos)
/// lists the existing ones.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PossibleTypo<'a> {
    /// The class of the object.
    pub class: &'static str,
    /// The name of the entry.
    pub name: &'a str,
    /// The similar declared names, the most similar first.
    pub near: Vec<&'a str>,
}

impl fmt::Display for PossibleTypo<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let PossibleTypo { class, name, near } = self;
        write!(
            f,
            "'{class}' object got a new attribute '{name}', which is near to '{}'",
            near.join("', '")
        )
    }
}
