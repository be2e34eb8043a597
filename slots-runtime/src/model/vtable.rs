//! `VTable`, the operations of one type, and `Input`, the argument of a write.

pub(crate) mod typed_only;

use alloc::string::{String, ToString};
use core::any::{Any, TypeId};
use core::fmt::{self, Debug, Formatter};

use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::SlotDetail;
use crate::model::edits::{Edits, InnerRules};
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::erased::Erased;
use crate::model::kernel::object::{FoundMut, Object, ObjectMut};
use crate::model::primitive::Primitive;
use crate::model::rule::Rule;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::text::step::Step;
use crate::text::type_names::shorten;

/// The argument of a write. Every entry point passes one of the three.
#[non_exhaustive]
pub enum Input<'v> {
    /// A value of a kind known only at run time; it is converted if the conversion is exact.
    Value(Value<'v>),
    /// A string, which the attribute's own type parses.
    Text(&'v str),
    /// An `Option<T>` that holds the value; it must be of the attribute's own type. An accepted write takes the value and
    /// leaves `None`; a rejected one leaves the value in place, unless the setter of a property took it.
    Typed(&'v mut dyn Typed),
}

impl Input<'_> {
    /// The input, to be converted. A typed input can be borrowed again after it.
    pub(crate) fn take(&mut self) -> Input<'_> {
        match self {
            Input::Value(value) => Input::Value(core::mem::replace(value, Value::None)),
            Input::Text(text) => Input::Text(text),
            Input::Typed(typed) => Input::Typed(&mut **typed),
        }
    }

    /// Moves the input out, and leaves one without a value.
    pub(crate) fn move_out(&mut self) -> Self {
        core::mem::replace(self, Input::Value(Value::None))
    }

    /// Drops the input; see [`Value::discard`].
    #[inline(always)]
    pub(crate) fn discard(self) {
        if let Input::Value(value) = self {
            value.discard();
        }
    }
}

impl Debug for Input<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Input::Value(value) => f.debug_tuple("Value").field(value).finish(),
            Input::Text(text) => f.debug_tuple("Text").field(text).finish(),
            Input::Typed(typed) => {
                f.debug_tuple("Typed").field(&format_args!("{}", (**typed).__type_name())).finish()
            }
        }
    }
}

/// The operations of one type, shared by all slots of that type.
///
/// Every access compares the `TypeId`, and most then call `get` or `set`: so these fields come first, and the alignment
/// keeps them in one cache line.
#[repr(C, align(64))]
pub struct VTable {
    pub(crate) erased: Erased,
    pub(crate) get: for<'a> fn(AttrRef<'a>) -> Value<'a>,
    /// Replaces the value by that of an input, which is taken if it owns memory. The input is borrowed, because a copy of what was
    /// stored by its parts would stall the processor.
    pub(crate) set: fn(AttrMut<'_>, &mut Input<'_>) -> Result<(), ValueError>,
    pub(crate) build: fn(Input<'_>, &'static VTable) -> Result<Held, ValueError>,
    /// Converts an input, applies the rules of the slot, and stores the value; see [`write`]. The slot and the input are borrowed for
    /// the same reason.
    pub(crate) write: fn(
        &mut FoundMut<'_>,
        &mut Input<'_>,
        &SlotDetail,
        Option<&AfterWrite>,
    ) -> Result<(), ValueError>,
    pub(crate) type_name: fn() -> &'static str,
    /// Moves a value back to the `Option<T>` that it was taken from, the argument of [`Input::Typed`].
    pub(crate) put: fn(Held, &mut dyn Any),
    pub(crate) is_none: fn(AttrRef<'_>) -> bool,
    pub(crate) object: for<'a> fn(AttrRef<'a>) -> Option<&'a dyn Object>,
    pub(crate) object_mut: for<'a> fn(AttrMut<'a>) -> Option<&'a mut dyn Object>,
    pub(crate) item: for<'a> fn(AttrRef<'a>, Step<'_>) -> Option<AttrRef<'a>>,
    pub(crate) item_mut: for<'a> fn(AttrMut<'a>, Step<'_>) -> Option<AttrMut<'a>>,
    /// Inserts, replaces or removes an item; see [`Edits`].
    pub(crate) exchange: fn(AttrMut<'_>, Step<'_>, Option<Held>) -> Exchanged,
    pub(crate) edits: Edits,
    /// The position of a key, in a map that keeps the order of insertion; moves the key to another position if one is given.
    pub(crate) position: fn(AttrMut<'_>, Step<'_>, Option<usize>) -> Option<usize>,
    pub(crate) class: fn() -> Option<&'static Class>,
    pub(crate) choices: fn() -> &'static [&'static str],
    pub(crate) slot_type: fn() -> SlotType,
    pub(crate) item_type: fn(Step<'_>) -> ItemType,
    pub(crate) debug: Option<fn(AttrRef<'_>, &mut Formatter<'_>) -> fmt::Result>,
    /// Whether the values are numbers that a unit can count; `None` if unknown.
    pub(crate) takes_unit: Option<bool>,
    pub(crate) inner_rules: InnerRules,
    /// Whether the [`Value`] of a value has all its data, if its [`SlotType`] says so. It need not have if it is the string of a type
    /// with `FromStr + Display`, or contains such strings.
    pub(crate) is_exact: bool,
    /// The number or string type that the type is, if a [`Value`] of it is the value itself.
    pub(crate) primitive: Primitive,
    /// The rules of the field of a variant, whose operations these are; `None` for those of a type.
    pub(crate) field: Option<&'static FieldRules>,
}

