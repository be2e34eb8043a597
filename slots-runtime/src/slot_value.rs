//! `SlotValue`: the trait of types that convert to values by name.

mod any_value;
mod bounds;
mod compiled;
mod containers;
mod convert;
pub(crate) mod field_rules;
#[cfg(feature = "bitflags")]
mod flags;
pub(crate) mod floats;
pub(crate) mod holds;
mod integers;
#[cfg(feature = "json")]
mod json;
mod lists;
mod literal_objects;
mod literal_values;
mod maps;
mod numbers;
mod options;
mod order;
#[cfg(feature = "std")]
mod paths;
mod pointers;
pub(crate) mod probe;
mod ranges;
mod results;
pub(crate) mod scalars;
mod strings;
#[cfg(feature = "std")]
mod system_time;
pub(crate) mod texts;
mod tuples;
pub mod variants;
pub mod variants_convert;
pub(crate) mod variants_parts;
pub(crate) mod variants_text;
pub(crate) mod vtables;
pub(crate) mod with;

use alloc::string::String;

use crate::model::class::Class;
use crate::model::compiled::Compiled;
use crate::model::decl::Decl;
use crate::model::edits::{Edits, InnerRules};
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::Object;
use crate::model::primitive::Primitive;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::view::{Map, Mapping};
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::text::step::Step;
use crate::text::type_names::short_type_name;

