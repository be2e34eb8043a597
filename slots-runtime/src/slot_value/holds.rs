//! `Holds`: types that cannot implement `SlotValue`, and options, boxes, lists and maps of them.
//!
//! A type of another crate cannot implement `SlotValue` here or in the crate of the user. So each value is made by a wrapper
//! that does, `Vec<AsText<T>>` for a `Vec<T>`, and unwrapped; and it is seen through [`Seen`].

mod containers;
pub(crate) mod keys;
mod maps;

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt::Debug;
use core::marker::PhantomData;

use super::SlotValue;
use crate::model::decl::Decl;
use crate::model::edits::Edits;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::Object;
use crate::model::typed_input::take;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Exchanged, Input, ItemType, VTable};
use crate::model::write::{hold, store, write};
use crate::text::step::Step;
use crate::text::type_names::short_type_name;

/// The position of a type that converts: the type itself.
#[derive(Debug)]
pub struct Here;

/// The position one level deeper: in an option, a box, a list or a map.
#[derive(Debug)]
pub struct In<P>(PhantomData<P>);

/// As [`In`], in a map whose keys are flags of the crate `bitflags`.
#[derive(Debug)]
pub struct OfFlags<P>(PhantomData<P>);

/// A type that holds values which convert by `L`. `P` is their position, so that the implementations do not overlap.
///
/// `L` is one of `Text`, `Flags`, `Plain`, `By` and `Described`.
#[diagnostic::on_unimplemented(
    message = "`with` does not convert `{Self}`",
    label = "neither the type of the field nor that of its items is the one that `with` converts",
    note = "the type that `from_value` of the module returns, or the type that `remote` names, must be the type of the field, or that of the items of its options, boxes, arrays, lists and maps"
)]
pub trait Holds<L, P>: Sized + 'static {
    /// The same type with values that implement [`SlotValue`].
    type Wrapped: SlotValue;
    /// The operations.
    const VTABLE: &'static VTable = &VTable::holds::<Self, L, P>();
    /// The declaration of the type if its values are objects.
    const DECL: Option<&'static Decl> = None;

    /// See [`VTable::is_exact`].
    const IS_EXACT: bool = true;

    /// The type from its wrapped form.
    fn unwrap(wrapped: Self::Wrapped) -> Self;

    /// The value.
    fn value(&self) -> Value<'_>;

    /// Whether this is the `None` of an option.
    fn is_none(&self) -> bool {
        false
    }

    /// See [`SlotValue`].
    fn object(&self) -> Option<&dyn Object> {
        None
    }

    /// See [`SlotValue`].
    fn object_mut(&mut self) -> Option<&mut dyn Object> {
        None
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

/// Types with `SlotValue`, as the values of maps whose keys have none.
#[derive(Debug)]
pub struct Plain;

impl<T: SlotValue> Holds<Plain, Here> for T {
    type Wrapped = T;
    const VTABLE: &'static VTable = &VTable::attribute::<T>();

    fn unwrap(wrapped: T) -> Self {
        wrapped
    }

    fn value(&self) -> Value<'_> {
        self.to_value()
    }

    fn is_none(&self) -> bool {
        self.__is_none()
    }

    fn object(&self) -> Option<&dyn Object> {
        self.__object()
    }

    fn object_mut(&mut self) -> Option<&mut dyn Object> {
        self.__object_mut()
    }

    fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        self.__item(step)
    }

    fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        self.__item_mut(step)
    }

    fn item_type(step: Step<'_>) -> ItemType {
        T::__item_type(step)
    }

    const EDITS: Edits = T::__EDITS;

    fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
        self.__exchange(step, new)
    }
}

impl<T: Holds<L, P>, L: 'static, P: 'static> Holds<L, In<P>> for Option<T> {
    type Wrapped = Option<T::Wrapped>;
    const IS_EXACT: bool = T::IS_EXACT;

    fn unwrap(wrapped: Self::Wrapped) -> Self {
        wrapped.map(T::unwrap)
    }

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::None, T::value)
    }

    fn is_none(&self) -> bool {
        Option::is_none(self)
    }

    fn object(&self) -> Option<&dyn Object> {
        self.as_ref()?.object()
    }

    fn object_mut(&mut self) -> Option<&mut dyn Object> {
        self.as_mut()?.object_mut()
    }

    fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        self.as_ref()?.item(step)
    }

    fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        self.as_mut()?.item_mut(step)
    }

    fn item_type(step: Step<'_>) -> ItemType {
        T::item_type(step)
    }

    const EDITS: Edits = T::EDITS;

    fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
        match self {
            Some(inner) => inner.exchange(step, new),
            None => Err(new),
        }
    }
}

impl<T: Holds<L, P>, L: 'static, P: 'static> Holds<L, In<P>> for Box<T> {
    type Wrapped = Box<T::Wrapped>;
    const IS_EXACT: bool = T::IS_EXACT;

    fn unwrap(wrapped: Self::Wrapped) -> Self {
        Box::new(T::unwrap(*wrapped))
    }

    fn value(&self) -> Value<'_> {
        (**self).value()
    }

    fn is_none(&self) -> bool {
        (**self).is_none()
    }

    fn object(&self) -> Option<&dyn Object> {
        (**self).object()
    }

    fn object_mut(&mut self) -> Option<&mut dyn Object> {
        (**self).object_mut()
    }

    fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        (**self).item(step)
    }

    fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        (**self).item_mut(step)
    }

    fn item_type(step: Step<'_>) -> ItemType {
        T::item_type(step)
    }

    const EDITS: Edits = T::EDITS;

    fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
        (**self).exchange(step, new)
    }
}

impl VTable {
    /// The operations of a type that holds values which convert by `L`.
    pub(super) const fn holds<C: Holds<L, P>, L, P>() -> Self {
        let mut vtable = VTable::opaque::<C>();
        vtable.get = |attr| match attr.downcast_ref::<C>() {
            Some(value) => value.value(),
            None => Value::Opaque(attr),
        };
        vtable.set = |attr, input| {
            let value = read::<C, L, P>(input.take())?;
            store(attr, value);
            Ok(())
        };
        vtable.write = |found, input, detail, after| {
            write(found, read::<C, L, P>(input.take())?, detail, after).map(drop)
        };
        vtable.build = |input, vtable| hold(read::<C, L, P>(input)?, vtable);
        vtable.is_none = |attr| attr.downcast_ref::<C>().is_some_and(C::is_none);
        vtable.object = |attr| attr.downcast_ref::<C>()?.object();
        vtable.object_mut = |attr| attr.downcast_mut::<C>()?.object_mut();
        vtable.class = C::Wrapped::__class;
        vtable.inner_rules = C::Wrapped::__INNER_RULES;
        vtable.is_exact = C::IS_EXACT;
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
            Some(value) => Debug::fmt(&value.value(), f),
            None => Ok(()),
        });
        vtable
    }
}

fn read<C: Holds<L, P>, L, P>(input: Input<'_>) -> Result<C, ValueError> {
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
