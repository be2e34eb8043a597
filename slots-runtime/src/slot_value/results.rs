//! `SlotValue` of `Result`: an enum with the variants `Ok` and `Err`.

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

impl<T: SlotValue, E: SlotValue> Variants for Result<T, E> {
    const INFO: &'static EnumInfo = &EnumInfo::of::<Self>(
        "",
        const {
            &[
                VariantInfo::new(
                    &["Ok"],
                    "",
                    false,
                    const { &[FieldInfo::new(&[], "", vtable_of::<T>(), None)] },
                ),
                VariantInfo::new(
                    &["Err"],
                    "",
                    false,
                    const { &[FieldInfo::new(&[], "", vtable_of::<E>(), None)] },
                ),
            ]
        },
    );

    fn active(&self) -> usize {
        usize::from(self.is_err())
    }

    fn field(&self, at: usize) -> Option<AttrRef<'_>> {
        match self {
            _ if at != 0 => None,
            Ok(value) => AttrRef::new(value, vtable_of::<T>()),
            Err(error) => AttrRef::new(error, vtable_of::<E>()),
        }
    }

    fn field_mut(&mut self, at: usize) -> Option<AttrMut<'_>> {
        match self {
            _ if at != 0 => None,
            Ok(value) => AttrMut::new(value, vtable_of::<T>()),
            Err(error) => AttrMut::new(error, vtable_of::<E>()),
        }
    }

    fn make(variant: usize, fields: &mut Parts) -> Option<Self> {
        if variant == 0 { fields.take(0).map(Ok) } else { fields.take(0).map(Err) }
    }
}

/// A map with one entry: `{"Ok": 1}` or `{"Err": "busy"}`.
impl<T: SlotValue, E: SlotValue> SlotValue for Result<T, E> {
    const __TAKES_UNIT: bool = false;
    const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS || E::__MAY_HOLD_OBJECTS;
    const __INNER_RULES: InnerRules = T::__INNER_RULES.or(E::__INNER_RULES);

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
        &["Ok", "Err"]
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
