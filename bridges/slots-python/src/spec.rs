//! What the bridge can do with a Rust type beyond its class: create, compare and clone.

use std::marker::PhantomData;

use pyo3::Python;
use slots_runtime::{Class, Object, ObjectExt, Slots, UpdateError, Value};

use crate::capi::object::OwnedObject;

type Create =
    fn(Python<'_>, &mut dyn Iterator<Item = (&str, Value<'_>)>) -> Result<OwnedObject, UpdateError>;
type Equal = fn(&dyn Object, &dyn Object) -> bool;

/// Clones an object.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct CloneObject(pub(crate) fn(Python<'_>, &dyn Object) -> Option<OwnedObject>);

/// A Rust type that becomes a Python class; [`class!`](crate::class) makes it.
#[derive(Clone, Copy)]
pub struct Spec {
    pub(crate) class: &'static Class,
    pub(crate) create: Create,
    pub(crate) equal: Option<Equal>,
    pub(crate) clone: Option<CloneObject>,
}

impl std::fmt::Debug for Spec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Spec").field(&self.class.name()).finish()
    }
}

impl Spec {
    #[doc(hidden)]
    pub fn new<T: Slots + Send + Sync>(equal: Option<Equal>, clone: Option<CloneObject>) -> Self {
        let create: Create =
            |py, values| T::from_attrs(values).map(|object| OwnedObject::new(py, object));
        Spec { class: T::CLASS, create, equal, clone }
    }
}

/// Finds out whether a type has a trait: the method of `Probe` itself goes before that of its reference.
#[doc(hidden)]
#[derive(Debug)]
pub struct Probe<T>(pub PhantomData<T>);

#[doc(hidden)]
pub trait EqualProbe {
    fn __equal(&self) -> Option<Equal>;
}

#[doc(hidden)]
pub trait NoEqualProbe {
    fn __equal(&self) -> Option<Equal> {
        None
    }
}

impl<T: Slots + PartialEq> EqualProbe for Probe<T> {
    fn __equal(&self) -> Option<Equal> {
        Some(|a, b| match (a.downcast_ref::<T>(), b.downcast_ref::<T>()) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        })
    }
}

impl<T> NoEqualProbe for &Probe<T> {}

#[doc(hidden)]
pub trait CloneProbe {
    fn __clone(&self) -> Option<CloneObject>;
}

#[doc(hidden)]
pub trait NoCloneProbe {
    fn __clone(&self) -> Option<CloneObject> {
        None
    }
}

impl<T: Slots + Clone + Send + Sync> CloneProbe for Probe<T> {
    fn __clone(&self) -> Option<CloneObject> {
        Some(CloneObject(|py, object| {
            object.downcast_ref::<T>().map(|it| OwnedObject::new(py, it.clone()))
        }))
    }
}

impl<T> NoCloneProbe for &Probe<T> {}
