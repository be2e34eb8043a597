//! `Field`: the field of a value that a step of a path leads to.

use crate::model::field_info::number;
use crate::model::kernel::attr::AttrRef;
use crate::model::slot_type::{SlotType, VariantInfo};
use crate::model::value::Value;
use crate::model::variant_info::Shape;
use crate::text::step::Step;

/// The field of a value that a step of a path leads to: a field can have several names.
pub(crate) enum Field {
    /// The value has no fields.
    None,
    /// The field at this position.
    At(usize),
    /// An item inside of the only field.
    Inside,
}

impl Field {
    pub(crate) fn of(value: AttrRef<'_>, step: Step<'_>) -> Self {
        let mut slot_type = (value.vtable().slot_type)();
        while let SlotType::Optional(inner) = slot_type {
            slot_type = inner();
        }
        match slot_type {
            SlotType::Tuple(fields) => number(step, fields.len()).map_or(Field::None, Field::At),
            SlotType::Enum(info) => {
                let value = (value.vtable().get)(value);
                match value.variant().and_then(|name| info.variant(name)) {
                    Some(variant) => Field::of_variant(variant, &value, step),
                    None => Field::None,
                }
            }
            _ => Field::None,
        }
    }

    fn of_variant(variant: &VariantInfo, value: &Value<'_>, step: Step<'_>) -> Self {
        let at = variant.field_at(step);
        if variant.shape() != Shape::Single || variant.is_called(step) {
            return at.map_or(Field::None, Field::At);
        }
        // The only field is its item 0 only if it has no items itself.
        let only = value.as_map().and_then(|map| map.get(variant.name()));
        match (at, only) {
            (Some(at), Some(Value::List(list))) if list.is_empty() => Field::At(at),
            (Some(_), Some(Value::List(_) | Value::Bytes(_) | Value::Map(_))) | (None, _) => {
                Field::Inside
            }
            (Some(at), _) => Field::At(at),
        }
    }
}
