//! Operations at a path that names an active variant, as operations at the short form of the path.

use alloc::vec::Vec;

use crate::access::resolve::errors::rejected_at;
use crate::access::resolve::variants::ShortForm;
use crate::access::transaction::change::Operation;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::dict::Dict;
use crate::model::error_kind::ErrorKind;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::step::Step;

/// The short form of a path that names an active variant, and the operation at it: the fields of the variant as a whole are
/// written as a value of the enum.
#[cold]
pub(super) fn shorten<'p, 'v>(
    class: &'static Class,
    steps: &[Step<'_>],
    short: ShortForm<'p>,
    operation: Operation<'v>,
) -> Result<(Vec<Step<'p>>, Operation<'v>), AttributeError> {
    let ShortForm { steps: short, variant } = short;
    let Some(variant) = variant else { return Ok((short, operation)) };
    let Operation::Set(Input::Value(fields)) = operation else {
        let rejected = ValueError::that(ErrorKind::Type, "is written by a map of its fields");
        return Err(rejected_at(class, &short, rejected));
    };
    let fields =
        OwnedValue::stored(fields).map_err(|rejected| rejected_at(class, steps, rejected))?;
    let value = OwnedValue::from(Dict::from_iter([(variant, fields)]));
    Ok((short, Operation::Set(Input::Value(value.into()))))
}
