//! `SlotValue` of options and boxes.

use alloc::boxed::Box;

use super::SlotValue;
use crate::model::edits::{Edits, InnerRules};
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::Object;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::text::depth::Level;
use crate::text::none::{is_none, spells_none};
use crate::text::step::Step;

/// `None` converts to [`Value::None`], `Some` to the value inside. The string of `None` is `None`.
///
/// An `Option` of an `Option` does not compile: no value tells `Some(None)` from `None`.
impl<T: SlotValue> SlotValue for Option<T> {
    const __HAS_NONE: bool = {
        assert!(
            !T::__HAS_NONE,
            "an `Option` of an `Option` cannot be an attribute: no value tells `Some(None)` from `None`"
        );
        true
    };
    const __TAKES_UNIT: bool = T::__TAKES_UNIT;
    const __CONVERTED: Option<fn(&Value<'_>) -> Option<Self>> = match T::__CONVERTED {
        Some(_) => Some(|value| T::__converted(value).map(Some)),
        None => None,
    };
    const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
    const __INNER_RULES: InnerRules = T::__INNER_RULES;

    fn to_value(&self) -> Value<'_> {
        const { assert!(Self::__HAS_NONE) };
        self.as_ref().map_or(Value::None, T::to_value)
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        if value.is_none() { Ok(None) } else { T::from_value(value).map(Some) }
    }

    #[inline(always)]
    fn __as_it_is(value: &Value<'_>) -> Option<Self> {
        if value.is_none() { Some(None) } else { T::__as_it_is(value).map(Some) }
    }

    /// `"None"` in quotes is the string `None`; with two pairs of quotes, that string in one pair. `none` and `null` are `None` for a
    /// type that does not accept these strings itself.
    fn from_text(text: &str) -> Result<Self, ValueError> {
        if is_none(text) { Ok(None) } else { or_none(text, T::from_text(quoted_none(text))) }
    }

    /// `"None"` in quotes is a string.
    fn __from_item(text: &str) -> Result<Self, ValueError> {
        if is_none(text) { Ok(None) } else { or_none(text, T::__from_item(text)) }
    }

    fn assign(&mut self, value: Value<'_>) -> Result<(), ValueError> {
        match self {
            Some(present) if !value.is_none() => present.assign(value),
            _ => {
                *self = Self::from_value(value)?;
                Ok(())
            }
        }
    }

    fn choices() -> &'static [&'static str] {
        T::choices()
    }

    fn __is_none(&self) -> bool {
        Option::is_none(self)
    }

    fn __object(&self) -> Option<&dyn Object> {
        self.as_ref()?.__object()
    }

    fn __object_mut(&mut self) -> Option<&mut dyn Object> {
        self.as_mut()?.__object_mut()
    }

    fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        self.as_ref()?.__item(step)
    }

    fn __item_type(step: Step<'_>) -> ItemType {
        T::__item_type(step)
    }

    fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        self.as_mut()?.__item_mut(step)
    }

    const __EDITS: Edits = T::__EDITS;

    fn __exchange(
        &mut self,
        step: Step<'_>,
        new: Option<Held>,
    ) -> Result<Option<Held>, Option<Held>> {
        match self {
            Some(present) => present.__exchange(step, new),
            None => Err(new),
        }
    }

    fn __position(&mut self, step: Step<'_>, to: Option<usize>) -> Option<usize> {
        self.as_mut()?.__position(step, to)
    }

    fn slot_type() -> SlotType {
        SlotType::Optional(T::slot_type)
    }
}

/// The value of a text; `None` if the type rejects the text, and the text is another spelling of `None`.
fn or_none<T>(text: &str, read: Result<T, ValueError>) -> Result<Option<T>, ValueError> {
    match read {
        Err(_) if spells_none(text) => Ok(None),
        read => read.map(Some),
    }
}

/// The text without one pair of its quotes if nothing but `None` is inside of them all; other texts as they are.
fn quoted_none(text: &str) -> &str {
    let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let mut bare = inside;
    while let Some(quoted) =
        bare.and_then(|rest| rest.strip_prefix('"')).and_then(|rest| rest.strip_suffix('"'))
    {
        bare = Some(quoted);
    }
    if bare.is_some_and(is_none) { inside.unwrap_or(text) } else { text }
}

impl<T: SlotValue> SlotValue for Box<T> {
    const __TAKES_UNIT: bool = T::__TAKES_UNIT;
    const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
    const __INNER_RULES: InnerRules = InnerRules::behind_pointer(T::__MAY_HOLD_OBJECTS);

    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let _level = Level::enter_or_reject()?;
        T::from_value(value).map(Box::new)
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        let _level = Level::enter_or_reject()?;
        T::from_text(text).map(Box::new)
    }

    fn __from_item(text: &str) -> Result<Self, ValueError> {
        let _level = Level::enter_or_reject()?;
        T::__from_item(text).map(Box::new)
    }

    fn assign(&mut self, value: Value<'_>) -> Result<(), ValueError> {
        let _level = Level::enter_or_reject()?;
        (**self).assign(value)
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
        (**self).__object_mut()
    }

    fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        (**self).__item(step)
    }

    fn __item_type(step: Step<'_>) -> ItemType {
        T::__item_type(step)
    }

    fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        (**self).__item_mut(step)
    }

    const __EDITS: Edits = T::__EDITS;

    fn __exchange(
        &mut self,
        step: Step<'_>,
        new: Option<Held>,
    ) -> Result<Option<Held>, Option<Held>> {
        (**self).__exchange(step, new)
    }

    fn __position(&mut self, step: Step<'_>, to: Option<usize>) -> Option<usize> {
        (**self).__position(step, to)
    }

    fn slot_type() -> SlotType {
        T::slot_type()
    }
}
