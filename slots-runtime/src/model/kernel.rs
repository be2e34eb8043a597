//! The only module with `unsafe`: from an object and a name to the field, and from an erased field to its type.
//!
//! The proofs of the kernel use thirteen invariants. Each proof names the invariants that it uses.
//!
//! * **I1, described.** `<T as Declare>::DECL` describes `T`: every slot names a field of `T` that lies at
//!   the slot's offset and has the type of the slot's `vtable`; every base names a field that lies at the base's
//!   offset and has the type that its class describes; `dict` is the offset of a field of type `Dict`; `type_id` is
//!   that of `T`. Enforced by the author of the `unsafe impl Declare`, which is the macro.
//! * **I2, flattened.** The table of a class holds entries made from its `DECL` and, with the base's offset
//!   added, from the tables of its bases; no other module can make an entry (`Entry::new` is private to
//!   `class/table`), and only the offset of a property's entry changes later (`backing.rs`), at which no value is
//!   borrowed. Enforced by `model/class/table.rs`.
//! * **I3, classed.** `Object::class` of a `T` is `T::CLASS`. Enforced by the one `impl Object` of the kernel: the
//!   trait is implemented for every `Declare` type and cannot be implemented by hand for one.
//! * **I4, erased.** An `ObjectRef`/`ObjectMut` of class `C` points to a live value of the type that `C`
//!   describes, borrowed for `'a`; an `AttrRef`/`AttrMut` points to a live value of the type of its `vtable`,
//!   borrowed for `'a`. The pointer is valid for the whole value. Enforced by the kernel: the fields are private.
//! * **I5, exclusive.** No other reference accesses the value of an `ObjectMut`, `FoundMut` or `AttrMut` during `'a`:
//!   they are neither `Copy` nor `Clone`, and each value derived from one borrows or consumes it.
//! * **I6, placed** is defined at [`Place`], **I7, whole** at [`Recycled`], **I8, one type** at [`Erased`], **I9, held** at
//!   [`Held`], **I10, complete** at `create`, **I11, located** at [`Location`], **I12, transparent** at [`Seen`],
//!   **I13, moved** at `by_words`.
#![allow(unsafe_code, reason = "the kernel: each block has its proof")]

pub(crate) mod attr;
pub(crate) mod by_words;
pub(crate) mod create;
pub(crate) mod declare;
pub(crate) mod erased;
mod implement;
pub(crate) mod location;
mod memory;
pub(crate) mod object;
pub(crate) mod place;
pub(crate) mod recycled;
pub(crate) mod seen;
