//! `Place` and `Target`: the attribute or item at a path, to be read or to be written.

use crate::access::resolve::errors::Within;
use crate::model::class::Class;
use crate::model::decl::{PropertyDetail, SlotDetail};
use crate::model::dict::Dict;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::{FoundMut, Object, ObjectMut};
use crate::model::value::Value;

/// The attribute or item at a path, to be read.
pub(crate) enum Place<'a> {
    /// A borrowed value: of a slot, an item, a class attribute, an overflow entry, or a getter that returns a reference.
    Attr(AttrRef<'a>),
    /// The value that a getter computed.
    Computed(Value<'a>),
}

impl<'a> Place<'a> {
    /// The value at the place, if it is an object.
    pub(crate) fn object(&self) -> Option<&'a dyn Object> {
        match self {
            Place::Attr(attr) => (attr.vtable().object)(*attr),
            Place::Computed(Value::Object(object)) => Some(*object),
            Place::Computed(_) => None,
        }
    }

    /// The value at the place.
    pub(crate) fn value(self) -> Value<'a> {
        match self {
            Place::Attr(attr) => (attr.vtable().get)(attr),
            Place::Computed(value) => value,
        }
    }
}

/// The attribute or item at a path, to be written.
pub(crate) enum Target<'a, 's> {
    /// A slot of an object.
    Slot(FoundMut<'a>, &'static SlotDetail),
    /// An item of a list or a map, and the object that contains it.
    Item(AttrMut<'a>, Within),
    /// A name of the overflow map of an object of this class; the map may lack the name.
    Entry(&'a mut Dict, &'s str, &'static Class),
    /// A property of an object.
    Property(ObjectMut<'a>, &'static PropertyDetail),
}
