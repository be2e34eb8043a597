//! `Slots`, a struct with a class, and `Slot`, a typed handle of one of its slots.

use alloc::string::ToString;
use core::any::{Any, TypeId};
use core::fmt::{self, Debug, Formatter};
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

use crate::access::create::Parts;
use crate::access::typed;
use crate::describe::info::SlotInfo;
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::decl::Decl;
use crate::model::kernel::object::{Declare, Object, ObjectMut};
use crate::model::kernel::place::Place;
use crate::model::value::{IntoValue, Value};
use crate::model::vtable::Input;
use crate::text::path::AttrPath;
use crate::text::step::{PathSegment, Step};
use crate::text::to_path::Steps;

/// A typed handle of one slot of every `S`: the name is resolved once, and each access then costs as much as a field access.
///
/// [`Slots::slot`] makes a handle from a run-time name; [`slot!`](crate::slot) makes one from a field, checked at compile
/// time. The parameter `M` states how the handle writes: a [`Validated`] handle applies the rules of the slot and the checks of the object, so that
/// [`set`](Self::set) returns a `Result`; a [`Direct`] handle belongs to a slot without rules, checks or hooks, so that
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

/// The mode of a [`Slot`] whose writes store the value and do nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direct {}

/// The mode of a [`Slot`] whose writes apply the rules of the slot, the checks of the object and its hooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Validated {}

/// Selects the mode of a handle by whether the slot is written by storing a value and nothing else.
#[derive(Debug)]
pub struct Mode<const DIRECT: bool>;

/// The type that [`Mode`] selects.
pub trait SelectMode {
    /// [`Direct`] or [`Validated`].
    type Selected;
}

impl SelectMode for Mode<true> {
    type Selected = Direct;
}

impl SelectMode for Mode<false> {
    type Selected = Validated;
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

    /// Returns the same handle with direct writes; `None` if the slot has a rule or is read-only, or if its object has a
    /// check or a hook.
    pub fn direct(self) -> Option<Slot<S, T, Direct>> {
        S::CLASS.is_direct_path(self.place.names()).then(|| handle(self.place))
    }
}

impl<S: Slots, T: 'static> Slot<S, T, Direct> {
    /// Writes the value and returns the old one; it cannot fail.
    #[inline(always)]
    pub fn set(self, object: &mut S, value: T) -> T {
        core::mem::replace(self.place.get_mut(object), value)
    }

    /// Borrows the value to be changed in place.
    #[inline(always)]
    pub fn get_mut(self, object: &mut S) -> &mut T {
        self.place.get_mut(object)
    }

    /// Borrows the values of all objects of a slice, to be changed in place.
    pub fn column_mut(
        self,
        objects: &mut [S],
    ) -> impl DoubleEndedIterator<Item = &mut T> + ExactSizeIterator {
        objects.iter_mut().map(move |object| self.place.get_mut(object))
    }

    /// Returns the same handle with validated writes, so that it can be stored with other validated handles.
    pub fn validated(self) -> Slot<S, T> {
        handle(self.place)
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

    /// Returns the name of the slot; for a nested slot, the last name of its path.
    pub fn name(self) -> &'static str {
        self.place.names().last().copied().unwrap_or_default()
    }

    /// Returns the path of the slot: one name unless the slot is nested.
    pub fn path(self) -> AttrPath {
        self.place.names().iter().map(|name| PathSegment::Name((*name).into())).collect()
    }

    /// Returns the metadata of the slot; `None` for a nested slot, whose metadata is in the class of the inner object.
    pub fn info(self) -> Option<SlotInfo> {
        match self.place.names() {
            [name] => S::CLASS.slot(name),
            _ => None,
        }
    }

    /// Returns the handle of the same slot of a struct that derives from `S`.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Device { serial: u32 }
    ///
    /// #[slots]
    /// struct Camera { #[slot(base)] device: Device }
    ///
    /// let serial: Slot<Device, u32> = Device::slot("serial")?;
    /// let cams = [Camera { device: Device { serial: 7 } }];
    /// assert_eq!(serial.get(&cams[0]), &7);
    /// assert_eq!(serial.on::<Camera>()?.column(&cams).max(), Some(&7));
    /// # Ok::<(), AttributeError>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`](crate::ErrorKind::Unknown) for a nested slot, for which there is no handle of the derived struct.
    pub fn on<D: Extends<S>>(self) -> Result<Slot<D, T>, AttributeError> {
        match self.place.names() {
            [name] => Slot::find(name),
            _ => Err(AttributeError::missing(D::CLASS, &self.path().to_string())),
        }
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

/// Handles are equal if they refer to the same slot.
impl<S: Slots, T: 'static, A, B> PartialEq<Slot<S, T, B>> for Slot<S, T, A> {
    fn eq(&self, other: &Slot<S, T, B>) -> bool {
        // An alias is another name of the same place; only values without size share a place with others.
        self.place.offset() == other.place.offset()
            && (size_of::<T>() > 0 || self.place.names() == other.place.names())
    }
}

impl<S: Slots, T: 'static, M> Eq for Slot<S, T, M> {}

impl<S: Slots, T: 'static, M> Hash for Slot<S, T, M> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.place.offset().hash(state);
    }
}

impl<S: Slots, T: 'static, M> Debug for Slot<S, T, M> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot")
            .field("class", &S::CLASS.name())
            .field("path", &self.path().to_string())
            .finish_non_exhaustive()
    }
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

/// The class of a field that is a base. The kernel relies on it, so that the trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a base, since it has no slots",
    label = "a base is a struct with `#[slots]`, embedded as it is: in no `Box` or `Option`"
)]
pub trait BaseClass {
    /// The class.
    const BASE_CLASS: &'static Class;
    /// The class as declared.
    const BASE_DECL: &'static Decl;
    /// Seals the trait by a parameter type that other files cannot name. (The diagnostic of a supertrait bound would
    /// replace the message above.)
    fn only_here(_: sealed::Here);
}

mod sealed {
    #[derive(Debug)]
    pub struct Here;
}

#[diagnostic::do_not_recommend]
impl<T: Declare> BaseClass for T {
    const BASE_CLASS: &'static Class = T::CLASS;
    const BASE_DECL: &'static Decl = T::DECL;
    fn only_here(_: sealed::Here) {}
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
