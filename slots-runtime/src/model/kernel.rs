//! The only file with `unsafe`: from an object and a name to the field, and from an erased field to its type.
//!
//! Everything here rests on seven invariants. A proof names the ones it leans on.
//!
//! * **I1, described.** `<T as Declare>::DECL` describes `T`: every slot names a field of `T` that lies at
//!   the slot's offset and has the type of the slot's `vtable`; every base names a field that lies at the base's
//!   offset and is of the type whose class it gives; so does the overflow map; `type_id` is `T`'s. Kept by
//!   the author of `unsafe impl Declare`, which is the macro.
//! * **I2, flattened.** The table of a class holds entries made from its `DECL` and, with the base's offset
//!   added, from the tables of its bases; nothing else can make one (`Entry::new` is private to `class/table`).
//!   Kept by `model/class/table.rs`.
//! * **I3, classed.** `Object::class` of a `T` is `T::CLASS`. Kept by the one `impl Object` in this file: the
//!   trait is implemented for every `Declare` type and cannot be implemented by hand for one.
//! * **I4, erased.** An `ObjectRef`/`ObjectMut` of class `C` points to a live value of the type that `C`
//!   describes, borrowed for `'a`; an `AttrRef`/`AttrMut` points to a live value of the type of its `vtable`,
//!   borrowed for `'a`. The pointer may be used for the whole value. Kept here: the fields are private.
//! * **I5, exclusive.** Nothing else reaches the value of an `ObjectMut`, `FoundMut` or `AttrMut` during `'a`:
//!   they are neither `Copy` nor `Clone`, and what is taken out of one borrows it.
//! * **I6, placed** stands at [`Place`], **I7, whole** at [`Recycled`].
#![allow(unsafe_code, reason = "the kernel: each block has its proof")]

pub(crate) mod attr;
pub(crate) mod found;
mod implement;
pub(crate) mod object;
pub(crate) mod place;
pub(crate) mod recycled;
