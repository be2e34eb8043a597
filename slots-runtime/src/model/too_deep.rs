//! The errors of strings and values that are nested too deep.

use crate::model::value_error::ValueError;
use crate::text::depth::{IS_TOO_DEEP, Level};
use crate::text::literals::BadList;

/// The error for a value that is nested too deep.
#[cold]
pub(crate) fn too_deep() -> ValueError {
    ValueError::too_deep(IS_TOO_DEEP)
}

impl Level {
    /// As [`enter`](Self::enter), with the error of a conversion.
    #[inline]
    pub(crate) fn enter_or_reject() -> Result<Level, ValueError> {
        Level::enter().ok_or_else(too_deep)
    }
}

impl BadList {
    /// The error of reading a `C`.
    pub(crate) fn reject<C: 'static>(self, text: &str) -> ValueError {
        match self {
            BadList::Malformed(flaw) => ValueError::bad_text::<C>(text).with_cause(flaw),
            BadList::TooDeep => too_deep(),
        }
    }
}
