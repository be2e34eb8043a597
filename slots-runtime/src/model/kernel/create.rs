//! The creation of an object from the values of its slots.

use alloc::boxed::Box;
use core::mem::MaybeUninit;
use core::ptr::NonNull;

use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::decl::Maker;
use crate::model::dict::Dict;
use crate::model::kernel::attr::Held;
use crate::model::kernel::declare::Declare;
use crate::model::kernel::object::Object;

/// The functions that make objects of `T`. They are no closures, of which the compiler makes a copy per codegen unit.
pub(crate) const fn maker<T: Declare>() -> Maker {
    Maker {
        create: boxed::<T>,
        default: match T::DEFAULT {
            Some(_) => Some(default::<T>),
            None => None,
        },
    }
}

fn boxed<T: Declare>(values: &mut [Option<Held>], dict: Dict) -> Option<Box<dyn Object>> {
    Some(Box::new(create::<T>(values, dict)?))
}

fn default<T: Declare>() -> Option<Box<dyn Object>> {
    Some(Box::new(T::DEFAULT?()))
}

/// Makes an object of the values of its slots, each at the place of its entry in the table of the class, and its overflow map. `None`
/// if a value is missing or of another type, or if the struct has fields that are not slots.
///
/// **I10, complete.** Each field of a struct is a slot, a base, an overflow map or skipped, by the contract of [`Declare`].
pub(crate) fn create<T: Declare>(values: &mut [Option<Held>], dict: Dict) -> Option<T> {
    let mut object = MaybeUninit::<T>::uninit();
    let data = NonNull::from(&mut object).cast::<()>();
    // SAFETY: I1: the class is that of `T`, for which the place has memory.
    unsafe { fill(ClassOf::<T>::CLASS, data, values, dict) }?;
    // SAFETY: I10: every field is a slot or the overflow map, of the struct or of a base, and has a value, as `fill` states.
    Some(unsafe { object.assume_init() })
}

/// Moves the values of all slots and the overflow map of a new object to its place; `None` if that is not possible, as for
/// [`create`]. It is not generic, so that it is compiled once.
///
/// # Safety
/// The place must be valid for writes of an object of the class, and contain none.
unsafe fn fill(
    class: &'static Class,
    data: NonNull<()>,
    values: &mut [Option<Held>],
    dict: Dict,
) -> Option<()> {
    let fits = class.slot_places().all(|(place, entry)| {
        let value = values.get(place).and_then(Option::as_ref);
        value.is_some_and(|value| value.is_of(entry.vtable()))
    });
    if !fits || !class.has_only_slots() {
        return None;
    }
    for (place, entry) in class.slot_places() {
        // Each entry has its own place, so that each value was seen above and is moved once.
        let value = values.get_mut(place)?;
        // SAFETY: I2: a slot of this type lies at the offset of each entry of the class; the caller guarantees that the place
        // has the memory.
        let place = unsafe { data.byte_add(entry.offset()) };
        // SAFETY: I2: as above, and the types were compared; the place has no value yet.
        unsafe { Held::move_to(value, place) };
    }
    if let Some(offset) = class.dict_offset() {
        // SAFETY: I1, I2: a `Dict` lies at this offset.
        let place = unsafe { data.byte_add(offset) };
        // SAFETY: I1, I2: as above; the place has no value yet.
        unsafe { place.cast::<Dict>().write(dict) };
    }
    // I10: `has_only_slots` compares the numbers of the fields.
    Some(())
}
