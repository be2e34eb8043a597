//! `Patch`: a deserialized update, and its conversion to writes.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};

use ::serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::access::resolve::errors::rejected_at;
use crate::access::transaction::change::Operation;
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::update::Undo;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, Object, ObjectMut, ObjectRef};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::serde::read::{Anything, Given};
use crate::text::path::AttrPath;
use crate::text::step::{PathSegment, Step};
use crate::text::to_path::Steps;

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
        let mut plan = Plan { path: Vec::new(), operations: Vec::new(), errors: Vec::new() };
        plan.object(ObjectRef::new(object), self.0);
        crate::methods::update::run_all(ObjectMut::new(object), plan.operations, plan.errors)
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

        deserializer.deserialize_map(Attributes)
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
    let patch = Patch::deserialize(deserializer).map_err(UpdateFromError::Read)?;
    patch.apply(object).map_err(UpdateFromError::Update)
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

/// The writes of a patch, collected by a walk over the patch and the object.
struct Plan {
    path: Vec<PathSegment>,
    operations: Vec<(AttrPath, Operation<'static>)>,
    errors: Vec<AttributeError>,
}

impl Plan {
    fn object(&mut self, object: ObjectRef<'_>, entries: Vec<(String, Given)>) {
        let find = |name: &str| object.find(name).and_then(Found::attr);
        self.each(object.class(), entries, false, find);
    }

    /// Collects the input for each name, with the place that `find` returns for it. A null removes the key of a map whose values cannot be
    /// null.
    fn each<'o>(
        &mut self,
        class: &'static Class,
        entries: Vec<(String, Given)>,
        of_map: bool,
        find: impl Fn(&str) -> Option<AttrRef<'o>>,
    ) {
        let mut repeated = repeated(&entries).into_iter().peekable();
        for (at, (name, given)) in entries.into_iter().enumerate() {
            let attr = find(&name);
            let is_removed = of_map
                && matches!(given, Given::One(OwnedValue::None))
                && attr.is_some_and(|attr| {
                    !matches!((attr.vtable().slot_type)(), SlotType::Optional(_))
                });
            self.path.push(PathSegment::Name(name));
            if repeated.next_if_eq(&at).is_some() {
                self.reject(class, twice());
            } else if is_removed {
                self.operations.push((self.path.iter().cloned().collect(), Operation::Delete));
            } else {
                self.place(class, attr, given);
            }
            self.path.pop();
        }
    }

    /// The input for one place: an update of the objects there, or a value.
    fn place(&mut self, class: &'static Class, attr: Option<AttrRef<'_>>, given: Given) {
        let Some(attr) = attr.filter(|attr| (attr.vtable().slot_type)().holds_objects()) else {
            return self.value(class, given);
        };
        let vtable = attr.vtable();
        match (given, (vtable.get)(attr)) {
            (Given::Map(entries), Value::Map(_)) => {
                self.each(class, entries, true, |name| (vtable.item)(attr, Step::Name(name)));
            }
            (Given::Map(entries), _) => match (vtable.object)(attr) {
                Some(object) => self.object(ObjectRef::new(object), entries),
                // The map makes an object.
                None => self.value(class, Given::Map(entries)),
            },
            // Lists are replaced, as in a JSON merge patch (RFC 7396).
            (given, _) => self.value(class, given),
        }
    }

    fn value(&mut self, class: &'static Class, given: Given) {
        let known = self.errors.len();
        let (path, errors) = (&mut self.path, &mut self.errors);
        let value =
            given.into_owned(path, &mut |steps| errors.push(rejected(class, steps, twice())));
        if self.errors.len() == known {
            // The caller removes the last segment, if it is still there.
            let path = match self.path.len() {
                1 => core::mem::take(&mut self.path),
                _ => self.path.clone(),
            };
            let path = path.into_iter().collect();
            self.operations.push((path, Operation::Set(Input::Value(value.into()))));
        }
    }

    fn reject(&mut self, class: &'static Class, why: ValueError) {
        self.errors.push(rejected(class, &self.path, why));
    }
}

/// The number of entries up to which all pairs of names are compared.
const FEW: usize = 16;

/// The indices of the entries whose name an earlier entry has.
fn repeated(entries: &[(String, Given)]) -> Vec<usize> {
    let names = || entries.iter().map(|(name, _)| name).enumerate();
    if entries.len() <= FEW {
        let is_repeated =
            |&(at, name): &(usize, &String)| entries[..at].iter().any(|(other, _)| other == name);
        return names().filter(is_repeated).map(|(at, _)| at).collect();
    }
    let mut seen = BTreeSet::new();
    names().filter(|&(_, name)| !seen.insert(name)).map(|(at, _)| at).collect()
}

pub(super) fn twice() -> ValueError {
    ValueError::that(ErrorKind::Duplicate, "is given twice")
}

pub(super) fn rejected(
    class: &'static Class,
    steps: &[PathSegment],
    why: ValueError,
) -> AttributeError {
    let steps: Steps<'_> = steps.iter().map(PathSegment::as_step).collect();
    rejected_at(class, steps.as_slice(), why)
}
