//! The functions that macro expansions refer to, written once here instead of in each expansion.

use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;
use core::error::Error;
use core::marker::PhantomData;

use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::decl::{ArgumentValues, CallResult};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrRef, Held};
use crate::model::kernel::object::{Declare, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::{NoCopy, OwnedValue};
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, VTable};
use crate::slot_value::SlotValue;
use crate::support::rules::Cause;

/// The class of `T`, as a function, so that a class can name itself.
#[inline]
pub fn class_of<T: Declare>() -> &'static Class {
    ClassOf::<T>::CLASS
}

/// A doc comment that rustc has joined from expressions. The line break at the end is removed.
pub const fn doc(text: &'static str) -> &'static str {
    text.trim_ascii_end()
}

/// A check of the whole object, as the class calls it.
pub fn check_whole<T: Declare, E: Cause>(
    object: ObjectRef<'_>,
    check: fn(&T) -> Result<(), E>,
) -> Result<(), ValueError> {
    object.part::<T>().map_or(Ok(()), |object| check(object).map_err(ValueError::because))
}

/// The attribute that a getter borrows.
pub fn borrowed<'a, T: 'static>(
    value: Option<&'a T>,
    vtable: &'static VTable,
) -> Option<AttrRef<'a>> {
    AttrRef::new(value?, vtable)
}

/// The value that a getter borrows.
pub fn borrowed_value<'a, T: 'static>(
    value: Option<&'a T>,
    vtable: &'static VTable,
) -> Result<Value<'a>, ValueError> {
    borrowed(value, vtable).map(|attr| (vtable.get)(attr)).ok_or_else(foreign)
}

/// The value that a getter returned by value.
#[inline]
pub fn made<'a, T: 'static>(
    value: Option<T>,
    vtable: &'static VTable,
) -> Result<Value<'a>, ValueError> {
    let mut value = value.ok_or_else(foreign)?;
    if let Some(number) = number(&value) {
        return Ok(number);
    }
    // A string is moved; anything else is small or must be copied.
    if let Some(text) = (&mut value as &mut dyn Any).downcast_mut::<String>() {
        return Ok(Value::from(core::mem::take(text)));
    }
    let attr = AttrRef::new(&value, vtable).ok_or_else(foreign)?;
    copied((vtable.get)(attr))
}

/// Expands a statement for each type of numbers that convert without a call of the operations of the type.
macro_rules! for_numbers {
    ($each:ident) => { $each!(f64 bool i64 i32 i16 i8 u64 u32 u16 u8 isize usize f32) };
}

/// A number or a `bool` as a value. The compiler decides for each `T` whether it is one.
#[inline(always)]
fn number<T: 'static>(value: &T) -> Option<Value<'static>> {
    let any: &dyn Any = value;
    macro_rules! among {
        ($($ty:ty)*) => { $(if let Some(number) = any.downcast_ref::<$ty>() { return Some(Value::from(*number)); })* };
    }
    for_numbers!(among);
    None
}

/// The number or `bool` of this type that a value is; `None` if it must be converted. The compiler decides for each `T`
/// whether it is one of these types.
#[inline(always)]
fn as_number<T: 'static>(value: &Value<'_>) -> Option<T> {
    let mut number = None::<T>;
    let any: &mut dyn Any = &mut number;
    macro_rules! among {
        ($($ty:ty)*) => { $(if let Some(place) = any.downcast_mut::<Option<$ty>>() { *place = <$ty>::__as_it_is(value); })* };
    }
    for_numbers!(among);
    number
}

/// A copy of a value that a getter returned.
fn copied(value: Value<'_>) -> Result<Value<'static>, ValueError> {
    let kind = value.type_name().into_owned();
    value.into_owned().map(Value::from).ok_or_else(|| {
        ValueError::wrong_type("a value that can be copied", &Value::None).found_as(&kind)
    })
}

/// The default of a slot, for a new object.
pub fn held<T: 'static>(value: T, vtable: &'static VTable) -> Option<Held> {
    Held::new(value, vtable)
}

/// The error for an object of another class, which no table of the library passes.
#[cold]
pub(crate) fn foreign() -> ValueError {
    ValueError::because("the object is of another class")
}

/// Converts the input of a setter to its parameter type.
#[inline]
pub fn wanted<T: 'static>(input: Input<'_>, vtable: &'static VTable) -> Result<T, ValueError> {
    if let Input::Value(value) = &input
        && let Some(number) = as_number(value)
    {
        input.discard();
        return Ok(number);
    }
    (vtable.build)(input, vtable)?.take().ok_or_else(foreign)
}

/// Calls a setter or a deleter.
pub fn called<T: Declare>(
    object: ObjectMut<'_>,
    call: impl FnOnce(&mut T) -> Result<(), ValueError>,
) -> Result<(), ValueError> {
    call(object.part::<T>().ok_or_else(foreign)?)
}

/// Calls a hook that takes `&self`.
pub fn notify_shared<T: Declare>(object: ObjectRef<'_>, call: impl FnOnce(&T)) {
    if let Some(object) = object.part::<T>() {
        call(object);
    }
}