/// The rules and the unit of a field of a variant. A field lies in no table of slots, so that its operations have them.
#[derive(Debug)]
pub struct FieldRules {
    /// The operations of its type.
    pub vtable: &'static VTable,
    /// The rules that a value must pass.
    pub rules: &'static [&'static dyn Rule],
    /// The unit of its number, such as `s`.
    pub unit: &'static str,
    /// Whether the field keeps its value as long as its variant is active.
    pub readonly: bool,
}

impl FieldRules {
    /// Applies the rules to a value.
    pub(crate) fn validate(&self, value: AttrRef<'_>) -> Result<(), ValueError> {
        validate(self.rules, value)
    }
}

/// Applies rules to a value.
#[inline(always)]
pub(crate) fn validate(rules: &[&'static dyn Rule], value: AttrRef<'_>) -> Result<(), ValueError> {
    for rule in rules {
        rule.check(value).map_err(|rejected| rejected.by_rule(rule))?;
    }
    Ok(())
}

impl VTable {
    #[inline(always)]
    pub(crate) const fn type_id(&self) -> TypeId {
        self.erased.id()
    }

    pub(crate) const fn size(&self) -> usize {
        self.erased.size()
    }

    pub(crate) const fn align(&self) -> usize {
        self.erased.align()
    }

    /// Whether an edit of the items makes a new value, of copies of the items.
    pub(crate) fn is_edited_by_copy(&self) -> bool {
        matches!(self.edits, Edits::Set | Edits::Heap | Edits::Shared)
            && (self.slot_type)().is_copied_by_value()
    }

    /// Whether the values are those of a read-only field of a variant.
    #[inline]
    pub(crate) const fn is_readonly(&self) -> bool {
        match self.field {
            Some(field) => field.readonly,
            None => false,
        }
    }

    pub(crate) const fn inner_rules(&self) -> InnerRules {
        self.inner_rules
    }

    pub(crate) fn type_name(&self) -> String {
        shorten((self.type_name)())
    }

    pub(crate) fn debug(&self, attr: AttrRef<'_>, f: &mut Formatter<'_>) -> fmt::Result {
        match self.debug {
            Some(debug) => debug(attr, f),
            None => write!(f, "<{}>", self.type_name()),
        }
    }
}

impl Debug for VTable {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("VTable").field("type_name", &self.type_name()).finish_non_exhaustive()
    }
}

/// The steps of a write after the value is stored, in an object with checks or hooks.
pub(crate) struct AfterWrite {
    /// Applies the checks of the object; returns whether the hooks are to be called, with the old value.
    pub(crate) check: fn(&FoundMut<'_>, AttrRef<'_>) -> Result<bool, ValueError>,
    /// Calls the hooks with the old value.
    pub(crate) notify: fn(ObjectMut<'_>, &'static Entry, AttrRef<'_>),
}

/// An [`Any`] with the name of its type, so that an error can name the type. [`Input::Typed`] borrows one.
///
/// Every `'static` type implements it, so that no other implementation is possible; a write accepts only an `Option<T>`.
pub trait Typed: Any {
    /// The name of the type, for messages.
    #[doc(hidden)]
    fn __type_name(&self) -> &'static str;
}

impl<T: 'static> Typed for T {
    fn __type_name(&self) -> &'static str {
        core::any::type_name::<T>()
    }
}

/// How an error names a typed input, by the name of its type.
pub(crate) fn found(type_name: &str) -> String {
    let name = shorten(type_name);
    match name.strip_prefix("Option<").and_then(|name| name.strip_suffix('>')) {
        Some(inner) => inner.to_string(),
        None => alloc::format!("a {name} outside of an Option"),
    }
}

/// The static type of the item that a path segment selects.
#[derive(Debug)]
pub enum ItemType {
    /// No value of the type has such an item.
    None,
    /// The type depends on the value.
    Unknown,
    /// A value may have such an item, and it is of this type.
    Of(&'static VTable),
    /// The values are maps, and the name in the path is no key of their type.
    BadKey(ValueError),
}

/// The result of an exchange: the old value, or the argument if the type does not support it.
pub(crate) type Exchanged = Result<Option<Held>, Option<Held>>;
