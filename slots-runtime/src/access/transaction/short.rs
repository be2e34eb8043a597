//! Operations at a path that names an active variant, as operations at the short form of the path.

use alloc::vec::Vec;

use crate::access::resolve::active::enum_of;
use crate::access::resolve::errors::last_name;
use crate::access::resolve::variants::ShortForm;
use crate::access::transaction::change::Operation;
use crate::access::transaction::edit::type_at;
use crate::error::attribute_error::AttributeError;
use crate::model::dict::Dict;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::ObjectMut;
use crate::model::slot_type::VariantInfo;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, VTable};
use crate::slot_value::variants_text::TextReader;
use crate::text::step::Step;

/// The short form of a path that names an active variant, and the operation at it: the fields of the variant as a whole are
/// written as a value of the enum.
#[cold]
pub(super) fn shorten<'p, 'v>(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
    short: ShortForm<'p>,
    operation: Operation<'v>,
) -> Result<(Vec<Step<'p>>, Operation<'v>), AttributeError> {
    let ShortForm { steps: short, variant } = short;
    let Some(variant) = variant else { return Ok((short, operation)) };
    let class = object.class();
    let missing = || AttributeError::missing(class, &last_name(steps));
    let (vtable, within) = type_at(object.reborrow(), &short).ok_or_else(missing)?;
    let variant = enum_of((vtable.slot_type)()).and_then(|info| info.variant(variant));
    let variant = variant.ok_or_else(missing)?;
    let value = match operation {
        Operation::Set(Input::Value(fields)) => with_fields(variant, fields),
        Operation::Set(Input::Text(text)) => value_of_text(vtable, variant, text),
        _ => {
            let says = "is written by a map of its fields";
            Err(ValueError::that(ErrorKind::Type, says))
        }
    };
    let value = value.map_err(|rejected| within.rejected(&short, rejected))?;
    Ok((short, Operation::Set(Input::Value(value.into()))))
}

/// The value of a variant with these fields.
pub(super) fn with_fields(
    variant: &VariantInfo,
    fields: Value<'_>,
) -> Result<OwnedValue, ValueError> {
    Ok(Dict::from_iter([(variant.name(), OwnedValue::stored(fields)?)]).into())
}

/// The value of a variant whose fields a text gives, such as `{line: 3}`, `[1, 2]` or `1, 2`. `vtable` is that of the enum.
pub(crate) fn value_of_text(
    vtable: &'static VTable,
    variant: &'static VariantInfo,
    text: &str,
) -> Result<OwnedValue, ValueError> {
    let fields = TextReader { type_name: vtable.type_name }.value(variant, text)?;
    let whole = OwnedValue::from(Dict::from_iter([(variant.name(), fields)]));
    OwnedValue::stored((vtable.build)(Input::Value((&whole).into()), vtable)?.value())
}
