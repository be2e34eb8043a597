//! The creation of an object from the values of its slots.

use alloc::alloc::Layout;
use alloc::boxed::Box;
use core::mem::{self, MaybeUninit};
use core::ptr::NonNull;

use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::dict::Dict;
use crate::model::kernel::attr::Held;
use crate::model::kernel::declare::Declare;
use crate::model::kernel::memory::Memory;
use crate::model::kernel::object::{Maker, Object};

/// The functions by which a class refers to its type. They are methods of the type, so that rustc compiles them in the codegen unit
/// of the struct: each other unit that refers to the class has a copy of it. They are no closures, of which each unit has a copy.
pub(crate) trait Classed: Declare {
    /// The layout of the type and the functions that make its objects.
    const MAKER: Maker = Maker {
        layout: Layout::new::<Self>(),
        own: Self::own,
        default: match Self::DEFAULT {
            Some(_) => Some(Self::default_boxed),
            None => None,
        },
    };

    /// The class.
    #[inline(never)]
    fn class() -> &'static Class {
        ClassOf::<Self>::CLASS
    }

    /// Makes a box of memory with an object.
    ///
    /// # Safety
    /// The memory must contain an object of the type, have its layout, come from the global allocator unless it is empty, and have
    /// no other owner.
    unsafe fn own(data: NonNull<()>) -> Box<dyn Object> {
        // SAFETY: I10: guaranteed by the caller.
        unsafe { Box::from_raw(data.cast::<Self>().as_ptr()) }
    }

    /// The `Default` that the class uses, in a box.
    fn default_boxed() -> Option<Box<dyn Object>> {
        Some(Box::new(Self::DEFAULT?()))
    }
}

impl<T: Declare> Classed for T {}

/// As [`create`], in a box, for a type that only its class knows.
pub(crate) fn create_boxed(
    class: &'static Class,
    values: &mut [Option<Held>],
    dict: &mut Dict,
) -> Option<Box<dyn Object>> {
    let memory = Memory::new(class.maker.layout);
    // SAFETY: I3: the layout is that of the type of the class.
    unsafe { fill(class, memory.data, values, dict) }?;
    let data = memory.into_data();
    // SAFETY: I10: as in `create`; `Memory` allocated with the layout of the type, and no longer owns it.
    Some(unsafe { (class.maker.own)(data) })
}

/// Makes an object of the values of its slots, each at the place of its entry in the table of the class, and its overflow map. `None`
/// if a value is missing or of another type, or if the struct has fields that are not slots.
///
/// **I10, complete.** Each field of a struct is a slot, a base, an overflow map or skipped, by the contract of [`Declare`].
pub(crate) fn create<T: Declare>(values: &mut [Option<Held>], dict: &mut Dict) -> Option<T> {
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
    dict: &mut Dict,
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
        unsafe { place.cast::<Dict>().write(mem::take(dict)) };
    }
    // I10: `has_only_slots` states that the table has each field, of the struct and of its bases.
    Some(())
}
