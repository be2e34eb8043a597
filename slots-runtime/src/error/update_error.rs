//! `UpdateError`: all errors of several writes.

use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};

use crate::error::attribute_error::AttributeError;

/// All errors of an [`update`](crate::ObjectExt::update), after which the object is unchanged.
///
/// `Display` prints one error on each line, each with its causes. The first 100 errors have suggestions.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera { gain: f64, bits: u8 }
///
/// let mut cam = Camera { gain: 1.0, bits: 8 };
/// let error = cam.update([("bits", 300), ("gian", 1)]).unwrap_err();
/// assert_eq!(error.errors().len(), 2);
/// assert_eq!(error.errors()[1].kind(), ErrorKind::Unknown);
/// ```
#[derive(Clone, PartialEq)]
pub struct UpdateError(pub(crate) Vec<AttributeError>);

impl UpdateError {
    /// Borrows the errors, in the order of the writes.
    pub fn errors(&self) -> &[AttributeError] {
        &self.0
    }

    /// Returns the errors, in the order of the writes.
    pub fn into_errors(self) -> Vec<AttributeError> {
        self.0
    }
}

impl Display for UpdateError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (at, error) in self.0.iter().enumerate() {
            write!(f, "{}{error:#}", if at == 0 { "" } else { "\n" })?;
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
    fn from(errors: Vec<AttributeError>) -> Self {
        let limited = errors.into_iter().enumerate().map(|(at, error)| {
            if at < MOST_WITH_SUGGESTIONS { error } else { error.without_suggestions() }
        });
        UpdateError(limited.collect())
    }
}

impl From<AttributeError> for UpdateError {
    fn from(error: AttributeError) -> Self {
        UpdateError(alloc::vec![error])
    }
}

/// The number of errors of one update that have suggestions. Each costs a comparison with all names of its object.
const MOST_WITH_SUGGESTIONS: usize = 100;
