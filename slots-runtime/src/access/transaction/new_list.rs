//! New lists, sets and heaps, and their items.

use alloc::vec::Vec;

use crate::access::check::inner;
use crate::access::transaction::change::Operation;
use crate::access::transaction::stage_error::StageError;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrRef, Held};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, ItemType, VTable};
use crate::text::step::Step;

/// The type of the items of an optional list or set.
pub(super) fn item_of_new_list(vtable: &VTable) -> Option<&'static VTable> {
    let SlotType::Optional(inner) = (vtable.slot_type)() else { return None };
    match (inner(), (vtable.item_type)(Step::item(0))) {
        (SlotType::List { len: None, .. } | SlotType::Bytes, ItemType::Of(item)) => Some(item),
        _ => None,
    }
}

/// The list that replaces `None` where an item is pushed onto it.
pub(super) fn new_list(
    vtable: &'static VTable,
    mut operation: Operation<'_>,
) -> Result<Held, StageError> {
    let item = item_of_new_list(vtable).ok_or(ErrorKind::Type)?;
    let input = operation.input().ok_or(ErrorKind::Type)?;
    let item = build(item, None, input.take())?;
    let list = OwnedValue::from(alloc::vec![OwnedValue::stored(item.value())?]);
    Ok((vtable.build)(Input::Value(list.into()), vtable)?)
}

/// A copy of a value that is edited by copy, with an item more at a step, or without the item there.
///
/// The old value stays, so that an undo restores it with the order of its items.
pub(super) fn edited_copy(
    attr: AttrRef<'_>,
    step: Step<'_>,
    new: Option<&Held>,
) -> Result<Held, StageError> {
    let vtable = attr.vtable();
    let Value::List(items) = (vtable.get)(attr) else { return Err(ErrorKind::Type.into()) };
    let mut all = Vec::with_capacity(items.len() + 1);
    for item in items.iter() {
        all.push(OwnedValue::stored(item)?);
    }
    match (new, step.index_in(all.len() + usize::from(new.is_some()))) {
        (Some(new), Some(at)) => all.insert(at, OwnedValue::stored(new.value())?),
        (None, Some(at)) => drop(all.remove(at)),
        (_, None) => return Err(ErrorKind::OutOfRange.into()),
    }
    let built = (vtable.build)(Input::Value(OwnedValue::from(all).into()), vtable);
    built.map_err(|rejected| match rejected.kind() {
        ErrorKind::Duplicate => {
            ValueError::that(ErrorKind::Duplicate, "has this item already").into()
        }
        _ => rejected.into(),
    })
}

/// Whether values of the type are lists of any length.
pub(super) fn is_list(vtable: &VTable) -> bool {
    let slot_type = (vtable.slot_type)().without_options();
    matches!(slot_type, SlotType::List { len: None, .. } | SlotType::Bytes | SlotType::Any)
}

/// Converts the input to the type of an item, and validates the objects in it; `old` is the value that it replaces, whose read-only
/// slots it must keep.
pub(super) fn build(
    vtable: &'static VTable,
    old: Option<AttrRef<'_>>,
    input: Input<'_>,
) -> Result<Held, StageError> {
    let item = (vtable.build)(input, vtable)?;
    if vtable.has_inner_rules() {
        inner::value(old, item.as_ref())?;
    }
    Ok(item)
}
