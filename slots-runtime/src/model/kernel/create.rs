//! The creation of an object from the values of its slots.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem::MaybeUninit;
use core::ptr::NonNull;

use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::decl::Maker;
use crate::model::dict::Dict;
use crate::model::kernel::attr::Held;
use crate::model::kernel::object::Declare;

/// The functions that make objects of `T`.
pub(crate) const fn maker<T: Declare>() -> Maker {
    Maker {
        create: |values, dict| Some(Box::new(create::<T>(values, dict)?)),
        default: match T::DEFAULT {
            Some(_) => Some(|| Some(Box::new(T::DEFAULT?()))),
            None => None,
        },
    }
}

/// Makes an object of its slots, in the order of [`Class::slot_entries`], and its overflow map. `None` if a value is missing or of
/// another type, or if the struct has fields that are not slots.
///
/// **I10, complete.** Each field of a struct is a slot, a base, an overflow map or skipped, by the contract of [`Declare`].
pub(crate) fn create<T: Declare>(values: Vec<Held>, dict: Dict) -> Option<T> {
    let mut object = MaybeUninit::<T>::uninit();
    let data = NonNull::from(&mut object).cast::<()>();
    // SAFETY: I1: the class is that of `T`, for which the place has memory.
    if !unsafe { fill(ClassOf::<T>::CLASS, data, values, dict) } {
        return None;
    }
    // SAFETY: I10: every field is a slot or the overflow map, of the struct or of a base, and has a value, as `fill` states.
    Some(unsafe { object.assume_init() })
}

/// Moves the values of all slots and the overflow map of a new object to its place. `false` if that is not possible, as for
/// [`create`]; nothing is moved then. It is not generic, so that it is compiled once.
///
/// # Safety
/// The place must be valid for writes of an object of the class, and contain none.
unsafe fn fill(class: &'static Class, data: NonNull<()>, values: Vec<Held>, dict: Dict) -> bool {
    let mut entries = class.slot_entries();
    let fits =
        entries.by_ref().zip(&values).all(|(entry, value)| entry.type_id() == value.type_id());
    if !fits
        || entries.next().is_some()
        || values.len() != class.slot_entries().count()
        || !class.has_only_slots()
    {
        return false;
    }
    for (entry, value) in class.slot_entries().zip(values) {
        // SAFETY: I2: a slot of this type lies at the offset of each entry of the class; the caller guarantees that the place
        // has the memory.
        let place = unsafe { data.byte_add(entry.offset()) };
        // SAFETY: I2: as above, and the types were compared; the place has no value yet.
        unsafe { value.move_to(place) };
    }
    if let Some(offset) = class.dict_offset() {
        // SAFETY: I1, I2: a `Dict` lies at this offset.
        let place = unsafe { data.byte_add(offset) };
        // SAFETY: I1, I2: as above; the place has no value yet.
        unsafe { place.cast::<Dict>().write(dict) };
    }
    true
}

impl Class {
    /// Whether the table of the class has all slots of the struct and its bases, and no field is anything else but a base or
    /// the one overflow map.
    fn has_only_slots(&self) -> bool {
        let bases = self.bases.iter().enumerate();
        let own = self.slot_entries().filter(|entry| entry.base().is_none()).count();
        let mut is_complete =
            self.skipped.is_empty() && self.dict_count() <= 1 && own == self.own_slots();
        for (number, base) in bases {
            let inherited =
                self.slot_entries().filter(|entry| entry.base() == Some(number)).count();
            // A name of the derived class hides a slot of the base.
            is_complete &=
                base.class.has_only_slots() && inherited == base.class.slot_entries().count();
        }
        is_complete
    }
}
