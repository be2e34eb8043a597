//! The only file with `unsafe`: from an object and a name to the field, and from an erased field to its type.
//!
//! Everything here rests on seven invariants. A proof names the ones it leans on.
//!
//! * **I1, described.** `<T as Declare>::DECL` describes `T`: every slot names a field of `T` that lies at
//!   the slot's offset and has the type of the slot's `ops`; every base names a field that lies at the base's
//!   offset and is of the type whose class it gives; so does the overflow map; `type_id` is `T`'s. Kept by
//!   whoever writes `unsafe impl Declare`, which is the macro.
//! * **I2, flattened.** The table of a class holds entries made from its `DECL` and, with the base's offset
//!   added, from the tables of its bases; nothing else can make one (`Entry::new` is private to `class/table`).
//!   Kept by `class/table.rs`.
//! * **I3, classed.** `Object::class` of a `T` is `T::CLASS`. Kept by the one `impl Object` in this file: the
//!   trait is implemented for every `Declare` type and cannot be implemented by hand for one.
//! * **I4, erased.** An `ObjectRef`/`ObjectMut` of class `C` points to a live value of the type that `C`
//!   describes, borrowed for `'a`; an `AttrRef`/`AttrMut` points to a live value of the type of its `ops`,
//!   borrowed for `'a`. The pointer may be used for the whole value. Kept here: the fields are private.
//! * **I5, exclusive.** Nothing else reaches the value of an `ObjectMut`, `FoundMut` or `AttrMut` during `'a`:
//!   they are neither `Copy` nor `Clone`, and what is taken out of one borrows it.
//! * **I6, placed** stands at [`Place`], **I7, whole** at [`Kept`].
#![allow(unsafe_code, reason = "the kernel: each block has its proof")]

use alloc::boxed::Box;
use alloc::string::String;
use core::any::{Any, TypeId};
use core::fmt::{self, Debug, Formatter};
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::ops::{Deref, DerefMut};
use core::ptr::NonNull;
use core::slice;

use crate::class::{Class, ClassOf, Entry, narrow};
use crate::decl::Decl;
use crate::dict::Dict;
use crate::ops::Ops;

/// A struct that describes itself.
///
/// # Safety
/// [`DECL`](Self::DECL) must describe `Self`: each slot's offset and operations are those of a field of `Self`, each
/// base's offset and class too, `dict` is the offset of a field of type [`Dict`](crate::Dict), and `type_id` is that of
/// `Self`. Nothing unsafe rests on `inner` and `base_decls`, which only decide whether a handle of `slot!` is free.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no slots",
    label = "this type is reachable by field, not by name",
    note = "put `#[slots]` above the struct"
)]
pub unsafe trait Declare: Sized + 'static {
    /// The class as declared.
    const DECL: &'static Decl;
}

/// An object whose attributes can be reached by name. `&dyn Object` is how a console, a script or a config layer sees any
/// struct.
///
/// Every [`Slots`](crate::Slots) struct is one. The verbs are in [`ObjectExt`](crate::ObjectExt), which every `Object` has, `dyn Object`
/// too.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Stage {
///     position: f64,
/// }
///
/// #[slots]
/// struct Lamp {
///     power: f64,
/// }
///
/// let mut rack: Vec<Box<dyn Object>> = vec![Box::new(Stage { position: 0.0 }), Box::new(Lamp { power: 0.0 })];
/// for device in &mut rack {
///     if device.hasattr("power") {
///         device.setattr("power", 5)?;
///     }
/// }
/// assert_eq!(rack[1].getattr("power")?, 5.0);
/// # Ok::<(), slots_runtime::AttributeError>(())
/// ```
///
/// # Safety
/// [`class`](Self::class) must give the class that describes the type of `self`, the same at every call. The library
/// implements the trait for every [`Slots`](crate::Slots) struct; there is no reason to implement it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an object with attributes",
    label = "this type is reachable by field, not by name",
    note = "put `#[slots]` above the struct"
)]
pub unsafe trait Object: Any {
    /// The class of the object.
    fn class(&self) -> &'static Class;
}

// SAFETY: I3. A `Declare` type has one class, `T::CLASS`.
#[diagnostic::do_not_recommend]
unsafe impl<T: Declare> Object for T {
    #[inline(always)]
    fn class(&self) -> &'static Class {
        ClassOf::<T>::CLASS
    }
}

