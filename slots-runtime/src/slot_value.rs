//! `SlotValue`: the trait of types that convert to values by name.

mod any_value;
mod containers;
mod convert;
mod maps;
pub(crate) mod probe;
mod results;
pub(crate) mod scalars;
mod strings;
mod tuples;
pub mod variants;
pub mod variants_convert;
pub(crate) mod vtables;
pub(crate) mod with;

use crate::model::class::Class;
use crate::model::decl::Decl;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::Object;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::{InnerRules, ItemType};
use crate::text::path::PathSegment;

/// A type whose values can be read and written by name without the caller knowing the type.
///
/// The std scalars, strings, `Option`, `Vec`, arrays, tuples, `Box`, maps with string keys and all slots structs have it;
/// `#[derive(SlotValue)]` gives it to enums, newtypes and tuple structs. A field of any other type is a slot too:
/// with `FromStr + Display` it converts to and from a string, otherwise only typed access reaches it.
///
/// ```
/// use slots_runtime::{SlotValue, ValueError, Value, prelude::*};
///
/// /// A gain in decibels, which converts to a float.
/// struct Gain(f64);
///
/// impl SlotValue for Gain {
///     fn to_value(&self) -> Value<'_> {
///         Value::from(self.0)
///     }
///     fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
///         f64::from_value(value).map(Gain)
///     }
/// }
///
/// #[slots]
/// struct Camera {
///     gain: Gain,
/// }
///
/// let mut cam = Camera { gain: Gain(1.0) };
/// cam.setattr("gain", 2)?;
/// assert_eq!(cam.getattr("gain")?, 2.0);
/// # Ok::<(), slots_runtime::AttributeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert to a value",
    note = "derive `SlotValue` for `{Self}` if it is an enum, a newtype or a tuple struct; if it is a struct with named fields, put `#[slots]` above it"
)]
pub trait SlotValue: Sized + 'static {
    /// The value, borrowed; it must not cost more for a longer value.
    fn to_value(&self) -> Value<'_>;

    /// The value converted to this type; only what loses nothing is accepted.
    ///
    /// # Errors
    /// [`ValueError`] says what was expected and what was found; the method that was called adds the names.
    fn from_value(value: Value<'_>) -> Result<Self, ValueError>;

    /// The value that a text stands for, as a person writes it on a command line.
    ///
    /// # Errors
    /// [`ValueError`] says what was expected and what was found; the method that was called adds the names.
    fn from_text(text: &str) -> Result<Self, ValueError> {
        Self::from_value(Value::from(text))
    }

    /// The value that an item of a list or a map stands for, where texts may be quoted.
    #[doc(hidden)]
    fn __from_item(text: &str) -> Result<Self, ValueError> {
        match crate::text::literals::unquote(text) {
            Ok(text) => Self::from_text(&text),
            Err(_) => Err(bad_escape::<Self>(text)),
        }
    }

    /// The number or truth value that needs no conversion, read where it lies: a value that is moved is written in two
    /// halves and read in one piece, and a processor waits for that longer than all the rest of a write takes.
    #[doc(hidden)]
    #[inline(always)]
    fn __as_it_is(_: &Value<'_>) -> Option<Self> {
        None
    }

    /// Writes a value in place of the present one, which stays if the value is rejected.
    ///
    /// # Errors
    /// [`ValueError`] says what was expected and what was found; the method that was called adds the names.
    fn assign(&mut self, value: Value<'_>) -> Result<(), ValueError> {
        *self = Self::from_value(value)?;
        Ok(())
    }

    /// The names of all values, if there is a fixed set of them.
    fn choices() -> &'static [&'static str] {
        &[]
    }

    /// What a write by name takes, for those who describe it: schemas, forms, consoles.
    ///
    /// A type with a fixed set of names says them. What nothing is known of says [`SlotType::Any`]; a type that converts to
    /// something simpler says what that is: `fn slot_type() -> SlotType { f64::slot_type() }`.
    fn slot_type() -> SlotType {
        match Self::__class() {
            Some(class) => SlotType::Object(class),
            None if !Self::choices().is_empty() => SlotType::Choices(Self::choices()),
            None => SlotType::Any,
        }
    }

    /// Whether a unit can stand behind the values: they are numbers, or lists or maps of numbers. Of a type that says
    /// nothing it is assumed.
    #[doc(hidden)]
    const __TAKES_UNIT: bool = true;

    /// What the type declares, if its values are objects with attributes. Nothing unsafe rests on it.
    #[doc(hidden)]
    const __DECL: Option<&'static Decl> = None;

    /// Whether a value can be or hold an object, as far as the type itself says. It must not depend on what a struct
    /// declares, which may hold lists of that very struct.
    #[doc(hidden)]
    const __MAY_HOLD_OBJECTS: bool = false;

    /// Whether a value is or holds an object with rules. Nothing unsafe rests on it.
    #[doc(hidden)]
    const __INNER_RULES: InnerRules = InnerRules::of(Self::__DECL);

    /// The class of the values, if they are objects with attributes. No constant: rustc would make the table of a class that
    /// that has no methods.
    #[doc(hidden)]
    fn __class() -> Option<&'static Class> {
        None
    }

    /// Whether `None` is a value of the type already, so that an `Option` around it could not be notified from it.
    #[doc(hidden)]
    const __HAS_NONE: bool = false;

    /// Whether the value is the `None` of an `Option`.
    #[doc(hidden)]
    fn __is_none(&self) -> bool {
        false
    }

    /// The value as an object with attributes.
    #[doc(hidden)]
    fn __object(&self) -> Option<&dyn Object> {
        None
    }

    /// The value as an object whose attributes can be written.
    #[doc(hidden)]
    fn __object_mut(&mut self) -> Option<&mut dyn Object> {
        None
    }

    /// The item of a list or a map that one step of a path names.
    #[doc(hidden)]
    fn __item(&self, _step: &PathSegment) -> Option<AttrRef<'_>> {
        None
    }

    /// What is known of the items without a value: `__item` of all values.
    #[doc(hidden)]
    fn __item_type(_step: &PathSegment) -> ItemType {
        ItemType::None
    }

    /// As [`__item`](Self::__item), to be changed.
    #[doc(hidden)]
    fn __item_mut(&mut self, _step: &PathSegment) -> Option<AttrMut<'_>> {
        None
    }
}

/// A quoted text with an escape that Rust does not have.
#[cold]
fn bad_escape<T>(text: &str) -> ValueError {
    ValueError::bad_text::<T>(text).with_cause("an escape in it is not valid")
}
