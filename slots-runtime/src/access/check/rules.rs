//! The rules of a slot, and the checks of an object and its bases.

use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::kernel::object::ObjectRef;
use crate::model::value_error::ValueError;

/// The part of an object that a write changes.
#[derive(Clone, Copy)]
pub(crate) enum Written {
    /// A slot. Slots are compared by their declaring class, not by offset, since zero-sized values share an offset.
    Slot(&'static Entry),
    /// The overflow map.
    Overflow,
    /// Any part: a setter was called, or the object is new.
    Anything,
}

impl Written {
    /// The part that a write to `name` changes.
    pub(crate) fn by_name(class: &Class, name: &str) -> Self {
        match class.find(name) {
            Some(entry) if entry.slot_vtable().is_some() => Written::Slot(entry),
            None if class.is_dynamic() => Written::Overflow,
            _ => Written::Anything,
        }
    }

    /// The same part in the base with this number; `None` if the base does not contain it.
    fn in_base(self, number: usize, base: &Class) -> Option<Self> {
        match self {
            Written::Slot(entry) if entry.base() == Some(number) => {
                base.find(entry.name()).map(Written::Slot)
            }
            Written::Slot(_) => None,
            Written::Overflow => base.is_dynamic().then_some(self),
            Written::Anything => Some(self),
        }
    }
}

/// Calls `each` for a class and those of its bases that contain the written part, the innermost first.
pub(crate) fn parts(
    class: &'static Class,
    written: Written,
    each: &mut impl FnMut(&'static Class),
) {
    for (number, base) in class.bases.iter().enumerate() {
        if base.class.is_guarded()
            && let Some(written) = written.in_base(number, base.class)
        {
            parts(base.class, written, each);
        }
    }
    each(class);
}

/// Applies the checks of the class of an object and of those of its bases that contain the written part.
#[inline]
pub(crate) fn checks(object: ObjectRef<'_>, written: Written) -> Result<(), ValueError> {
    let class = object.class();
    if class.bases.is_empty() {
        return class.check.map_or(Ok(()), |check| check(object));
    }
    checks_of_parts(object, written)
}

/// As [`checks`], for a class with bases. Not inlined, so that the case above saves no registers.
#[inline(never)]
fn checks_of_parts(object: ObjectRef<'_>, written: Written) -> Result<(), ValueError> {
    let mut result = Ok(());
    parts(object.class(), written, &mut |part| {
        if let (Ok(()), Some(check)) = (&result, part.check) {
            result = check(object);
        }
    });
    result
}

/// As [`checks`]; all checks are applied, and each error is passed on.
pub(crate) fn each_check(
    object: ObjectRef<'_>,
    written: Written,
    reject: &mut impl FnMut(ValueError),
) {
    parts(object.class(), written, &mut |part| {
        if let Some(Err(rejected)) = part.check.map(|check| check(object)) {
            reject(rejected);
        }
    });
}