/// An object of any class, borrowed; as `&dyn Object`, but also made from one that is `dyn` already.
#[derive(Clone, Copy)]
pub struct ObjectRef<'a> {
    data: NonNull<()>,
    class: &'static Class,
    life: PhantomData<&'a ()>,
}

/// An object of any class, borrowed to be changed.
pub struct ObjectMut<'a> {
    data: NonNull<()>,
    class: &'static Class,
    life: PhantomData<&'a mut ()>,
}

/// The value of a slot or of an item, borrowed, its type known only at run time.
#[derive(Clone, Copy)]
pub struct AttrRef<'a> {
    data: NonNull<()>,
    ops: &'static Ops,
    life: PhantomData<&'a ()>,
}

/// The value of a slot or of an item, borrowed to be changed, its type known only at run time.
pub struct AttrMut<'a> {
    data: NonNull<()>,
    ops: &'static Ops,
    life: PhantomData<&'a mut ()>,
}

/// A name that was found in an object.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    object: ObjectRef<'a>,
    entry: &'static Entry,
}

/// A name that was found in an object that is borrowed to be changed.
pub(crate) struct FoundMut<'a> {
    object: ObjectMut<'a>,
    entry: &'static Entry,
}

impl<'a> ObjectRef<'a> {
    /// Erases the type of an object.
    #[inline(always)]
    pub fn new<T: Object + ?Sized>(object: &'a T) -> Self {
        // I4: by I3 the class is the one of the value; the pointer comes from a reference to all of it.
        ObjectRef { data: NonNull::from(object).cast(), class: object.class(), life: PhantomData }
    }

    /// The class of the object.
    pub fn class(self) -> &'static Class {
        self.class
    }

    /// The overflow map, own or inherited.
    #[inline]
    pub(crate) fn dict(self) -> Option<&'a Dict> {
        let offset = self.class.dict_offset()?;
        // SAFETY: I1, I2: a `Dict` lies at this offset of a value of this class; I4: which `data` points to.
        let place = unsafe { self.data.byte_add(offset) };
        // SAFETY: I4: as above; the value is live and borrowed for `'a`.
        Some(unsafe { place.cast().as_ref() })
    }

    /// The part of the object that is a `T`: the object itself, or a base at any depth.
    pub fn part<T: 'static>(self) -> Option<&'a T> {
        let offset = self.class.offset_of_part(TypeId::of::<T>())?;
        // SAFETY: I1: `offset_of_part` added offsets of bases, so that a `T` lies there; I4: inside the value.
        let place = unsafe { self.data.byte_add(offset) };
        // SAFETY: I4: as above; the value is live and borrowed for `'a`.
        Some(unsafe { place.cast().as_ref() })
    }
}

impl<'a> ObjectMut<'a> {
    /// Erases the type of an object.
    #[inline(always)]
    pub fn new<T: Object + ?Sized>(object: &'a mut T) -> Self {
        let class = object.class();
        // I4: as in `ObjectRef::new`. I5: the reference is consumed.
        ObjectMut { data: NonNull::from(object).cast(), class, life: PhantomData }
    }

    /// The class of the object.
    pub fn class(&self) -> &'static Class {
        self.class
    }

    /// The object, only to be read.
    #[inline]
    pub fn as_ref(&self) -> ObjectRef<'_> {
        ObjectRef { data: self.data, class: self.class, life: PhantomData }
    }

    /// The object for a shorter time.
    #[inline]
    pub fn reborrow(&mut self) -> ObjectMut<'_> {
        ObjectMut { data: self.data, class: self.class, life: PhantomData }
    }

    pub(crate) fn dict(self) -> Option<&'a mut Dict> {
        let offset = self.class.dict_offset()?;
        // SAFETY: I1, I2, I4: as in `ObjectRef::dict`.
        let place = unsafe { self.data.byte_add(offset) };
        // SAFETY: I4: as above; I5: `self` is consumed, so that nothing else reaches the map during `'a`.
        Some(unsafe { place.cast().as_mut() })
    }

    /// As [`ObjectRef::part`].
    pub fn part<T: 'static>(self) -> Option<&'a mut T> {
        let offset = self.class.offset_of_part(TypeId::of::<T>())?;
        // SAFETY: I1, I4: as in `ObjectRef::part`.
        let place = unsafe { self.data.byte_add(offset) };
        // SAFETY: I4: as above; I5: `self` is consumed.
        Some(unsafe { place.cast().as_mut() })
    }
}

