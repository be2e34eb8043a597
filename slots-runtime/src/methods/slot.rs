//! `Slots`, a struct with a class, and `Slot`, a typed handle of one of its slots.

mod comparison;
mod direct;
pub(crate) mod modes;
mod names;

use core::any::{Any, TypeId};
use core::marker::PhantomData;

use self::modes::Validated;
use crate::access::create::Parts;
use crate::access::typed;
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::kernel::declare::Declare;
use crate::model::kernel::object::{Object, ObjectMut};
use crate::model::kernel::place::Place;
use crate::model::value::{IntoValue, Value};
use crate::model::vtable::Input;
use crate::text::step::Step;
use crate::text::steps::Steps;

/// A typed handle of one slot of every `S`: the name is resolved once, and each access then costs as much as a field access.
///
/// [`Slots::slot`] makes a handle from a run-time name; [`slot!`](crate::slot) makes one from a field, checked at compile
/// time. The parameter `M` states how the handle writes: a [`Validated`] handle applies the rules of the slot and the checks of the object, so that
/// [`set`](Self::set) returns a `Result`; a [`Direct`](crate::Direct) handle belongs to a slot without rules, checks or hooks, so that
/// `set` cannot fail and [`get_mut`](Self::get_mut) returns `&mut T`. A handle made from a run-time name is `Validated`;
/// [`direct`](Self::direct) converts it where the slot allows it.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera {
///     #[slot(range = 0.0..=10.0)]
///     gain: f64,
///     name: String,
/// }
///
/// let mut cams = vec![Camera { gain: 1.0, name: "left".into() }, Camera { gain: 2.0, name: "right".into() }];
/// let gain: Slot<Camera, f64> = Camera::slot("gain")?;
/// assert_eq!(gain.column(&cams).sum::<f64>(), 3.0);
/// assert_eq!(gain.set(&mut cams[0], 3.0)?, 1.0);
/// assert_eq!(gain.set(&mut cams[0], 11.0).unwrap_err().kind(), ErrorKind::Value);
///
/// let name: Slot<Camera, String, Direct> = Camera::slot("name")?.direct().unwrap();
/// name.get_mut(&mut cams[0]).push('!');
/// assert_eq!(cams[0].name, "left!");
/// # Ok::<(), AttributeError>(())
/// ```
#[doc(alias = "field")]
pub struct Slot<S, T, M = Validated> {
    place: Place<S, T>,
    mode: PhantomData<M>,
}

/// The handle at a place.
pub const fn handle<S: Slots, T: 'static, M>(place: Place<S, T>) -> Slot<S, T, M> {
    Slot { place, mode: PhantomData }
}

impl<S, T, M> Clone for Slot<S, T, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T, M> Copy for Slot<S, T, M> {}

impl<S: Slots, T: 'static> Slot<S, T> {
    pub(crate) fn find(name: &str) -> Result<Self, AttributeError> {
        Place::find(name).map(handle).ok_or_else(|| typed::no_slot::<T>(S::CLASS, name))
    }

    /// Writes the value and returns the old one. The rules of the slot and the checks and hooks of the object apply.
    ///
    /// # Errors
    /// [`ReadOnly`](crate::ErrorKind::ReadOnly) for a read-only slot or a frozen class; [`Value`](crate::ErrorKind::Value) if a rule or a check
    /// rejects the value; otherwise as [`replace_attr`](crate::ObjectExt::replace_attr).
    #[inline]
    pub fn set<D: Extends<S>>(self, object: &mut D, value: T) -> Result<T, AttributeError> {
        if D::CLASS.is_direct()
            && let Some(validated) = self.place.validate(&value)
            && let Some(part) = part_mut::<D, S>(object)
        {
            return match validated {
                Ok(()) => Ok(core::mem::replace(self.place.get_mut(part), value)),
                Err(rejected) => Err(AttributeError::rejected(D::CLASS, self.name(), rejected)),
            };
        }
        self.set_guarded(object, value)
    }

    /// `set` where a write does more than apply the rules of the slot.
    fn set_guarded<D: Extends<S>>(self, object: &mut D, value: T) -> Result<T, AttributeError> {
        match self.place.names() {
            [name] => typed::replace_attr(ObjectMut::new(object), name, value),
            names => {
                let steps: Steps<'_> = names.iter().map(|name| Step::Name(name)).collect();
                typed::replace_attr_path(ObjectMut::new(object), steps.as_slice(), value)
            }
        }
    }
}

impl<S: Slots, T: 'static, M> Slot<S, T, M> {
    /// Borrows the value of an object that is an `S` or derives from it.
    #[inline(always)]
    pub fn get<D: Extends<S>>(self, object: &D) -> &T {
        self.place.get(object.as_part())
    }

    /// Borrows the values of all objects of a slice, in order.
    #[inline]
    pub fn column(
        self,
        objects: &[S],
    ) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        objects.iter().map(move |object| self.place.get(object))
    }
}

/// The part of an object that is an `S`. For the object itself, the comparison is made while the program is compiled.
#[inline(always)]
fn part_mut<D: Slots, S: 'static>(object: &mut D) -> Option<&mut S> {
    if TypeId::of::<D>() == TypeId::of::<S>() {
        return (object as &mut dyn Any).downcast_mut();
    }
    ObjectMut::new(object).part()
}

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

/// A struct that embeds `B` as a base, or is `B` itself.
///
/// ```
/// use slots_runtime::{Extends, prelude::*};
///
/// #[slots]
/// struct Device { serial: u32 }
///
/// #[slots]
/// struct Camera { #[slot(base)] device: Device }
///
/// fn serial(device: &impl Extends<Device>) -> u32 {
///     device.as_part().serial
/// }
///
/// assert_eq!(serial(&Camera { device: Device { serial: 7 } }), 7);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no `{B}`, nor does it derive from it",
    label = "this is no `{B}`",
    note = "`#[slot(base)]` above a field of type `{B}` makes it one"
)]
pub trait Extends<B>: Slots {
    /// The part of the object that is a `B`.
    fn as_part(&self) -> &B;
}

#[diagnostic::do_not_recommend]
impl<S: Slots> Extends<S> for S {
    fn as_part(&self) -> &S {
        self
    }
}
