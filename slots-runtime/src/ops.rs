//! `Ops`: what can be done with a value of one type when its type is not known, found per field at expansion.

mod probe;

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::any::{Any, TypeId};
use core::fmt::{self, Debug, Display, Formatter};
use core::str::FromStr;

pub use self::probe::{DeclOf, OpsOf, Probe, ProbeElse, declared, pick};
use crate::attribute::{Attribute, ItemType, ops_of};
use crate::class::Class;
use crate::inner_rules::InnerRules;
use crate::kernel::{AttrMut, AttrRef};
use crate::kind::Kind;
use crate::names_of_types::shorten;
use crate::object::Object;
use crate::path::Step;
use crate::refused::Refused;
use crate::value::Value;

/// What a write brings: every way in is one of the three, and goes on as one.
pub enum Input<'v> {
    /// A value of a kind known only at run time; it is converted where nothing is lost.
    Value(Value<'v>),
    /// A text, which the attribute's own type reads.
    Text(&'v str),
    /// An `Option<T>` that holds the value; it must be of the attribute's own type. An accepted write takes the value and
    /// leaves `None`; a rejected one leaves the value there, unless it was the setter of a property that took it.
    Typed(&'v mut dyn Typed),
}

/// What [`Input::Typed`] borrows: an [`Any`] that knows the name of its type, so that an error can say what was given.
///
/// Every type implements it; only an `Option<T>` is taken.
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

/// The operations of one type, shared by all slots of that type.
///
/// Every access compares the `TypeId`, and most go on to what reads or writes: so these come first, and none of them
/// lies across two cache lines.
#[repr(C, align(64))]
pub struct Ops {
    type_id: TypeId,
    type_name: fn() -> &'static str,
    size: usize,
    align: usize,
    pub(crate) get: for<'a> fn(AttrRef<'a>) -> Value<'a>,
    pub(crate) set: fn(AttrMut<'_>, Input<'_>) -> Result<(), Refused>,
    pub(crate) build: fn(Input<'_>) -> Result<Box<dyn Any>, Refused>,
    pub(crate) view: for<'a> fn(&'a dyn Any, &'static Ops) -> Option<AttrRef<'a>>,
    /// The value in an `Option<T>`, which is what [`Input::Typed`] brings.
    pub(crate) typed: for<'a> fn(&'a dyn Any, &'static Ops) -> Option<AttrRef<'a>>,
    /// Exchanges the value with that of a `T` or of an `Option<T>`.
    pub(crate) swap: fn(AttrMut<'_>, &mut dyn Any),
    pub(crate) is_none: fn(AttrRef<'_>) -> bool,
    pub(crate) object: for<'a> fn(AttrRef<'a>) -> Option<&'a dyn Object>,
    pub(crate) object_mut: for<'a> fn(AttrMut<'a>) -> Option<&'a mut dyn Object>,
    pub(crate) item: for<'a> fn(AttrRef<'a>, &Step) -> Option<AttrRef<'a>>,
    pub(crate) item_mut: for<'a> fn(AttrMut<'a>, &Step) -> Option<AttrMut<'a>>,
    pub(crate) class: fn() -> Option<&'static Class>,
    pub(crate) choices: fn() -> &'static [&'static str],
    pub(crate) kind: fn() -> Kind,
    pub(crate) item_type: fn(&Step) -> ItemType,
    debug: Option<fn(AttrRef<'_>, &mut Formatter<'_>) -> fmt::Result>,
    /// Whether the values are numbers that a unit can count; `None` if that is not known.
    pub(crate) takes_unit: Option<bool>,
    inner_rules: InnerRules,
}

/// The type of what is no slot. No user can name it, so that no typed access ever finds it.
struct NotASlot;

impl Ops {
    /// What properties and class attributes have in the place of operations.
    pub(crate) const NOT_A_SLOT: &'static Ops = &Ops::typed_only::<NotASlot>();

    #[inline(always)]
    pub(crate) const fn type_id(&self) -> TypeId {
        self.type_id
    }

