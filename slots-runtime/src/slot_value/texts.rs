//! Types that convert only by their strings, and options, boxes, lists and maps of them.
//!
//! A type with `FromStr + Display` cannot implement `SlotValue` here: another crate may implement the trait for it. So the
//! values are made by a wrapper that does, `Vec<AsText<T>>` for a `Vec<T>`, and unwrapped.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, VecDeque};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;
#[cfg(feature = "std")]
use core::hash::BuildHasher;
use core::marker::PhantomData;
use core::str::FromStr;
#[cfg(feature = "std")]
use std::collections::HashMap;

use super::SlotValue;
use crate::model::dict::Dict;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Edits, Exchanged, Input, ItemType, VTable, hold, store, take, write};
use crate::text::step::Step;
use crate::text::type_names::short_type_name;

/// The position of a type with `FromStr + Display`: the type itself.
#[derive(Debug)]
pub struct Text;

/// The position one level deeper: in an option, a box, a list or a map.
#[derive(Debug)]
pub struct In<P>(PhantomData<P>);

/// A type that holds values which convert by their strings. `P` is their position, so that the implementations do not overlap.
pub trait Texts<P>: Sized + 'static {
    /// The same type with values that implement [`SlotValue`].
    type Wrapped: SlotValue;
    /// The operations.
    const VTABLE: &'static VTable;

    /// The type from its wrapped form.
    fn unwrap(wrapped: Self::Wrapped) -> Self;

    /// The value. A list or a map is copied.
    fn value(&self) -> Value<'_>;

    /// Whether this is the `None` of an option.
    fn is_none(&self) -> bool {
        false
    }

    /// See [`SlotValue`].
    fn item(&self, _step: Step<'_>) -> Option<AttrRef<'_>> {
        None
    }

    /// See [`SlotValue`].
    fn item_mut(&mut self, _step: Step<'_>) -> Option<AttrMut<'_>> {
        None
    }

    /// See [`SlotValue`].
    fn item_type(_step: Step<'_>) -> ItemType {
        ItemType::None
    }

    /// See [`Edits`].
    const EDITS: Edits = Edits::No;

    /// See [`Edits`].
    fn exchange(&mut self, _step: Step<'_>, new: Option<Held>) -> Exchanged {
        Err(new)
    }
}

/// Converts a string to a type that has no [`SlotValue`].
#[derive(Debug)]
pub struct AsText<T>(T);

impl<T: FromStr<Err: Display> + Display + 'static> SlotValue for AsText<T> {
    fn to_value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        read_text(Input::Value(value)).map(AsText)
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        read_text(Input::Text(text)).map(AsText)
    }

    fn slot_type() -> SlotType {
        SlotType::Text
    }
}

impl<T: FromStr<Err: Display> + Display + 'static> Texts<Text> for T {
    type Wrapped = AsText<T>;
    const VTABLE: &'static VTable = &VTable::text::<T>();

    fn unwrap(wrapped: AsText<T>) -> Self {
        wrapped.0
    }

    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl<T: Texts<P>, P: 'static> Texts<In<P>> for Option<T> {
    type Wrapped = Option<T::Wrapped>;
    const VTABLE: &'static VTable = &VTable::texts::<Self, In<P>>();

    fn unwrap(wrapped: Self::Wrapped) -> Self {
        wrapped.map(T::unwrap)
    }

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::None, T::value)
    }

    fn is_none(&self) -> bool {
        Option::is_none(self)
    }

    fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        self.as_ref()?.item(step)
    }

    fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        self.as_mut()?.item_mut(step)
    }

    const EDITS: Edits = T::EDITS;

    fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
        match self {
            Some(inner) => inner.exchange(step, new),
            None => Err(new),
        }
    }

    fn item_type(step: Step<'_>) -> ItemType {
        T::item_type(step)
    }
}

