//! Why no object could be made.

use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::access::resolve::errors::with_whole_path;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::value_error::{Below, ValueError};
use crate::text::step::PathSegment;

/// Why no object could be made.
pub(crate) enum CreateError {
    /// The object as a whole is rejected.
    Whole(ValueError),
    /// The errors of attributes, each with the path from the object to the attribute.
    Attributes(Vec<(AttributeError, Vec<PathSegment>)>),
}

impl CreateError {
    /// The errors of an object that is not inside of another one.
    pub(crate) fn into_errors(self, class: &'static Class) -> Vec<AttributeError> {
        match self {
            CreateError::Whole(rejected) => alloc::vec![AttributeError::of_object(class, rejected)],
            CreateError::Attributes(errors) => {
                errors.into_iter().map(|(error, path)| with_whole_path(error, &path)).collect()
            }
        }
    }
}

impl From<CreateError> for ValueError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::Whole(rejected) => rejected,
            CreateError::Attributes(errors) => {
                let kind = errors.first().map_or(ErrorKind::Value, |(error, _)| error.kind());
                let below = errors.into_iter().map(|(error, mut steps)| {
                    steps.reverse();
                    Below { error: Arc::new(error), steps }
                });
                ValueError::below(kind, below.collect())
            }
        }
    }
}
