//! The write of a converted value to a slot: the rules, the checks, the hooks, and the old value.

use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::FoundMut;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::{AfterWrite, VTable};

/// Applies the rules of a slot to a value, and stores it; returns the old value. See [`replace`] for `after`.
#[inline(always)]
pub(crate) fn write<T: 'static>(
    found: &mut FoundMut<'_>,
    value: T,
    detail: &SlotDetail,
    after: Option<&AfterWrite>,
) -> Result<T, ValueError> {
    detail.validate_typed(&value, found.entry().vtable())?;
    replace(found, value, after)
}

/// Stores a value and returns the old one. With `after`, the checks of the object are applied next, and the old value is
/// restored if one rejects or panics; then the hooks are called. The slot is borrowed, because a copy of what was stored by its parts
/// would stall the processor.
#[inline(always)]
pub(crate) fn replace<T: 'static>(
    found: &mut FoundMut<'_>,
    mut value: T,
    after: Option<&AfterWrite>,
) -> Result<T, ValueError> {
    match after {
        Some(after) => swap_guarded(found, &mut value, after)?,
        None => {
            if let Ok(place) = found.reborrow().typed::<T>() {
                core::mem::swap(place, &mut value);
            }
        }
    }
    Ok(value)
}

/// Swaps a value with that of the slot, applies the checks of the object, and calls the hooks. If a check rejects the new value
/// or panics, the values are swapped back.
pub(crate) fn swap_guarded<V: Swap>(
    found: &mut FoundMut<'_>,
    value: V,
    after: &AfterWrite,
) -> Result<(), ValueError> {
    let entry = found.entry();
    let mut guard = SwapGuard { found, value, is_accepted: false };
    guard.value.swap(guard.found);
    let Some(old) = guard.value.as_attr(entry.vtable()) else { return Ok(()) };
    let has_changed = (after.check)(guard.found, old)?;
    guard.is_accepted = true;
    if has_changed {
        (after.notify)(guard.found.object(), entry, old);
    }
    Ok(())
}

/// A value that can be swapped with that of a slot.
pub(crate) trait Swap {
    /// Swaps both values; values of different types stay.
    fn swap(&mut self, found: &mut FoundMut<'_>);

    /// The value that is not in the slot; `None` if it is not of the type of the vtable.
    fn as_attr(&self, vtable: &'static VTable) -> Option<AttrRef<'_>>;
}

impl<T: 'static> Swap for &mut T {
    fn swap(&mut self, found: &mut FoundMut<'_>) {
        if let Ok(place) = found.reborrow().typed::<T>() {
            core::mem::swap(place, *self);
        }
    }

    fn as_attr(&self, vtable: &'static VTable) -> Option<AttrRef<'_>> {
        AttrRef::new(&**self, vtable)
    }
}

impl Swap for Held {
    fn swap(&mut self, found: &mut FoundMut<'_>) {
        if let Some(attr) = found.attr() {
            attr.swap(self.as_mut());
        }
    }

    fn as_attr(&self, _: &'static VTable) -> Option<AttrRef<'_>> {
        Some(self.as_ref())
    }
}

/// A slot with a new value, and the old value, which is swapped back unless the new one is accepted.
struct SwapGuard<'a, 'o, V: Swap> {
    found: &'a mut FoundMut<'o>,
    value: V,
    is_accepted: bool,
}

impl<V: Swap> Drop for SwapGuard<'_, '_, V> {
    fn drop(&mut self) {
        if !self.is_accepted {
            self.value.swap(self.found);
        }
    }
}

/// Erases the type of a value that was converted for this vtable.
pub(crate) fn hold<T: 'static>(value: T, vtable: &'static VTable) -> Result<Held, ValueError> {
    // Not reached without a value: each type passes its own vtable.
    Held::new(value, vtable).ok_or_else(|| ValueError::not_a::<T>(&Value::None))
}

pub(crate) fn store<T: 'static>(attr: AttrMut<'_>, value: T) {
    if let Some(place) = attr.downcast_mut::<T>() {
        *place = value;
    }
}
