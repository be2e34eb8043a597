//! `SlotValue` of `Bound`: an enum with the variants `Included`, `Excluded` and `Unbounded`.

use core::ops::Bound;

use super::SlotValue;
use crate::model::edits::InnerRules;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::Object;
use crate::model::slot_type::{EnumInfo, FieldInfo, SlotType, VariantInfo};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::slot_value::probe::vtable_of;
use crate::slot_value::variants::{self, Parts, Variants};
use crate::slot_value::variants_convert;
use crate::text::step::Step;

impl<T: SlotValue> Variants for Bound<T> {
    const INFO: &'static EnumInfo = &EnumInfo::of::<Self>(
        "",
        const {
            &[
                VariantInfo::new(
                    &["Included"],
                    "",
                    false,
                    const { &[FieldInfo::new(&[], "", vtable_of::<T>(), None)] },
                ),
                VariantInfo::new(
                    &["Excluded"],
                    "",
                    false,
                    const { &[FieldInfo::new(&[], "", vtable_of::<T>(), None)] },
                ),
                VariantInfo::new(&["Unbounded"], "", false, &[]),
            ]
        },
    );

    fn active(&self) -> usize {
        match self {
            Bound::Included(_) => 0,
            Bound::Excluded(_) => 1,
            Bound::Unbounded => 2,
        }
    }

    fn field(&self, at: usize) -> Option<AttrRef<'_>> {
        match self {
            Bound::Included(bound) | Bound::Excluded(bound) if at == 0 => {
                AttrRef::new(bound, vtable_of::<T>())
            }
            _ => None,
        }
    }

    fn field_mut(&mut self, at: usize) -> Option<AttrMut<'_>> {
        match self {
            Bound::Included(bound) | Bound::Excluded(bound) if at == 0 => {
                AttrMut::new(bound, vtable_of::<T>())
            }
            _ => None,
        }
    }

    fn make(variant: usize, fields: &mut Parts) -> Option<Self> {
        match variant {
            0 => fields.take(0).map(Bound::Included),
            1 => fields.take(0).map(Bound::Excluded),
            _ => Some(Bound::Unbounded),
        }
    }
}

/// The name `Unbounded`, or a map with one entry: `{"Included": 1}`, `{"Excluded": 1}`.
impl<T: SlotValue> SlotValue for Bound<T> {
    const __TAKES_UNIT: bool = false;
    const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
    const __INNER_RULES: InnerRules = T::__INNER_RULES;

    fn to_value(&self) -> Value<'_> {
        variants::value(self)
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        variants_convert::from_value(&value)
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        variants_convert::from_text(text)
    }

    fn choices() -> &'static [&'static str] {
        &["Included", "Excluded", "Unbounded"]
    }

    fn slot_type() -> SlotType {
        SlotType::Enum(Self::INFO)
    }

    fn __object(&self) -> Option<&dyn Object> {
        variants::object(self)
    }

    fn __object_mut(&mut self) -> Option<&mut dyn Object> {
        variants::object_mut(self)
    }

    fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        variants::item(self, step)
    }

    fn __item_type(step: Step<'_>) -> ItemType {
        variants::item_type::<Self>(step)
    }

    fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        variants::item_mut(self, step)
    }
}