    pub(crate) const fn size(&self) -> usize {
        self.size
    }

    pub(crate) const fn align(&self) -> usize {
        self.align
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

    /// What can be done with a value of any type: only typed access reaches it.
    pub(crate) const fn typed_only<T: 'static>() -> Self {
        Ops {
            type_id: TypeId::of::<T>(),
            type_name: core::any::type_name::<T>,
            size: size_of::<T>(),
            align: align_of::<T>(),
            get: |attr| Value::Opaque(attr),
            set: |attr, input| {
                let value = only_typed::<T>(input)?;
                store(attr, value);
                Ok(())
            },
            build: |input| Ok(Box::new(only_typed::<T>(input)?)),
            view: |any, ops| AttrRef::new(any.downcast_ref::<T>()?, ops),
            typed: |any, ops| AttrRef::new(any.downcast_ref::<Option<T>>()?.as_ref()?, ops),
            swap: |attr, other| {
                let Some(place) = attr.downcast_mut::<T>() else { return };
                if let Some(value) = other.downcast_mut::<T>() {
                    core::mem::swap(place, value);
                } else if let Some(Some(value)) = other.downcast_mut::<Option<T>>() {
                    core::mem::swap(place, value);
                }
            },
            is_none: |_| false,
            object: |_| None,
            object_mut: |_| None,
            item: |_, _| None,
            item_mut: |_, _| None,
            class: || None,
            choices: || &[],
            kind: || Kind::Opaque,
            item_type: |_| ItemType::None,
            debug: None,
            takes_unit: None,
            inner_rules: InnerRules::No,
        }
    }
}

impl Ops {
    /// A type of which nothing is known. But where it is the parameter of a generic struct, it may turn out to be a
    /// scalar or a string, and then it crosses as what it is.
    const fn opaque<T: 'static>() -> Self {
        let mut ops = Ops::typed_only::<T>();
        ops.get = |attr| {
            let known = known::<T>().and_then(|ops| AttrRef::new(attr.downcast_ref::<T>()?, ops));
            known.map_or(Value::Opaque(attr), |known| (known.ops().get)(known))
        };
        ops.set = |attr, input| {
            let value = match known::<T>() {
                Some(ops) => (ops.build)(input)?.downcast::<T>().map(|value| *value).ok(),
                None => Some(only_typed::<T>(input)?),
            };
            if let Some(value) = value {
                store(attr, value);
            }
            Ok(())
        };
        ops.build = |input| match known::<T>() {
            Some(ops) => (ops.build)(input),
            None => Ok(Box::new(only_typed::<T>(input)?)),
        };
        ops.kind = || known::<T>().map_or(Kind::Opaque, |ops| (ops.kind)());
        ops
    }

    const fn debug_only<T: Debug + 'static>() -> Self {
        let mut ops = Ops::opaque::<T>();
        ops.debug = Some(|attr, f| match attr.downcast_ref::<T>() {
            Some(value) => Debug::fmt(value, f),
            None => Ok(()),
        });
        ops
    }

    const fn text<T>() -> Self
    where
        T: FromStr<Err: Display> + Display + 'static,
    {
        let mut ops = Ops::opaque::<T>();
        ops.get = |attr| match attr.downcast_ref::<T>() {
            Some(value) => Value::Text(value),
            None => Value::Opaque(attr),
        };
        ops.set = |attr, input| {
            let value = read_text::<T>(input)?;
            store(attr, value);
            Ok(())
        };
        ops.build = |input| Ok(Box::new(read_text::<T>(input)?));
        ops.kind = || Kind::Text;
        ops.takes_unit = Some(true);
        ops.debug = Some(|attr, f| match attr.downcast_ref::<T>() {
            Some(value) => Display::fmt(value, f),
            None => Ok(()),
        });
        ops
    }

    const fn attribute<T: Attribute>() -> Self {
        let mut ops = Ops::opaque::<T>();
        ops.get = |attr| match attr.downcast_ref::<T>() {
            Some(value) => value.to_value(),
            None => Value::Opaque(attr),
        };
        ops.set = |attr, input| {
            let Some(place) = attr.downcast_mut::<T>() else { return Ok(()) };
            if let Input::Value(value) = &input
                && let Some(new) = T::__as_it_is(value)
            {
                *place = new;
                // What needs no conversion has nothing to drop.
                core::mem::forget(input);
                return Ok(());
            }
            match input {
                Input::Value(value) => place.assign(value),
                other => {
                    *place = build::<T>(other)?;
                    Ok(())
                }
            }
        };
        ops.build = |input| Ok(Box::new(build::<T>(input)?));
        ops.is_none = |attr| attr.downcast_ref::<T>().is_some_and(T::__is_none);
        ops.object = |attr| attr.downcast_ref::<T>()?.__object();
        ops.object_mut = |attr| attr.downcast_mut::<T>()?.__object_mut();
        ops.class = T::__class;
        ops.inner_rules = T::__INNER_RULES;
        ops.choices = T::choices;
        ops.kind = T::kind;
        ops.item_type = T::__item_type;
        ops.takes_unit = Some(T::__TAKES_UNIT);
        ops.item = |attr, step| attr.downcast_ref::<T>()?.__item(step);
        ops.item_mut = |attr, step| attr.downcast_mut::<T>()?.__item_mut(step);
        ops.debug = Some(|attr, f| match attr.downcast_ref::<T>() {
            Some(value) => Debug::fmt(&value.to_value(), f),
            None => Ok(()),
        });
        ops
    }
}