impl<'a> ObjectRef<'a> {
    #[inline(always)]
    pub(crate) fn find(self, name: &str) -> Option<Found<'a>> {
        Some(Found { object: self, entry: self.class.find(name)? })
    }
}

impl<'a> ObjectMut<'a> {
    /// As [`ObjectRef::find`]; gives the object back if there is no such name.
    #[inline(always)]
    pub(crate) fn find(self, name: &str) -> Result<FoundMut<'a>, Self> {
        match self.class.find(name) {
            Some(entry) => Ok(FoundMut { object: self, entry }),
            None => Err(self),
        }
    }
}

impl<'a> Found<'a> {
    #[inline(always)]
    pub(crate) fn entry(self) -> &'static Entry {
        self.entry
    }

    /// The value, if the name is a slot's.
    #[inline(always)]
    pub(crate) fn attr(self) -> Option<AttrRef<'a>> {
        let ops = self.entry.slot_ops()?;
        // SAFETY: I2: the entry was found in the class of the object, so that a value of the type of `ops` lies
        // at its offset; I4: inside the value that `data` points to, borrowed for `'a`.
        let data = unsafe { self.object.data.byte_add(self.entry.offset()) };
        Some(AttrRef { data, ops, life: PhantomData })
    }

    /// The value, if the name is that of a slot of type `T`.
    #[inline(always)]
    pub(crate) fn typed<T: 'static>(self) -> Option<&'a T> {
        if self.entry.type_id() != TypeId::of::<T>() {
            return None;
        }
        // SAFETY: I2: only a slot's entry has the `TypeId` of a type that can be named, and a `T` lies at its offset;
        // I4: inside the value that `data` points to.
        let place = unsafe { self.object.data.byte_add(self.entry.offset()) };
        // SAFETY: I4: as above; the value is live and borrowed for `'a`.
        Some(unsafe { place.cast().as_ref() })
    }
}

impl<'a> FoundMut<'a> {
    #[inline(always)]
    pub(crate) fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The whole object again.
    #[inline]
    pub(crate) fn object(&mut self) -> ObjectMut<'_> {
        self.object.reborrow()
    }

    /// The whole object again, for as long as it was borrowed.
    #[inline(always)]
    pub(crate) fn into_object(self) -> ObjectMut<'a> {
        self.object
    }

    /// The value, if the name is a slot's.
    #[inline(always)]
    pub(crate) fn attr(&mut self) -> Option<AttrMut<'_>> {
        let ops = self.entry.slot_ops()?;
        // SAFETY: I2, I4: as in `Found::attr`; I5: the result borrows `self`.
        let data = unsafe { self.object.data.byte_add(self.entry.offset()) };
        Some(AttrMut { data, ops, life: PhantomData })
    }

    /// The value, if the name is that of a slot of type `T`; otherwise the whole object again.
    #[inline(always)]
    pub(crate) fn typed<T: 'static>(self) -> Result<&'a mut T, ObjectMut<'a>> {
        if self.entry.type_id() != TypeId::of::<T>() {
            return Err(self.object);
        }
        // SAFETY: I2, I4: as in `Found::typed`.
        let place = unsafe { self.object.data.byte_add(self.entry.offset()) };
        // SAFETY: I4: as above; I5: `self` is consumed.
        Ok(unsafe { place.cast().as_mut() })
    }

    /// The value, if the name is a slot's, for as long as the object was borrowed.
    #[inline(always)]
    pub(crate) fn into_attr(self) -> Option<AttrMut<'a>> {
        let ops = self.entry.slot_ops()?;
        // SAFETY: I2, I4: as in `Found::attr`; I5: `self` is consumed.
        let data = unsafe { self.object.data.byte_add(self.entry.offset()) };
        Some(AttrMut { data, ops, life: PhantomData })
    }
}

