//! Iterates over the values of all attributes of an object: `vars`, equality, `Debug`.

use core::fmt::{self, Debug, Formatter};

use crate::model::class::table::SlotPlaces;
use crate::model::dict::Dict;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, Object, ObjectMut, ObjectRef};
use crate::model::primitive::Primitive;
use crate::model::value::Value;

impl Debug for ObjectRef<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        debug_fmt(*self, f)
    }
}

impl Debug for ObjectMut<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        debug_fmt(self.as_ref(), f)
    }
}

/// The slots that are not unset, in declaration order and those of bases first, then the overflow map.
#[inline]
pub(crate) fn vars(object: ObjectRef<'_>) -> impl Iterator<Item = (&str, Value<'_>)> {
    let entries = object.dict().filter(|dict| !dict.is_empty()).map(Dict::iter);
    Vars { object, slots: object.class().slot_places(), entries }
}

/// The slots, then the entries of the overflow map.
struct Vars<'a, E> {
    object: ObjectRef<'a>,
    slots: SlotPlaces,
    entries: Option<E>,
}

impl<'a, E: Iterator<Item = (&'a str, Value<'a>)>> Iterator for Vars<'a, E> {
    type Item = (&'a str, Value<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        for (_, entry) in self.slots.by_ref() {
            if let Some(attr) = self.object.at(entry).and_then(Found::attr)
                && !entry.is_unset(attr)
            {
                return Some((entry.name(), value(attr)));
            }
        }
        self.entries.as_mut()?.next()
    }
}

/// The value of a slot. A float, the most frequent number, is read without a call.
#[inline(always)]
fn value(attr: AttrRef<'_>) -> Value<'_> {
    // Another conversion may be declared for the slot, whose operations are not those of the type.
    if attr.vtable().primitive == Primitive::F64
        && let Some(number) = attr.downcast_ref::<f64>()
    {
        return Value::Float(*number);
    }
    (attr.vtable().get)(attr).moved()
}

/// Whether two objects are of one class and hold equal values.
pub(crate) fn same(a: &dyn Object, b: &dyn Object) -> bool {
    a.class() == b.class() && vars(ObjectRef::new(a)).eq(vars(ObjectRef::new(b)))
}

macro_rules! debug_of_objects {
    ($($object:ty),*) => {$(
        /// Prints the class and its attributes with their values, like `#[derive(Debug)]`.
        impl Debug for $object {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                debug_fmt(ObjectRef::new(self), f)
            }
        }
    )*};
}

debug_of_objects!(dyn Object + '_, dyn Object + Send + '_, dyn Object + Send + Sync + '_);

/// Prints an object like `#[derive(Debug)]` does.
pub(crate) fn debug_fmt(object: ObjectRef<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let mut shown = f.debug_struct(object.class().name());
    for (name, value) in vars(object) {
        shown.field(name, &value);
    }
    shown.finish()
}