/// A type that converts to and from a [`Value`], so that its values can be read and written by name.
///
/// The std scalars, strings, paths, `Option`, pointers, lists, sets, maps, tuples, ranges and all structs with slots have it;
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
    note = "derive `SlotValue` for `{Self}` if it is an enum, a newtype or a tuple struct; if it is a struct with named fields, put `#[slots]` above it",
    note = "a slot of the type needs no `SlotValue`: with `FromStr` and `Display` it converts to and from a string, and `attr` and `replace_attr` reach a value of any type"
)]
pub trait SlotValue: Sized + 'static {
    /// Converts to a value that borrows. The time must not depend on the length of the value.
    fn to_value(&self) -> Value<'_>;

    /// Converts a value to this type. A conversion that would lose information is an error.
    ///
    /// # Errors
    /// [`ValueError`] with the expected and the actual value; the called method adds the names of class and attribute.
    fn from_value(value: Value<'_>) -> Result<Self, ValueError>;

    /// Parses a string, as a user writes it on a command line. The string of an object is `{x: 1, y: 2}`.
    ///
    /// # Errors
    /// [`ValueError`] with the expected and the actual value; the called method adds the names of class and attribute.
    fn from_text(text: &str) -> Result<Self, ValueError> {
        let Some(class) = Self::__class() else { return Self::from_value(Value::from(text)) };
        match literal_objects::attributes(class, text) {
            Some(attributes) => {
                let attributes = attributes?;
                Self::from_value(Value::Map(Map::from(&attributes as &dyn Mapping)))
            }
            None => Err(literal_objects::no_braces::<Self>(text)),
        }
    }

    /// The name of the type, for messages.
    #[doc(hidden)]
    fn __name() -> String {
        short_type_name::<Self>()
    }

    /// Parses an item of a list or a map, in which strings may be quoted.
    #[doc(hidden)]
    fn __from_item(text: &str) -> Result<Self, ValueError> {
        match crate::text::literals::unquote(text) {
            Ok(text) => Self::from_text(&text),
            Err(_) => Err(literal_objects::bad_escape::<Self>(text)),
        }
    }

    /// The result of [`from_value`](Self::from_value) for a value that owns nothing and whose conversion is short, otherwise `None`. The
    /// value is read in place: one that is moved is written in two halves and read at once, which stalls the processor for longer
    /// than the rest of the write takes.
    #[doc(hidden)]
    #[inline(always)]
    fn __as_it_is(_: &Value<'_>) -> Option<Self> {
        None
    }

    /// As [`__as_it_is`](Self::__as_it_is), for values of other types that the type accepts; a function that is not inlined.
    #[doc(hidden)]
    const __CONVERTED: Option<fn(&Value<'_>) -> Option<Self>> = None;

    /// The result of [`__CONVERTED`](Self::__CONVERTED); `None` if the type has no such conversion.
    #[doc(hidden)]
    #[inline(always)]
    fn __converted(value: &Value<'_>) -> Option<Self> {
        Self::__CONVERTED.and_then(|convert| convert(value))
    }

    /// Replaces the value by that of a value which owns nothing and whose conversion is short. Returns whether it did.
    #[doc(hidden)]
    #[inline(always)]
    fn __assign_borrowed(&mut self, value: &Value<'_>) -> bool {
        match Self::__converted(value) {
            Some(new) => {
                *self = new;
                true
            }
            None => false,
        }
    }

    /// Parses a number in the form that most strings have; `None` leaves the string to [`from_text`](Self::from_text).
    #[doc(hidden)]
    #[inline(always)]
    fn __number_from_text(_: &str) -> Option<Self> {
        None
    }

    /// Replaces the value by a converted one. After an error, the value is unchanged.
    ///
    /// # Errors
    /// [`ValueError`] with the expected and the actual value; the called method adds the names of class and attribute.
    fn assign(&mut self, value: Value<'_>) -> Result<(), ValueError> {
        *self = Self::from_value(value)?;
        Ok(())
    }

    /// Returns the names of all values if the type has a fixed set of them; otherwise an empty slice.
    fn choices() -> &'static [&'static str] {
        &[]
    }

    /// Describes the values that a write by name accepts, for schemas, forms and consoles.
    ///
    /// The default is the names of [`choices`](Self::choices), or [`SlotType::Any`]. A type that converts to a simpler
    /// type returns the description of that type: `fn slot_type() -> SlotType { f64::slot_type() }`.
    fn slot_type() -> SlotType {
        match Self::__class() {
            Some(class) => SlotType::Object(class),
            None if !Self::choices().is_empty() => SlotType::Choices(Self::choices()),
            None => SlotType::Any,
        }
    }

    /// Whether the values can have a unit: numbers, and lists and maps of numbers. The default is `true`.
    #[doc(hidden)]
    const __TAKES_UNIT: bool = true;

    /// The declaration of the type if its values are objects. No unsafe code depends on it.
    #[doc(hidden)]
    const __DECL: Option<&'static Decl> = None;

    /// Whether a value can be or contain an object, as far as the type itself determines it. It must not depend on the
    /// declaration of a struct, which may contain lists of that struct.
    #[doc(hidden)]
    const __MAY_HOLD_OBJECTS: bool = false;

    /// Whether a value is or contains an object with rules. No unsafe code depends on it.
    #[doc(hidden)]
    const __INNER_RULES: InnerRules = InnerRules::of(Self::__DECL);

    /// The number or string type that the type is. No unsafe code depends on it.
    #[doc(hidden)]
    const __PRIMITIVE: Primitive = Primitive::None;

    /// Operations that this library has compiled. No unsafe code depends on them.
    #[doc(hidden)]
    const __COMPILED: Option<&'static Compiled> = None;

    /// How items are inserted and removed.
    #[doc(hidden)]
    const __EDITS: Edits = Edits::No;

    /// Inserts, replaces or removes an item; see [`Edits`].
    ///
    /// # Errors
    /// The argument, if the type does not support it.
    #[doc(hidden)]
    fn __exchange(&mut self, _: Step<'_>, new: Option<Held>) -> Result<Option<Held>, Option<Held>> {
        Err(new)
    }

    /// Returns the position of a key, in a map that keeps the order of insertion; moves the key to position `to` if it is given.
    #[doc(hidden)]
    fn __position(&mut self, _: Step<'_>, _to: Option<usize>) -> Option<usize> {
        None
    }

    /// The class of the values if they are objects. A function instead of a constant: with a constant, rustc would
    /// build the table of a class that is not used.
    #[doc(hidden)]
    fn __class() -> Option<&'static Class> {
        None
    }

    /// Whether `None` is a value of the type, so that an `Option` of the type would be ambiguous.
    #[doc(hidden)]
    const __HAS_NONE: bool = false;

    /// Whether the value is the `None` of an `Option`.
    #[doc(hidden)]
    fn __is_none(&self) -> bool {
        false
    }

    /// The value as an object.
    #[doc(hidden)]
    fn __object(&self) -> Option<&dyn Object> {
        None
    }

    /// The value as a mutable object.
    #[doc(hidden)]
    fn __object_mut(&mut self) -> Option<&mut dyn Object> {
        None
    }

    /// The item of a list or a map for one segment of a path.
    #[doc(hidden)]
    fn __item(&self, _step: Step<'_>) -> Option<AttrRef<'_>> {
        None
    }

    /// The type of the items that `__item` returns for any value.
    #[doc(hidden)]
    fn __item_type(_step: Step<'_>) -> ItemType {
        ItemType::None
    }

    /// As [`__item`](Self::__item), mutable.
    #[doc(hidden)]
    fn __item_mut(&mut self, _step: Step<'_>) -> Option<AttrMut<'_>> {
        None
    }
}
