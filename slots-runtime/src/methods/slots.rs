//! `Slots`: a struct with a class.

use crate::access::create::Parts;
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::slot::Slot;
use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::kernel::declare::Declare;
use crate::model::kernel::object::Object;
use crate::model::value::{IntoValue, Value};
use crate::model::vtable::Input;

/// A struct whose attributes can be reached by name; `#[slots]`, `#[dynamic]` and `#[derive(Slots)]` implement it.
///
/// This trait is sealed: the unsafe kernel relies on its constants, so that only the macros can implement it.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// fn names<T: Slots>() -> Vec<&'static str> {
///     T::CLASS.names().collect()
/// }
///
/// #[slots]
/// struct Camera { gain: f64, bits: u8 }
///
/// assert_eq!(names::<Camera>(), ["gain", "bits"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no slots",
    label = "this type is reachable by field, not by name",
    note = "put `#[slots]` above the struct"
)]
pub trait Slots: Object + Declare {
    /// The class of the struct.
    const CLASS: &'static Class;

    /// Returns a handle of the slot `name`, resolved and type-checked once; see [`Slot`].
    ///
    /// # Errors
    /// [`Unknown`](crate::ErrorKind::Unknown) if no attribute has this name; [`Type`](crate::ErrorKind::Type) if it is not a slot of type `T`.
    fn slot<T: 'static>(name: &str) -> Result<Slot<Self, T>, AttributeError> {
        Slot::find(name)
    }

    /// Makes an object of named values, those of bases included. A slot without a value has its default: that of
    /// `#[slot(default)]` or `#[slots(default)]`; an `Option` is `None`. Map values become nested objects. All rules and checks
    /// apply, and properties are set when the object exists.
    ///
    /// ```
    /// use slots_runtime::{Value, prelude::*};
    ///
    /// #[slots]
    /// #[derive(Debug, PartialEq)]
    /// struct Server {
    ///     host: String,
    ///     #[slot(range = 1..=65_535)]
    ///     port: u32,
    ///     #[slot(default = 3)]
    ///     retries: u8,
    ///     user: Option<String>,
    /// }
    ///
    /// let server = Server::from_attrs([("host", Value::from("localhost")), ("port", 8080.into())])?;
    /// assert_eq!(server, Server { host: "localhost".into(), port: 8080, retries: 3, user: None });
    ///
    /// let error = Server::from_attrs([("prot", 0)]).unwrap_err();
    /// let messages: Vec<String> = error.errors().iter().map(ToString::to_string).collect();
    /// assert_eq!(
    ///     messages,
    ///     [
    ///         "'Server' object has no attribute 'prot'. Did you mean: 'port'?",
    ///         "'Server' object needs 'host' and 'port'",
    ///     ]
    /// );
    /// # Ok::<(), UpdateError>(())
    /// ```
    ///
    /// # Errors
    /// [`UpdateError`] has all errors: unknown and duplicate names, rejected values, and one of the kind
    /// [`Missing`](crate::ErrorKind::Missing) for the slots that need a value.
    #[doc(alias = "new")]
    #[doc(alias = "construct")]
    fn from_attrs<'v, N: AsRef<str>, V: IntoValue<'v>>(
        values: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, UpdateError> {
        let mut parts = Parts::of(Self::CLASS);
        for (name, value) in values {
            parts.add(name.as_ref(), Input::Value(value.into_value()));
        }
        parts.create::<Self>().map_err(|error| UpdateError::from(error.into_errors(Self::CLASS)))
    }

    /// Makes an object whose slots all have their defaults, as [`from_attrs`](Self::from_attrs) without values does. Unlike the
    /// `Default` that Rust derives, it uses the defaults of `#[slot(default = expr)]`, and can implement `Default`.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Position {
    ///     #[slot(default)]
    ///     x: f64,
    ///     #[slot(default = 64.0)]
    ///     z: f64,
    /// }
    ///
    /// impl Default for Position {
    ///     fn default() -> Self {
    ///         Position::from_defaults().expect("all slots have defaults")
    ///     }
    /// }
    ///
    /// #[slots]
    /// struct World {
    ///     #[slot(default)]
    ///     spawn: Position,
    /// }
    ///
    /// assert_eq!(World::from_defaults()?.spawn.z, 64.0);
    /// # Ok::<(), UpdateError>(())
    /// ```
    ///
    /// # Errors
    /// As [`from_attrs`](Self::from_attrs): one of the kind [`Missing`](crate::ErrorKind::Missing) for the slots without a default.
    fn from_defaults() -> Result<Self, UpdateError> {
        Self::from_attrs::<&str, Value<'_>>([])
    }
}

#[diagnostic::do_not_recommend]
impl<T: Declare> Slots for T {
    const CLASS: &'static Class = ClassOf::<T>::CLASS;
}
