//! The values that the attributes of an object are compared with, to write those that differ.

use crate::access::defaults::{Defaults, SlotDefault};
use crate::access::diff::is_same;
use crate::access::resolve::{self, Place};
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::value::Value;

/// The object that an object is compared with.
#[derive(Clone, Copy)]
pub(super) enum Base<'a> {
    /// None: all attributes are written.
    None,
    /// The defaults of its class.
    Class,
    /// The object at the same place in the default.
    Object(ObjectRef<'a>),
}

/// The values that the attributes of one object are compared with.
pub(super) enum Values<'a> {
    Defaults(Defaults),
    Object(ObjectRef<'a>),
}

impl<'a> Values<'a> {
    /// The values for an object of the class.
    pub(super) fn of(base: Base<'a>, class: &'static Class) -> Self {
        match base {
            Base::Object(object) => Values::Object(object),
            Base::None | Base::Class => Values::Defaults(Defaults::of(class)),
        }
    }

    pub(super) fn slot(&self, entry: &'static Entry) -> Option<SlotDefault<'_>> {
        match self {
            Values::Defaults(defaults) => defaults.slot(entry),
            Values::Object(object) => {
                object.find(entry.name()).and_then(Found::attr).map(SlotDefault::Borrowed)
            }
        }
    }

    /// The object with these values, if there is one.
    fn object(&self) -> Option<ObjectRef<'_>> {
        match self {
            Values::Defaults(defaults) => defaults.object(),
            Values::Object(object) => Some(*object),
        }
    }

    /// Whether a value that is not that of a slot is the same.
    pub(super) fn is_same(
        &self,
        name: &str,
        entry: Option<&'static Entry>,
        value: &Value<'_>,
    ) -> bool {
        let Some(object) = self.object() else { return false };
        let own = match entry {
            Some(entry) => resolve::read(object, entry.name()).ok().map(Place::value),
            None => object.dict().and_then(|dict| dict.get(name)),
        };
        own.is_some_and(|own| is_same(&own, value))
    }
}
