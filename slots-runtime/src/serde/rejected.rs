//! The errors of a name that an update gives twice, and of a value that is rejected.

use crate::access::resolve::errors::rejected_at;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::value_error::ValueError;
use crate::text::step::PathSegment;
use crate::text::steps::Steps;

pub(super) fn twice() -> ValueError {
    ValueError::that(ErrorKind::Duplicate, "is given twice")
}

pub(super) fn rejected(
    class: &'static Class,
    steps: &[PathSegment],
    why: ValueError,
) -> AttributeError {
    let steps: Steps<'_> = steps.iter().map(PathSegment::as_step).collect();
    rejected_at(class, steps.as_slice(), why)
}