impl Debug for Ops {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Ops<{}>", self.type_name())
    }
}

/// The operations of `T` if it is a scalar or a string. Decided while the program is compiled, once `T` is known.
fn known<T: 'static>() -> Option<&'static Ops> {
    let of = TypeId::of::<T>();
    macro_rules! among {
        ($($ty:ty)*) => { $(if of == TypeId::of::<$ty>() { return Some(ops_of::<$ty>()); })* };
    }
    among!(bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize String);
    None
}

/// The value of an input as a `T`.
pub(crate) fn build<T: Attribute>(input: Input<'_>) -> Result<T, Refused> {
    match input {
        Input::Value(value) => T::from_value(value),
        Input::Text(text) => T::from_text(text),
        Input::Typed(typed) => take(typed),
    }
}

fn read_text<T>(input: Input<'_>) -> Result<T, Refused>
where
    T: FromStr<Err: Display> + 'static,
{
    let parse = |text: &str| {
        text.parse::<T>()
            .map_err(|error| Refused::bad_text::<T>(text).with_cause(error.to_string()))
    };
    match input {
        Input::Text(text) => parse(text),
        Input::Value(value) => match value.textual() {
            Some(text) => parse(&text),
            None => Err(Refused::not_a::<T>(&value)),
        },
        Input::Typed(typed) => take(typed),
    }
}

fn only_typed<T: 'static>(input: Input<'_>) -> Result<T, Refused> {
    match input {
        Input::Typed(typed) => take(typed),
        Input::Value(value) => Err(Refused::not_a::<T>(&value)),
        Input::Text(text) => Err(Refused::not_a::<T>(&Value::from(text))),
    }
}

/// Takes the value out of an `Option<T>`; a value of another type is refused, never converted.
fn take<T: 'static>(typed: &mut dyn Typed) -> Result<T, Refused> {
    let name = (*typed).__type_name();
    let any: &mut dyn Any = typed;
    match any.downcast_mut::<Option<T>>() {
        Some(option) => option.take().ok_or_else(|| Refused::not_a::<T>(&Value::None)),
        None => Err(Refused::not_a::<T>(&Value::None).found_as(&found(name))),
    }
}

fn store<T: 'static>(attr: AttrMut<'_>, value: T) {
    if let Some(place) = attr.downcast_mut::<T>() {
        *place = value;
    }
}
