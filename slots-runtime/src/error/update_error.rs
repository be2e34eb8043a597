//! `UpdateError`: all that was wrong with several writes.

use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};

use crate::error::attribute_error::AttributeError;

/// Everything that is wrong with an [`update`](crate::ObjectExt::update). It prints one fault a line, each with its causes;
/// the first hundred say what may have been meant.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera { gain: f64, bits: u8 }
///
/// let mut cam = Camera { gain: 1.0, bits: 8 };
/// let error = cam.update([("bits", 300), ("gian", 1)]).unwrap_err();
/// assert_eq!(error.faults().len(), 2);
/// assert_eq!(error.faults()[1].kind(), ErrorKind::Unknown);
/// ```
#[derive(Clone, PartialEq)]
pub struct UpdateError(pub(crate) Vec<AttributeError>);

impl UpdateError {
    /// The faults, in the order of the writes.
    pub fn faults(&self) -> &[AttributeError] {
        &self.0
    }

    /// The faults, in the order of the writes.
    pub fn into_faults(self) -> Vec<AttributeError> {
        self.0
    }
}

impl Display for UpdateError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            write!(f, "{}{fault:#}", if at == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl Debug for UpdateError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UpdateError").field(&self.0).finish()
    }
}

impl Error for UpdateError {}

impl From<Vec<AttributeError>> for UpdateError {
    fn from(faults: Vec<AttributeError>) -> Self {
        let limited = faults.into_iter().enumerate().map(|(at, fault)| {
            if at < MOST_WITH_SUGGESTIONS { fault } else { fault.without_suggestions() }
        });
        UpdateError(limited.collect())
    }
}

impl From<AttributeError> for UpdateError {
    fn from(fault: AttributeError) -> Self {
        UpdateError(alloc::vec![fault])
    }
}

/// Of one update so many errors have suggestions: each costs a comparison with all names of its object, and nobody reads
/// more.
const MOST_WITH_SUGGESTIONS: usize = 100;
