//! Objects that are made of deserialized attributes.

use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};
use core::marker::PhantomData;

use ::serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};

use crate::access::create::Parts;
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::slot::Slots;
use crate::model::class::Class;
use crate::model::slot_type::SlotType;
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::Input;
use crate::serde::read::{Anything, Entries};
use crate::serde::rejected::{rejected, twice};
use crate::text::step::PathSegment;
use crate::text::type_names::with_article;

/// Makes an object of the attributes in any self-describing format, as
/// [`from_attrs`](crate::Slots::from_attrs) makes it of values.
///
/// Inherited attributes are on the same level as the others, maps become nested objects, and slots without a value have their
/// defaults. All types, rules and checks apply.
///
/// The caller must test whether further input follows the value.
///
/// # Errors
/// [`CreateFromError`]: the error of the format, or all errors of the attributes with their paths: missing, unknown, duplicate
/// and rejected ones.
///
/// ```
/// use slots_runtime::{prelude::*, serde::from_deserializer};
///
/// #[slots]
/// #[derive(Debug)]
/// struct Server {
///     host: String,
///     #[slot(range = 1..=65_535, default = 80)]
///     port: u32,
/// }
///
/// let mut file = serde_json::Deserializer::from_str(r#"{"host": "localhost"}"#);
/// let server: Server = from_deserializer(&mut file)?;
/// file.end()?;
/// assert_eq!((server.host.as_str(), server.port), ("localhost", 80));
///
/// let error = from_deserializer::<Server, _>(serde_json::json!({"port": 0, "prot": 1})).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "'Server' object attribute 'port' must be in 1..=65535, not 0\n\
///      'Server' object has no attribute 'prot'. Did you mean: 'port'?\n\
///      'Server' object needs 'host'"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "construct")]
pub fn from_deserializer<'de, T, D>(deserializer: D) -> Result<T, CreateFromError<D::Error>>
where
    T: Slots,
    D: Deserializer<'de>,
{
    let entries = deserializer
        .deserialize_map(Attributes { name: T::CLASS.name() })
        .map_err(CreateFromError::Read)?;
    create(entries).map_err(CreateFromError::Create)
}

/// Makes an object like [`from_deserializer`]; for an `impl Deserialize`, or for `#[serde(deserialize_with = "..")]`.
///
/// The error of the format contains the messages of all errors of the attributes.
///
/// # Errors
/// As [`from_deserializer`].
///
/// ```
/// use serde::{Deserialize, Deserializer};
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera {
///     #[slot(range = 0.0..=10.0)]
///     gain: f64,
/// }
///
/// impl<'de> Deserialize<'de> for Camera {
///     fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
///         slots_runtime::serde::deserialize(deserializer)
///     }
/// }
///
/// let cameras: Vec<Camera> = serde_json::from_str(r#"[{"gain": 1}, {"gain": 2.5}]"#)?;
/// assert_eq!(cameras[1].gain, 2.5);
///
/// let error = serde_json::from_str::<Camera>(r#"{"gain": 11}"#).err().unwrap();
/// assert!(error.to_string().starts_with("'Camera' object attribute 'gain' must be in 0.0..=10.0, not 11"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Slots,
    D: Deserializer<'de>,
{
    ObjectSeed::new().deserialize(deserializer)
}

/// A seed that makes an object like [`from_deserializer`], for a `Deserialize` written by hand that has no implementation for the
/// object.
///
/// ```
/// use serde::de::DeserializeSeed;
/// use slots_runtime::{prelude::*, serde::ObjectSeed};
///
/// #[slots]
/// struct Camera { gain: f64 }
///
/// let camera: Camera = ObjectSeed::new().deserialize(serde_json::json!({"gain": 2}))?;
/// assert_eq!(camera.gain, 2.0);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct ObjectSeed<T>(PhantomData<fn() -> T>);

impl<T: Slots> ObjectSeed<T> {
    /// A seed of objects of the class of `T`.
    pub fn new() -> Self {
        ObjectSeed(PhantomData)
    }
}

impl<T: Slots> Default for ObjectSeed<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for ObjectSeed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ObjectSeed<T> {}

impl<T: Slots> Debug for ObjectSeed<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ObjectSeed").field(&T::CLASS.name()).finish()
    }
}

impl<'de, T: Slots> DeserializeSeed<'de> for ObjectSeed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        from_deserializer(deserializer).map_err(|error| match error {
            CreateFromError::Read(error) => error,
            CreateFromError::Create(error) => D::Error::custom(error),
        })
    }
}

/// The error of [`from_deserializer`], after which no object was made.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CreateFromError<E> {
    /// The input is malformed.
    Read(E),
    /// The attributes do not make an object.
    Create(UpdateError),
}

impl<E> CreateFromError<E> {
    /// Returns the errors of the attributes; empty if the input is malformed.
    pub fn errors(&self) -> &[AttributeError] {
        match self {
            CreateFromError::Read(_) => &[],
            CreateFromError::Create(error) => error.errors(),
        }
    }
}

impl<E: Display> Display for CreateFromError<E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            CreateFromError::Read(error) => Display::fmt(error, f),
            CreateFromError::Create(error) => Display::fmt(error, f),
        }
    }
}

impl<E: Error> Error for CreateFromError<E> {}

/// Deserializes the attributes of an object of a class.
struct Attributes {
    name: &'static str,
}

impl<'de> Visitor<'de> for Attributes {
    type Value = Entries;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "a map of the attributes of {}", with_article(self.name))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entries, A::Error> {
        Anything::NEW.entries(map)
    }
}

/// The class of the object that holds the attribute at the end of the steps, as far as the types tell.
fn holder(root: &'static Class, steps: &[PathSegment]) -> &'static Class {
    let mut class = root;
    let Some((_, steps)) = steps.split_last() else { return class };
    for step in steps {
        if let PathSegment::Name(name) = step
            && let Some(slot) = class.slot(name)
            && let SlotType::Object(inner) = slot.slot_type().innermost()
        {
            class = inner;
        }
    }
    class
}

fn create<T: Slots>(entries: Entries) -> Result<T, UpdateError> {
    let class = T::CLASS;
    let mut duplicates = Vec::new();
    let mut path = Vec::new();
    let values: Vec<(String, OwnedValue)> = entries
        .into_iter()
        .map(|(name, given)| {
            path.push(PathSegment::Name(name.clone()));
            let value = given.into_owned(&mut path, &mut |steps| {
                duplicates.push(rejected(holder(class, steps), steps, twice()));
            });
            path.clear();
            (name, value)
        })
        .collect();
    let mut parts = Parts::of(class);
    for error in duplicates {
        parts.add_error(error);
    }
    for (name, value) in values {
        parts.add(&name, Input::Value(value.into()));
    }
    parts.create::<T>().map_err(|error| UpdateError::from(error.into_errors(class)))
}
