//! `With`: the conversions of a foreign type, as the functions of a module: `#[slot(with = module)]`.

use alloc::boxed::Box;
use core::any::Any;
use core::error::Error;
use core::marker::PhantomData;

use super::SlotValue;
use crate::model::error_kind::ErrorKind;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::slot_value::holds::{Here, Holds};
use crate::slot_value::literal_values::value_of;
use crate::slot_value::probe::{VTableOf, holding};

/// The functions of a module. Expansions implement it for a type of their own, which does not name the type that the module
/// converts: rustc infers it, see [`Converted`].
pub trait With: 'static {
    /// The value, borrowed; `None` if it is of another type.
    fn to_value(value: &dyn Any) -> Option<Value<'_>>;

    /// Converts the value, and stores it in an `Option` of the type.
    fn from_value(value: Value<'_>, made: &mut dyn Any) -> Result<(), ValueError>;
}

/// Values that the functions `W` convert, of the type `V`.
#[derive(Debug)]
pub struct By<V, W>(PhantomData<fn() -> (V, W)>);

/// The type that a module converts.
#[derive(Debug)]
pub struct Converted<V>(PhantomData<fn() -> V>);

impl<V: 'static> Converted<V> {
    /// The type itself.
    pub const KNOWN: Self = Converted(PhantomData);

    /// The type that `from_value` of the module returns.
    pub const fn of<E>(_: for<'v> fn(Value<'v>) -> Result<V, E>) -> Self {
        Converted(PhantomData)
    }

    /// The value, if it is of the type.
    pub fn get(self, value: &dyn Any) -> Option<&V> {
        value.downcast_ref()
    }

    /// Stores a value in an `Option` of the type.
    pub fn store<E>(self, converted: Result<V, E>, made: &mut dyn Any) -> Result<(), ValueError>
    where
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let value = converted.map_err(rejected)?;
        if let Some(made) = made.downcast_mut::<Option<V>>() {
            *made = Some(value);
        }
        Ok(())
    }
}

/// The error of a function of the user; a [`ValueError`] stays as it is.
fn rejected<E: Into<Box<dyn Error + Send + Sync>>>(error: E) -> ValueError {
    match error.into().downcast::<ValueError>() {
        Ok(rejected) => *rejected,
        Err(other) => ValueError::because(other),
    }
}

/// The operations of `T`, which is or holds values that the functions `W` convert. rustc infers their position.
pub const fn with<T, W: With, V: 'static, P: 'static>(_: Converted<V>) -> VTableOf<T>
where
    T: Holds<By<V, W>, P>,
{
    holding::<T, By<V, W>, P>()
}

/// A value that a module has made.
#[derive(Debug)]
pub struct Made<V, W>(V, PhantomData<fn() -> W>);

impl<V: 'static, W: With> SlotValue for Made<V, W> {
    fn to_value(&self) -> Value<'_> {
        W::to_value(&self.0).unwrap_or(Value::None)
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let mut made = None::<V>;
        W::from_value(value, &mut made)?;
        // Not reached without a value: the functions belong to the type.
        made.map(|made| Made(made, PhantomData)).ok_or_else(|| ValueError::not_a::<V>(&Value::None))
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        let from_string = Self::from_value(Value::from(text));
        let Err(rejected) = from_string else { return from_string };
        // A module that does not convert strings converts numbers, lists or maps.
        match value_of(text).map(|value| Self::from_value(value.into())) {
            Some(Err(other)) if other.kind() != ErrorKind::Type => Err(other),
            Some(Ok(made)) => Ok(made),
            _ => Err(rejected),
        }
    }

    fn slot_type() -> SlotType {
        SlotType::Any
    }
}

impl<V: 'static, W: With> Holds<By<V, W>, Here> for V {
    type Wrapped = Made<V, W>;

    fn unwrap(wrapped: Made<V, W>) -> Self {
        wrapped.0
    }

    fn value(&self) -> Value<'_> {
        W::to_value(self).unwrap_or(Value::None)
    }
}