impl<'a> AttrRef<'a> {
    /// Erases the type of a value; `None` if the `ops` are those of another type.
    pub(crate) fn new<T: 'static>(value: &'a T, ops: &'static Ops) -> Option<Self> {
        // I4 is kept by this test.
        (ops.type_id() == TypeId::of::<T>()).then(|| AttrRef {
            data: NonNull::from(value).cast(),
            ops,
            life: PhantomData,
        })
    }

    pub(crate) fn ops(self) -> &'static Ops {
        self.ops
    }

    /// The name of the value's type, without its module.
    pub fn type_name(self) -> String {
        self.ops.type_name()
    }

    /// The value, if it is of type `T`.
    #[inline(always)]
    pub fn downcast_ref<T: 'static>(self) -> Option<&'a T> {
        if self.ops.type_id() != TypeId::of::<T>() {
            return None;
        }
        // SAFETY: I4: `data` points to a value of the type of `ops`, which is `T`, borrowed for `'a`.
        Some(unsafe { self.data.cast().as_ref() })
    }
}

impl<'a> AttrMut<'a> {
    /// As [`AttrRef::new`].
    pub(crate) fn new<T: 'static>(value: &'a mut T, ops: &'static Ops) -> Option<Self> {
        // I4 is kept by this test, I5 by consuming the reference.
        (ops.type_id() == TypeId::of::<T>()).then(|| AttrMut {
            data: NonNull::from(value).cast(),
            ops,
            life: PhantomData,
        })
    }

    pub(crate) fn ops(&self) -> &'static Ops {
        self.ops
    }

    /// The value, only to be read.
    pub(crate) fn as_ref(&self) -> AttrRef<'_> {
        AttrRef { data: self.data, ops: self.ops, life: PhantomData }
    }

    /// The value for a shorter time.
    pub(crate) fn reborrow(&mut self) -> AttrMut<'_> {
        AttrMut { data: self.data, ops: self.ops, life: PhantomData }
    }

    /// The value, if it is of type `T`.
    #[inline(always)]
    pub(crate) fn downcast_mut<T: 'static>(self) -> Option<&'a mut T> {
        if self.ops.type_id() != TypeId::of::<T>() {
            return None;
        }
        // SAFETY: I4: `data` points to a value of the type of `ops`, which is `T`; I5: `self` is consumed.
        Some(unsafe { self.data.cast().as_mut() })
    }
}

/// A box that is handed on instead of being freed.
///
/// **I7, whole.** The box is there until the `Kept` is dropped.
pub(crate) struct Kept<T: Keep>(ManuallyDrop<Box<T>>);

/// What becomes of the box of a [`Kept`] value that is no longer wanted.
pub(crate) trait Keep {
    /// Takes the box.
    fn keep(self: Box<Self>);
}

impl<T: Keep> Kept<T> {
    pub(crate) const fn new(value: Box<T>) -> Self {
        Kept(ManuallyDrop::new(value))
    }
}

impl<T: Keep> Drop for Kept<T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: I7: nothing took the box before, and nothing can use `self` after.
        let value = unsafe { ManuallyDrop::take(&mut self.0) };
        value.keep();
    }
}

impl<T: Keep> Deref for Kept<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Keep> DerefMut for Kept<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Keep + Clone> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Kept(self.0.clone())
    }
}

/// Where a `T` lies in every `S`: what a handle holds.
///
/// **I6, placed.** A `T` lies `offset` bytes into every `S`. Kept by the two functions that make one.
pub struct Place<S, T> {
    offset: u32,
    names: &'static [&'static str],
    types: PhantomData<Invariant<S, T>>,
}

/// Through a handle on a narrower type, a wider field could be given a narrower value.
type Invariant<S, T> = fn(S, T) -> (S, T);

impl<S, T> Clone for Place<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T> Copy for Place<S, T> {}

