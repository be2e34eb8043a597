//! The value that an item, an option or a variant gets before the user enters one.

use std::time::Duration;

use slots_runtime::prelude::*;
use slots_runtime::{Bounds, Dict, FieldInfo, SlotType, VariantInfo};

use crate::declared::Declared;

/// The limit of nesting of new values, for types that contain themselves.
const DEEPEST: usize = 8;

/// A simple value of a type that the range and the choices of its slot or field allow; `None` if no value of the type can be written.
pub(crate) fn value(slot_type: SlotType, declared: Declared) -> Option<OwnedValue> {
    value_at(slot_type, declared, DEEPEST)
}

fn value_at(slot_type: SlotType, declared: Declared, depth: usize) -> Option<OwnedValue> {
    if is_scalar(slot_type)
        && let Some(first) = declared.choices().into_iter().next()
    {
        return Some(first);
    }
    plain(slot_type, declared.bounds().as_ref(), depth)
}

fn field_at(field: &'static FieldInfo, depth: usize) -> Option<OwnedValue> {
    value_at(field.slot_type(), Declared::Field(field), depth)
}

fn is_scalar(slot_type: SlotType) -> bool {
    matches!(
        slot_type,
        SlotType::Int { .. }
            | SlotType::Float
            | SlotType::Str
            | SlotType::Text
            | SlotType::Char
            | SlotType::Duration
    )
}

fn plain(slot_type: SlotType, bounds: Option<&Bounds>, depth: usize) -> Option<OwnedValue> {
    let depth = depth.checked_sub(1)?;
    Some(match slot_type {
        SlotType::Any | SlotType::None | SlotType::Optional(_) => OwnedValue::None,
        SlotType::Bool => false.into(),
        SlotType::Int { .. } => inside(0.into(), bounds),
        SlotType::Float => inside(0.0.into(), bounds),
        SlotType::Char => ' '.into(),
        SlotType::Str | SlotType::Text => "".into(),
        SlotType::Bytes => OwnedValue::Bytes(Box::default()),
        SlotType::Duration => inside(Duration::ZERO.into(), bounds),
        SlotType::Choices(names) => (*names.first()?).into(),
        SlotType::List { len: None, .. } => Vec::<OwnedValue>::new().into(),
        SlotType::List { item, len: Some(len) } => {
            let items: Option<Vec<_>> = (0..len).map(|_| plain(item(), bounds, depth)).collect();
            items?.into()
        }
        SlotType::Tuple(fields) => numbered(fields, depth)?,
        SlotType::Enum(info) => variant_at(info.variants().first()?, depth)?,
        SlotType::Map(_) | SlotType::Object(_) => Dict::new().into(),
        _ => return None,
    })
}

/// Zero, or the bound that is nearest to it.
fn inside(zero: OwnedValue, bounds: Option<&Bounds>) -> OwnedValue {
    let Some(bounds) = bounds else { return zero };
    let at = number(&zero);
    match (&bounds.start, &bounds.end) {
        (Some((start, _)), _) if number(start) > at => start.clone(),
        (_, Some((end, _))) if number(end) < at => end.clone(),
        _ => zero,
    }
}

fn number(value: &OwnedValue) -> f64 {
    value.as_f64().or_else(|| value.as_duration().map(|it| it.as_secs_f64())).unwrap_or_default()
}

/// A variant of an enum: its name if all fields have defaults, else with values for the other fields.
pub(crate) fn variant(variant: &'static VariantInfo) -> Option<OwnedValue> {
    variant_at(variant, DEEPEST)
}

fn variant_at(variant: &'static VariantInfo, depth: usize) -> Option<OwnedValue> {
    let fields = variant.fields();
    if fields.iter().all(FieldInfo::has_default) {
        return Some(variant.name().into());
    }
    let inner = match fields {
        [only] if !variant.has_named_fields() => field_at(only, depth)?,
        _ if variant.has_named_fields() => {
            let missing = fields.iter().filter(|field| !field.has_default());
            let named: Option<Vec<_>> =
                missing.map(|field| Some((field.name(), field_at(field, depth)?))).collect();
            Dict::from_iter(named?).into()
        }
        _ => numbered(fields, depth)?,
    };
    Some(Dict::from_iter([(variant.name(), inner)]).into())
}

fn numbered(fields: &'static [FieldInfo], depth: usize) -> Option<OwnedValue> {
    let items: Option<Vec<_>> = fields.iter().map(|field| field_at(field, depth)).collect();
    Some(items?.into())
}
