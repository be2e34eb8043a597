//! `SlotValue` of `Rc` and `Arc`: a read goes through the pointer, a write replaces the pointer.

use alloc::rc::Rc;
use alloc::sync::Arc;

use super::SlotValue;
use crate::model::edits::InnerRules;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::Object;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::text::depth::Level;
use crate::text::step::Step;

macro_rules! shared {
    ($($pointer:ident)*) => {$(
        /// Converts as the value inside. A write stores a new pointer, so that the other owners keep the old value; an
        /// item or an attribute of the value can be written while no other owner shares it.
        impl<T: SlotValue> SlotValue for $pointer<T> {
            const __TAKES_UNIT: bool = T::__TAKES_UNIT;
            const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
            const __INNER_RULES: InnerRules = InnerRules::behind_pointer(T::__MAY_HOLD_OBJECTS);

            fn to_value(&self) -> Value<'_> {
                (**self).to_value()
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                let _level = Level::enter_or_reject()?;
                T::from_value(value).map($pointer::new)
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                let _level = Level::enter_or_reject()?;
                T::from_text(text).map($pointer::new)
            }

            fn __from_item(text: &str) -> Result<Self, ValueError> {
                let _level = Level::enter_or_reject()?;
                T::__from_item(text).map($pointer::new)
            }

            fn choices() -> &'static [&'static str] {
                T::choices()
            }

            fn __is_none(&self) -> bool {
                (**self).__is_none()
            }

            fn __object(&self) -> Option<&dyn Object> {
                (**self).__object()
            }

            fn __object_mut(&mut self) -> Option<&mut dyn Object> {
                $pointer::get_mut(self)?.__object_mut()
            }

            fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                (**self).__item(step)
            }

            fn __item_type(step: Step<'_>) -> ItemType {
                T::__item_type(step)
            }

            fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                $pointer::get_mut(self)?.__item_mut(step)
            }

            fn slot_type() -> SlotType {
                T::slot_type()
            }
        }
    )*};
}

shared!(Rc Arc);