impl<T: Texts<P>, P: 'static> Texts<In<P>> for Box<T> {
    type Wrapped = Box<T::Wrapped>;
    const VTABLE: &'static VTable = &VTable::texts::<Self, In<P>>();

    fn unwrap(wrapped: Self::Wrapped) -> Self {
        Box::new(T::unwrap(*wrapped))
    }

    fn value(&self) -> Value<'_> {
        (**self).value()
    }

    fn is_none(&self) -> bool {
        (**self).is_none()
    }

    fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        (**self).item(step)
    }

    fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        (**self).item_mut(step)
    }

    const EDITS: Edits = T::EDITS;

    fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
        (**self).exchange(step, new)
    }

    fn item_type(step: Step<'_>) -> ItemType {
        T::item_type(step)
    }
}

fn owned<T: Texts<P>, P>(item: &T) -> OwnedValue {
    // Strings, lists and maps of them can be copied.
    item.value().into_owned().unwrap_or_default()
}

/// The edits of a list whose items can be added and removed.
macro_rules! edits {
    () => {
        const EDITS: Edits = Edits::Items;

        fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
            let len = self.len() + usize::from(new.is_some());
            match (step.index_in(len), new) {
                (Some(at), Some(new)) if new.is::<T>() => {
                    if let Some(item) = new.take() {
                        self.insert(at, item);
                    }
                    Ok(None)
                }
                (Some(at), None) => {
                    let removed: Option<T> = self.remove(at).into();
                    Ok(removed.and_then(|item| Held::new(item, T::VTABLE)))
                }
                (_, new) => Err(new),
            }
        }
    };
}

macro_rules! lists {
    ($([$($param:tt)*] $ty:ty, $wrapped:ty, $unwrap:expr $(, $edits:ident)?;)*) => {$(
        impl<T: Texts<P>, P: 'static, $($param)*> Texts<In<P>> for $ty {
            type Wrapped = $wrapped;
            const VTABLE: &'static VTable = &VTable::texts::<Self, In<P>>();

            fn unwrap(wrapped: Self::Wrapped) -> Self {
                let unwrap: fn(Self::Wrapped) -> Self = $unwrap;
                unwrap(wrapped)
            }

            fn value(&self) -> Value<'_> {
                Value::from(self.iter().map(owned::<T, P>).collect::<Vec<_>>())
            }

            fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                AttrRef::new(self.get(step.index_in(self.len())?)?, T::VTABLE)
            }

            fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                let at = step.index_in(self.len())?;
                AttrMut::new(self.get_mut(at)?, T::VTABLE)
            }

            fn item_type(step: Step<'_>) -> ItemType {
                if step.is_index() { ItemType::Of(T::VTABLE) } else { ItemType::None }
            }

            $($edits! {})?
        }
    )*};
}

lists! {
    [] Vec<T>, Vec<T::Wrapped>, |items| items.into_iter().map(T::unwrap).collect(), edits;
    [] VecDeque<T>, VecDeque<T::Wrapped>, |items| items.into_iter().map(T::unwrap).collect(), edits;
    [const N: usize] [T; N], [T::Wrapped; N], |items| items.map(T::unwrap);
}

macro_rules! maps {
    ($([$($param:tt)*] $ty:ty, $wrapped:ty;)*) => {$(
        impl<T: Texts<P>, P: 'static, $($param)*> Texts<In<P>> for $ty {
            type Wrapped = $wrapped;
            const VTABLE: &'static VTable = &VTable::texts::<Self, In<P>>();

            fn unwrap(wrapped: Self::Wrapped) -> Self {
                wrapped.into_iter().map(|(key, item)| (key, T::unwrap(item))).collect()
            }

            fn value(&self) -> Value<'_> {
                let entries = self.iter().map(|(key, item)| (key, owned::<T, P>(item)));
                Value::from(entries.collect::<Dict>())
            }

            fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                AttrRef::new(self.get(step.key()?)?, T::VTABLE)
            }

            fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                AttrMut::new(self.get_mut(step.key()?)?, T::VTABLE)
            }

            fn item_type(step: Step<'_>) -> ItemType {
                step.key().map_or(ItemType::None, |_| ItemType::Of(T::VTABLE))
            }

            const EDITS: Edits = Edits::Keys;

            fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
                let Some(key) = step.key() else { return Err(new) };
                let old = match new {
                    Some(new) if !new.is::<T>() => return Err(Some(new)),
                    Some(new) => new.take().and_then(|item| self.insert(key.to_string(), item)),
                    None => self.remove(key),
                };
                Ok(old.and_then(|old| Held::new(old, T::VTABLE)))
            }
        }
    )*};
}

