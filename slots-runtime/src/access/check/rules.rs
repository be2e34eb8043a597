//! The rules of a slot, and the checks of an object and its bases.

use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::ObjectRef;
use crate::model::value_error::ValueError;

/// What a write concerns in the object that it is made to.
#[derive(Clone, Copy)]
pub(super) enum Written {
    /// A slot. The class that declares it is compared, not where it lies: values without size share an offset.
    Slot(&'static Entry),
    /// The overflow map.
    Overflow,
    /// Anything: a setter ran, or the object is new.
    Anything,
}

impl Written {
    pub(super) fn by_name(class: &Class, name: &str) -> Self {
        match class.find(name) {
            Some(entry) if entry.slot_vtable().is_some() => Written::Slot(entry),
            None if class.is_dynamic() => Written::Overflow,
            _ => Written::Anything,
        }
    }

    /// The same as the base with this number sees it; `None` if it is not in the base.
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

/// Whether a value passes the rules of a slot.
pub(crate) fn rules(detail: &SlotDetail, value: AttrRef<'_>) -> Result<(), ValueError> {
    detail
        .rules
        .iter()
        .try_for_each(|rule| rule.check(value).map_err(|rejected| rejected.by_rule(rule)))
}

/// Calls `each` for a class and the bases that have what was written, the innermost first.
pub(super) fn parts(
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

/// The checks of the class of an object and of the bases that have what was written.
pub(super) fn checks(object: ObjectRef<'_>, written: Written) -> Result<(), ValueError> {
    let mut verdict = Ok(());
    parts(object.class(), written, &mut |part| {
        if let (Ok(()), Some(check)) = (&verdict, part.check) {
            verdict = check(object);
        }
    });
    verdict
}
