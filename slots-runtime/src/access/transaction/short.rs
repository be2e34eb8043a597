//! Operations at a path that names an active variant, staged at the short form of the path.

use crate::access::resolve::errors::rejected_at;
use crate::access::resolve::variants::ShortForm;
use crate::access::transaction::change::{NewChange, Operation};
use crate::access::transaction::stage::stage;
use crate::access::transaction::stage_error::NotStaged;
use crate::model::dict::Dict;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::ObjectMut;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::step::Step;

/// Stages an operation at a path that names an active variant.
#[cold]
pub(super) fn stage_short<'v>(
    object: ObjectMut<'_>,
    steps: &[Step<'_>],
    short: ShortForm<'_>,
    operation: Operation<'v>,
) -> Result<NewChange<'v>, NotStaged<'v>> {
    match (short, operation) {
        (ShortForm { steps: short, variant: None }, operation) => stage(object, &short, operation),
        // The fields of the active variant are replaced.
        (
            ShortForm { steps: short, variant: Some(variant) },
            Operation::Set(Input::Value(fields)),
        ) => match OwnedValue::stored(fields) {
            Ok(fields) => {
                let value = OwnedValue::from(Dict::from_iter([(variant, fields)]));
                stage(object, &short, Operation::Set(Input::Value(value.into())))
            }
            Err(rejected) => Err(NotStaged::from(rejected_at(object.class(), steps, rejected))),
        },
        (ShortForm { steps: short, .. }, _) => {
            let rejected = ValueError::that(ErrorKind::Type, "is written by a map of its fields");
            Err(NotStaged::from(rejected_at(object.class(), &short, rejected)))
        }
    }
}