/// Calls a hook that takes `&mut self`.
pub fn notify_mut<T: Declare>(object: ObjectMut<'_>, call: impl FnOnce(&mut T)) {
    if let Some(object) = object.part::<T>() {
        call(object);
    }
}

/// What a setter or a deleter may return: nothing, or a `Result`.
#[diagnostic::on_unimplemented(
    message = "a setter or deleter returns nothing or `Result<(), E>`, not `{Self}`",
    label = "write `Result<(), String>`, or nothing",
    note = "`E` is any error that is `Into<Box<dyn Error + Send + Sync>>`, a `String` for example"
)]
pub trait Done {
    /// Converts to a `Result`.
    fn done(self) -> Result<(), ValueError>;
}

impl Done for () {
    fn done(self) -> Result<(), ValueError> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn Error + Send + Sync>>> Done for Result<(), E> {
    fn done(self) -> Result<(), ValueError> {
        self.map_err(ValueError::because)
    }
}

/// The return value of a getter of return type `R`. An inherent function takes precedence over a trait's, so that a
/// `Result` is recognised by its type, also under another name.
#[derive(Debug)]
pub struct Returned<R>(PhantomData<R>);

impl<T, E> Returned<Result<T, E>> {
    /// The value in the `Ok`, or the error.
    pub fn value(returned: Option<Result<T, E>>) -> Result<Option<T>, ValueError>
    where
        E: Cause,
    {
        returned.transpose().map_err(ValueError::because)
    }

    /// No value in the `Ok`, whose type is that of the result.
    pub const fn none() -> Option<T> {
        None
    }
}

/// The value of a getter that does not return a `Result`.
pub trait ReturnedElse {
    /// The return type.
    type Value;
    /// What was returned.
    fn value(returned: Option<Self::Value>) -> Result<Option<Self::Value>, ValueError> {
        Ok(returned)
    }
    /// No value, whose type is that of the result.
    #[must_use]
    fn none() -> Option<Self::Value> {
        None
    }
}

impl<R> ReturnedElse for Returned<R> {
    type Value = R;
}

/// The string that a getter borrows.
pub fn lent_text(text: Option<&str>) -> Result<Value<'_>, ValueError> {
    text.map(Value::from).ok_or_else(foreign)
}

/// An argument of a method that is called.
pub fn argument<T: 'static>(values: &mut ArgumentValues, at: usize) -> Result<T, ValueError> {
    values.take(at).ok_or_else(foreign)
}

/// The value that a method returned.
pub fn returned<T: 'static>(value: Option<T>, vtable: &'static VTable) -> CallResult {
    let mut value = value.ok_or_else(foreign)?;
    let any: &mut dyn Any = &mut value;
    if let Some(text) = any.downcast_mut::<String>() {
        return Ok(OwnedValue::Str(core::mem::take(text)));
    }
    if let Some(value) = any.downcast_mut::<OwnedValue>() {
        return Ok(core::mem::take(value));
    }
    returned_ref(Some(&value), vtable)
}

/// A copy of the value to which a method returned a reference.
pub fn returned_ref<T: 'static>(value: Option<&T>, vtable: &'static VTable) -> CallResult {
    let attr = borrowed(value, vtable).ok_or_else(foreign)?;
    let value = (vtable.get)(attr);
    let kind = value.type_name().into_owned();
    value.try_into_owned().map_err(|why| match why {
        NoCopy::TooDeep => why.reject(&kind),
        NoCopy::Opaque => {
            let says = alloc::format!("returned a value that cannot be copied, a {kind}");
            ValueError::that(ErrorKind::Type, says)
        }
    })
}

/// A copy of the string to which a method returned a reference.
pub fn returned_text(text: Option<&str>) -> CallResult {
    text.map(OwnedValue::from).ok_or_else(foreign)
}

/// The unit of an argument.
///
/// # Panics
/// At compile time, if the argument is not a number.
#[track_caller]
pub const fn unit_of(vtable: &'static VTable, unit: &'static str) -> &'static str {
    assert!(
        !matches!(vtable.takes_unit, Some(false)),
        "a unit needs a number, or a list of numbers: remove the unit"
    );
    unit
}

/// The `Result` of the standard library, which a type of that name must be.
#[diagnostic::on_unimplemented(
    message = "the `Result` of a getter or a method is that of the standard library, not `{Self}`",
    label = "write `core::result::Result<T, E>`, or give the type another name"
)]
pub trait Fallible {
    /// Proves that the type is that of the standard library.
    const IS_RESULT: () = ();
}

impl<T, E> Fallible for Result<T, E> {}

/// The value of a choice.
pub fn choice(name: &'static str) -> Value<'static> {
    Value::from(name)
}

/// The choice that a value names.
pub fn chosen<T: SlotValue>(
    value: &Value<'_>,
    by_name: impl FnOnce(&str) -> Result<T, ValueError>,
) -> Result<T, ValueError> {
    match value.textual() {
        Some(name) => by_name(&name),
        None => Err(ValueError::not_a::<T>(value)),
    }
}

/// A name that is none of the choices.
pub fn not_chosen<T: SlotValue>(name: &str) -> ValueError {
    ValueError::not_among(T::choices().iter().copied(), name)
}
