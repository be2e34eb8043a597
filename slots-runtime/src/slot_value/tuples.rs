//! `SlotValue` of tuples: lists of fixed length with a type for each item.

use super::SlotValue;
use crate::model::edits::InnerRules;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::slot_type::SlotType;
use crate::model::slot_type::{EnumInfo, FieldInfo, VariantInfo};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::slot_value::probe::vtable_of;
use crate::slot_value::variants::{self, Parts, Variants};
use crate::slot_value::variants_convert::{tuple_from_text, tuple_from_value};
use crate::text::step::Step;

macro_rules! tuples {
    ($(($($item:ident $at:tt),*))*) => {$(
        impl<$($item: SlotValue),*> Variants for ($($item,)*) {
            const INFO: &'static EnumInfo = &EnumInfo::of::<Self>("", const {
                &[VariantInfo::new(&[], "", false, const {
                    &[$(FieldInfo::new(&[], "", vtable_of::<$item>(), None)),*]
                })]
            });

            fn active(&self) -> usize {
                0
            }

            fn field(&self, at: usize) -> Option<AttrRef<'_>> {
                match at {
                    $($at => AttrRef::new(&self.$at, vtable_of::<$item>()),)*
                    _ => None,
                }
            }

            fn field_mut(&mut self, at: usize) -> Option<AttrMut<'_>> {
                match at {
                    $($at => AttrMut::new(&mut self.$at, vtable_of::<$item>()),)*
                    _ => None,
                }
            }

            fn make(_: usize, fields: &mut Parts) -> Option<Self> {
                Some(($(fields.take::<$item>($at)?,)*))
            }
        }

        impl<$($item: SlotValue),*> SlotValue for ($($item,)*) {
            const __TAKES_UNIT: bool = true $(&& $item::__TAKES_UNIT)*;
            const __MAY_HOLD_OBJECTS: bool = false $(|| $item::__MAY_HOLD_OBJECTS)*;
            const __INNER_RULES: InnerRules = InnerRules::No $(.or($item::__INNER_RULES))*;

            fn to_value(&self) -> Value<'_> {
                variants::list(self)
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                tuple_from_value(&value)
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                tuple_from_text(text)
            }

            fn slot_type() -> SlotType {
                variants::tuple_type::<Self>()
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
    )*};
}

tuples! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
    (A 0, B 1, C 2, D 3, E 4, F 5)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11)
}