impl<S: Declare, T: 'static> Place<S, T> {
    /// The place of the slot `name`, if it is of type `T`.
    pub(crate) fn find(name: &str) -> Option<Self> {
        let entry = ClassOf::<S>::CLASS.find(name)?;
        // I6 by this test: by I2 the entry's type is what lies at its offset.
        let is_it = entry.type_id() == TypeId::of::<T>();
        is_it.then(|| Place {
            offset: entry.offset_u32(),
            names: slice::from_ref(entry.name_held()),
            types: PhantomData,
        })
    }

    /// The place of a field that the macro [`slot!`](crate::slot) names.
    ///
    /// # Safety
    /// A `T` must lie `offset` bytes into every `S`.
    pub const unsafe fn declared(
        offset: usize,
        names: &'static [&'static str],
        _: Field<S, T>,
    ) -> Self {
        Place { offset: narrow(offset), names, types: PhantomData }
    }

    /// The names that lead to the slot, the outermost first.
    pub(crate) const fn names(self) -> &'static [&'static str] {
        self.names
    }

    pub(crate) const fn offset(self) -> u32 {
        self.offset
    }

    #[inline(always)]
    pub(crate) fn get(self, object: &S) -> &T {
        // SAFETY: I6: a `T` lies at this offset of every `S`.
        let place = unsafe { NonNull::from(object).byte_add(self.offset as usize) };
        // SAFETY: I6: as above; the result borrows `object`.
        unsafe { place.cast().as_ref() }
    }

    #[inline(always)]
    pub(crate) fn get_mut(self, object: &mut S) -> &mut T {
        // SAFETY: I6: a `T` lies at this offset of every `S`.
        let place = unsafe { NonNull::from(object).byte_add(self.offset as usize) };
        // SAFETY: I6: as above; the result borrows `object` to change it.
        unsafe { place.cast().as_mut() }
    }
}

/// The types of a struct and of one of its fields, exactly: neither is a subtype of what it stands for.
#[derive(Clone, Copy)]
pub struct Field<S, T>(PhantomData<Invariant<S, T>>);

impl<S, T> Field<S, T> {
    /// The types that an expression gives for a field. It is never called.
    pub const fn of(_: fn(&mut S) -> *mut T) -> Self {
        Field(PhantomData)
    }
}

/// A handle on a slot, checked while the program is compiled: that the field exists and can be seen, that it is a slot,
/// of which type it is, and whether it has rules. Nested fields are named as in Rust.
///
/// The result is a constant. Its type is [`Slot<S, T, Direct>`](crate::Slot) if the slot has neither a rule nor a check or a
/// hook, and [`Slot<S, T>`](crate::Slot) otherwise.
///
/// ```
/// use slots_runtime::{prelude::*, slot};
///
/// #[slots]
/// struct Roi { x: u32 }
///
/// #[slots]
/// struct Camera { gain: f64, roi: Roi }
///
/// const GAIN: Slot<Camera, f64, Direct> = slot!(Camera, gain);
///
/// let mut cam = Camera { gain: 1.0, roi: Roi { x: 3 } };
/// GAIN.set(&mut cam, 2.0);
/// assert_eq!(*GAIN.get(&cam), 2.0);
/// assert_eq!(*slot!(Camera, roi.x).get(&cam), 3);
/// ```
#[macro_export]
macro_rules! slot {
    ($class:ty, $first:ident $(. $rest:ident)*) => {
        const {
            const __NAMES: $crate::__private::Named = $crate::__private::named(
                <$class as $crate::__private::Declare>::DECL,
                &[$crate::__private::stringify!($first) $(, $crate::__private::stringify!($rest))*],
            );
            // In safe code and by a reference, so that there is none to a field of a packed struct or of a union. Then as a
            // `*mut`, since a `*const` to a type is one to its supertypes too.
            let __field = $crate::__private::Field::of(
                |__object: &mut $class| &raw mut *&mut __object.$first $(. $rest)*,
            );
            $crate::__private::handle::<
                $class,
                _,
                <$crate::__private::Mode<{ __NAMES.is_free() }> as $crate::__private::SelectMode>::Selected,
            >(
                // SAFETY: I6: `offset_of!` takes no step through a `Deref`, so that the field it measures is the one whose
                // address `__field` takes; the type of that field is `T`, since nothing is coerced to become a `Field`.
                unsafe {
                    $crate::__private::Place::declared(
                        $crate::__private::offset_of!($class, $first $(. $rest)*),
                        __NAMES.names(),
                        __field,
                    )
                },
            )
        }
    };
}

impl Debug for AttrRef<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.ops.debug(*self, f)
    }
}

impl Debug for ObjectRef<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::introspect::show(*self, f)
    }
}

impl Debug for ObjectMut<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::introspect::show(self.as_ref(), f)
    }
}