maps! {
    [] BTreeMap<String, T>, BTreeMap<String, T::Wrapped>;
}

#[cfg(feature = "std")]
maps! {
    [S: BuildHasher + Default + 'static] HashMap<String, T, S>, HashMap<String, T::Wrapped, S>;
}

impl VTable {
    /// The operations of a type that holds values which convert by their strings.
    pub(super) const fn texts<C: Texts<P>, P>() -> Self {
        let mut vtable = VTable::opaque::<C>();
        vtable.get = |attr| match attr.downcast_ref::<C>() {
            Some(value) => value.value(),
            None => Value::Opaque(attr),
        };
        vtable.set = |attr, input| {
            let value = read::<C, P>(input)?;
            store(attr, value);
            Ok(())
        };
        vtable.write = |found, input, detail, after| {
            write(found, read::<C, P>(input)?, detail, after).map(drop)
        };
        vtable.build = |input, vtable| hold(read::<C, P>(input)?, vtable);
        vtable.is_none = |attr| attr.downcast_ref::<C>().is_some_and(C::is_none);
        vtable.slot_type = C::Wrapped::slot_type;
        vtable.takes_unit = Some(C::Wrapped::__TAKES_UNIT);
        vtable.item = |attr, step| attr.downcast_ref::<C>()?.item(step);
        vtable.item_mut = |attr, step| attr.downcast_mut::<C>()?.item_mut(step);
        vtable.item_type = C::item_type;
        vtable.edits = C::EDITS;
        vtable.exchange = |attr, step, new| match attr.downcast_mut::<C>() {
            Some(value) => value.exchange(step, new),
            None => Err(new),
        };
        vtable.debug = Some(|attr, f| match attr.downcast_ref::<C>() {
            Some(value) => core::fmt::Debug::fmt(&value.value(), f),
            None => Ok(()),
        });
        vtable
    }
}

fn read<C: Texts<P>, P>(input: Input<'_>) -> Result<C, ValueError> {
    let wrapped = match input {
        Input::Value(value) => C::Wrapped::from_value(value),
        Input::Text(text) => C::Wrapped::from_text(text),
        Input::Typed(typed) => return take(typed),
    };
    wrapped.map(C::unwrap).map_err(|rejected| {
        // An error of the whole value names the wrapped type.
        if rejected.expected() != short_type_name::<C::Wrapped>() {
            return rejected;
        }
        let found = String::from(rejected.found());
        rejected.saying(short_type_name::<C>(), found)
    })
}

/// Reads a type with `FromStr`.
pub(crate) fn read_text<T>(input: Input<'_>) -> Result<T, ValueError>
where
    T: FromStr<Err: Display> + 'static,
{
    let parse = |text: &str| {
        text.parse::<T>()
            .map_err(|error| ValueError::bad_text::<T>(text).with_cause(error.to_string()))
    };
    match input {
        Input::Text(text) => parse(text),
        Input::Value(value) => match value.textual() {
            Some(text) => parse(&text),
            None => Err(ValueError::not_a::<T>(&value)),
        },
        Input::Typed(typed) => take(typed),
    }
}

/// The position of flags of the crate `bitflags`: the type itself. Without the feature no type has flags.
#[derive(Debug)]
pub struct Flags;
