//! `Patch`: a deserialized update. `update_from`: an update while it is deserialized.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};

use ::serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::update::Undo;
use crate::model::kernel::object::{Object, ObjectMut};
use crate::serde::names::FEW;
use crate::serde::plan::Plan;
use crate::serde::read::{Anything, Given, Name};

/// A deserialized update that can be applied to an object: a map of names, values, and further maps.
///
/// Deserialization does not depend on the object, so that only a malformed input is an error. [`apply`](Self::apply)
/// validates the patch against an object; the [module](super) describes the effect of each value. A `Patch` can be used
/// wherever serde deserializes a type: in `serde_json::from_str`, as a field, as the body of a request.
///
/// ```
/// use slots_runtime::{prelude::*, serde::Patch};
///
/// #[slots]
/// #[derive(Default)]
/// struct Camera {
///     gain: f64,
///     #[slot(unset)]
///     label: Option<String>,
/// }
///
/// let mut cam = Camera { gain: 1.0, label: Some("left".into()) };
/// let patch: Patch = serde_json::from_str(r#"{"label": null}"#)?;
/// let undo = patch.apply(&mut cam)?;
/// assert_eq!((cam.gain, cam.label.as_deref()), (1.0, None));
///
/// undo.apply(&mut cam)?;
/// assert_eq!(cam.label.as_deref(), Some("left"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Patch(Vec<(String, Given)>);

impl Patch {
    /// Applies all writes to an object, or none.
    ///
    /// # Errors
    /// [`UpdateError`] with all errors, each with its path and suggestions.
    pub fn apply<T: Object + ?Sized>(self, object: &mut T) -> Result<Undo, UpdateError> {
        let mut plan = Plan::new(ObjectMut::new(object), self.0.len());
        for (name, given) in self.0 {
            plan.add(Cow::Owned(name), given);
        }
        plan.run()
    }

    /// Sets the whole state of an object, or leaves it as it is: the object then equals the one that was serialized by
    /// [`AsMap`](crate::serde::AsMap), whatever it was before.
    ///
    /// As [`apply`](Self::apply), but the attributes that the patch lacks get their defaults, as in
    /// [`from_deserializer`](crate::serde::from_deserializer), and a map replaces the old map: the keys and the overflow entries that it
    /// lacks are removed. A map of the attributes of an object sets the whole state of that object in place, so that its
    /// read-only slots and its fields that are not slots stay, as do slots of opaque types and properties.
    ///
    /// The format must return the values that were written: `serde_json` reads some `f64` as a neighbouring number, unless its feature
    /// `float_roundtrip` is on.
    ///
    /// An unset slot is not serialized by default: if it has a default that is set, use
    /// [`with_unset`](crate::serde::AsMap::with_unset). TOML has no null, so that an `Option` whose default is not `None` is read as its
    /// default.
    ///
    /// # Errors
    /// As [`apply`](Self::apply), and [`Missing`](crate::ErrorKind::Missing) for absent slots that have no default.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use slots_runtime::{prelude::*, serde::{AsMap, Patch}};
    ///
    /// #[slots]
    /// struct Rack {
    ///     #[slot(default)]
    ///     name: String,
    ///     limits: BTreeMap<String, f64>,
    ///     #[slot(unset)]
    ///     note: Option<String>,
    /// }
    ///
    /// let saved = Rack { name: "a".into(), limits: BTreeMap::from([("x".into(), 1.0)]), note: None };
    /// let file = serde_json::to_string(&AsMap::new(&saved))?;
    ///
    /// let mut rack = Rack { name: "b".into(), limits: BTreeMap::from([("y".into(), 2.0)]), note: Some("old".into()) };
    /// let undo = serde_json::from_str::<Patch>(&file)?.replace(&mut rack)?;
    /// assert!(rack.diff(&saved).is_empty());
    /// undo.apply(&mut rack)?;
    /// assert_eq!((rack.limits["y"], rack.note.as_deref()), (2.0, Some("old")));
    ///
    /// let error = serde_json::from_str::<Patch>(r#"{"name": "c"}"#)?.replace(&mut rack).unwrap_err();
    /// assert_eq!(error.to_string(), "'Rack' object needs 'limits'");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replace<T: Object + ?Sized>(self, object: &mut T) -> Result<Undo, UpdateError> {
        let mut plan = Plan::new(ObjectMut::new(object), self.0.len());
        plan.replace(self.0);
        plan.run()
    }

    /// Returns whether the patch contains no attributes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Debug for Patch {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().map(|(name, given)| (name, given))).finish()
    }
}

impl<'de> Deserialize<'de> for Patch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Attributes)
    }
}

struct Attributes;

impl<'de> Visitor<'de> for Attributes {
    type Value = Patch;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a map of attributes")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Patch, A::Error> {
        Anything::NEW.entries(map).map(Patch)
    }
}

/// Deserializes a [`Patch`] and applies it: all writes or none.
///
/// The caller must test whether further input follows, after the object was written. To test it before, deserialize a
/// `Patch` with the function of the format.
///
/// # Errors
/// [`UpdateFromError`]: the error of the format, or all errors of the update.
///
/// ```
/// use slots_runtime::{prelude::*, serde::update_from};
///
/// #[slots]
/// struct Camera {
///     gain: f64,
/// }
///
/// let mut cam = Camera { gain: 1.0 };
/// let _ = update_from(&mut cam, serde_json::json!({"gain": 2}))?;
/// assert_eq!(cam.gain, 2.0);
///
/// let error = update_from(&mut cam, serde_json::json!({"gian": 3})).unwrap_err();
/// assert_eq!(error.to_string(), "'Camera' object has no attribute 'gian'. Did you mean: 'gain'?");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn update_from<'de, T, D>(
    object: &mut T,
    deserializer: D,
) -> Result<Undo, UpdateFromError<D::Error>>
where
    T: Object + ?Sized,
    D: Deserializer<'de>,
{
    let mut plan = Plan::new(ObjectMut::new(object), 0);
    deserializer.deserialize_map(Update(&mut plan)).map_err(UpdateFromError::Read)?;
    plan.run().map_err(UpdateFromError::Update)
}

/// Deserializes an update of an object, and stages each attribute as soon as it is read.
struct Update<'p, 'o, 'de>(&'p mut Plan<'o, 'de>);

impl<'de> Visitor<'de> for Update<'_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Attributes.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let plan = self.0;
        plan.reserve(map.size_hint().unwrap_or(FEW));
        let inner = Anything::NEW.deeper()?;
        while let Some(name) = map.next_key_seed(Name)? {
            let key = plan.key(&name);
            let given = match plan.scalar(&key, &name, inner) {
                Some(mut slot) => map.next_value_seed(&mut slot)?,
                None => Some(map.next_value_seed(inner)?),
            };
            if let Some(given) = given {
                plan.add_key(&key, name, given);
            }
        }
        Ok(())
    }
}

/// The error of [`update_from`], after which the object is unchanged.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum UpdateFromError<E> {
    /// The input is malformed.
    Read(E),
    /// The object rejected the update.
    Update(UpdateError),
}

impl<E> UpdateFromError<E> {
    /// Returns the errors of the update; empty if the input is malformed.
    pub fn errors(&self) -> &[AttributeError] {
        match self {
            UpdateFromError::Read(_) => &[],
            UpdateFromError::Update(error) => error.errors(),
        }
    }
}

impl<E: Display> Display for UpdateFromError<E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            UpdateFromError::Read(error) => Display::fmt(error, f),
            UpdateFromError::Update(error) => Display::fmt(error, f),
        }
    }
}

impl<E: Error> Error for UpdateFromError<E> {}
