//! Iterates over the values of all attributes of an object: `vars`, equality, `Debug`.

use core::fmt::{self, Debug, Formatter};

use crate::model::class::table::Entry;
use crate::model::dict::Dict;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
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
    let slots = object.class().slot_entries().filter_map(move |slot| slot_value(object, slot));
    Vars { slots, entries: object.dict().filter(|dict| !dict.is_empty()).map(Dict::iter) }
}

/// The slots, then the entries of the overflow map.
struct Vars<S, E> {
    slots: S,
    entries: Option<E>,
}

impl<T, S: Iterator<Item = T>, E: Iterator<Item = T>> Iterator for Vars<S, E> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        match self.slots.next() {
            Some(slot) => Some(slot),
            None => self.entries.as_mut()?.next(),
        }
    }
}

#[inline]
fn slot_value<'a>(
    object: ObjectRef<'a>,
    entry: &'static Entry,
) -> Option<(&'static str, Value<'a>)> {
    let attr = object.at(entry)?.attr()?;
    if entry.is_unset(attr) { None } else { Some((entry.name(), (attr.vtable().get)(attr))) }
}

/// Whether two objects are of one class and hold equal values.
pub(crate) fn same(a: &dyn Object, b: &dyn Object) -> bool {
    a.class() == b.class() && vars(ObjectRef::new(a)).eq(vars(ObjectRef::new(b)))
}

/// Prints an object like `#[derive(Debug)]` does.
pub(crate) fn debug_fmt(object: ObjectRef<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let mut shown = f.debug_struct(object.class().name());
    for (name, value) in vars(object) {
        shown.field(name, &value);
    }
    shown.finish()
}
