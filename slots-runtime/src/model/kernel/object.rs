//! Objects whose type is known only at run time, the names found in them, and the traits of objects.

use alloc::alloc::Layout;
use alloc::boxed::Box;
use core::any::{Any, TypeId};
use core::marker::PhantomData;
use core::ptr::NonNull;

use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::dict::Dict;
use crate::model::kernel::attr::{AttrMut, AttrRef};

/// An object whose attributes can be reached by name. A console, a script or a config layer uses
/// any struct as `&dyn Object`.
///
/// Every [`Slots`](crate::Slots) struct implements it. Its methods are in [`ObjectExt`](crate::ObjectExt), which every `Object`
/// implements, `dyn Object` included.
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
/// [`class`](Self::class) must return the class that describes the type of `self`, the same at every call. The library
/// implements the trait for every [`Slots`](crate::Slots) struct; do not implement it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an object with attributes",
    label = "this type is reachable by field, not by name",
    note = "put `#[slots]` above the struct"
)]
pub unsafe trait Object: Any {
    /// The class of the object.
    fn class(&self) -> &'static Class;
}

/// Makes the object whose values a new object has where none are given.
type MakeDefault = fn() -> Option<Box<dyn Object>>;

/// What a class knows of its type. Only `Classed` constructs it, so that all fields belong to one type.
#[derive(Clone, Copy)]
pub(crate) struct Maker {
    pub(super) layout: Layout,
    /// Makes a box of memory of this layout with an object of the type.
    pub(super) own: unsafe fn(NonNull<()>) -> Box<dyn Object>,
    /// `None` if the struct has no `Default` that its class uses.
    pub(crate) default: Option<MakeDefault>,
}

impl Maker {
    /// The size of an object in bytes.
    pub(crate) const fn size(&self) -> usize {
        self.layout.size()
    }

    /// The alignment of an object in bytes.
    pub(crate) const fn align(&self) -> usize {
        self.layout.align()
    }
}

/// An object of any class, borrowed: like `&dyn Object`, but it can also be made from a value that is already `dyn`.
#[derive(Clone, Copy)]
pub struct ObjectRef<'a> {
    pub(super) data: NonNull<()>,
    pub(super) class: &'static Class,
    pub(super) life: PhantomData<&'a ()>,
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
        let place = self.place_of_dict()?;
        // SAFETY: I4: as in `place_of_dict`; the value is live and borrowed for `'a`.
        Some(unsafe { place.as_ref() })
    }

    /// The address of the overflow map.
    #[inline]
    fn place_of_dict(self) -> Option<NonNull<Dict>> {
        let offset = self.class.dict_offset()?;
        // SAFETY: I1, I2: a `Dict` lies at this offset of a value of this class; I4: which `data` points to.
        Some(unsafe { self.data.byte_add(offset) }.cast())
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

/// An object of any class, borrowed mutably.
pub struct ObjectMut<'a> {
    pub(super) data: NonNull<()>,
    pub(super) class: &'static Class,
    pub(super) life: PhantomData<&'a mut ()>,
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

    /// The object, borrowed for reading.
    #[inline]
    pub fn as_ref(&self) -> ObjectRef<'_> {
        ObjectRef { data: self.data, class: self.class, life: PhantomData }
    }

    /// The object, borrowed for a shorter lifetime.
    #[inline]
    pub fn reborrow(&mut self) -> ObjectMut<'_> {
        ObjectMut { data: self.data, class: self.class, life: PhantomData }
    }

    pub(crate) fn dict(self) -> Option<&'a mut Dict> {
        let mut place = self.as_ref().place_of_dict()?;
        // SAFETY: I4: as in `place_of_dict`; I5: `self` is consumed, so that no other reference accesses the map during `'a`.
        Some(unsafe { place.as_mut() })
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

    /// The name of an entry; `None` for an entry of another class.
    #[inline]
    pub(crate) fn at(self, entry: &'static Entry) -> Option<Found<'a>> {
        // I2: the entry lies in the table of the class.
        self.class.place_of(entry).map(|_| Found { object: self, entry })
    }
}

impl<'a> ObjectMut<'a> {
    /// As [`ObjectRef::find`]; returns the object if it lacks the name.
    #[inline(always)]
    pub(crate) fn find(self, name: &str) -> Result<FoundMut<'a>, Self> {
        match self.class.find(name) {
            Some(entry) => Ok(FoundMut { object: self, entry }),
            None => Err(self),
        }
    }
}

impl<'a> ObjectMut<'a> {
    /// The name of an entry that was found before, in this object or in another one of the class. The entry of another
    /// class is looked up by its name; the result is the object if it lacks the name.
    #[inline(always)]
    pub(crate) fn at(self, entry: &'static Entry) -> Result<FoundMut<'a>, Self> {
        if self.class.place_of(entry).is_some() {
            // I2: the entry lies in the table of the class.
            return Ok(FoundMut { object: self, entry });
        }
        self.find(entry.name())
    }
}

/// A name that was found in an object.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub(super) object: ObjectRef<'a>,
    pub(super) entry: &'static Entry,
}

impl<'a> Found<'a> {
    #[inline(always)]
    pub(crate) fn entry(self) -> &'static Entry {
        self.entry
    }

    /// The whole object.
    pub(crate) fn object(self) -> ObjectRef<'a> {
        self.object
    }

    /// The value, if the name is a slot's.
    #[inline(always)]
    pub(crate) fn attr(self) -> Option<AttrRef<'a>> {
        let vtable = self.entry.slot_vtable()?;
        // SAFETY: I2: the entry was found in the class of the object, so that a value of the type of `vtable` lies
        // at its offset; I4: inside the value that `data` points to, borrowed for `'a`.
        let data = unsafe { self.object.data.byte_add(self.entry.offset()) };
        Some(AttrRef { data, vtable, life: PhantomData })
    }

    /// The value of the slot behind a property whose getter does nothing else.
    #[inline(always)]
    pub(crate) fn read_behind(self) -> Option<AttrRef<'a>> {
        // I2: the slot lies in the table of the class.
        let entry = self.object.class.slot_read_by(self.entry)?;
        Found { entry, ..self }.attr()
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

/// A name that was found in an object that is borrowed mutably.
pub(crate) struct FoundMut<'a> {
    pub(super) object: ObjectMut<'a>,
    pub(super) entry: &'static Entry,
}

impl<'a> FoundMut<'a> {
    #[inline(always)]
    pub(crate) fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The class of the object.
    #[inline]
    pub(crate) fn class(&self) -> &'static Class {
        self.object.class
    }

    /// The same name of the object, borrowed for a shorter lifetime.
    #[inline]
    pub(crate) fn reborrow(&mut self) -> FoundMut<'_> {
        FoundMut { object: self.object.reborrow(), entry: self.entry }
    }

    /// The same name of the object, borrowed for reading.
    #[inline]
    pub(crate) fn as_ref(&self) -> Found<'_> {
        Found { object: self.object.as_ref(), entry: self.entry }
    }

    /// The whole object.
    #[inline]
    pub(crate) fn object(&mut self) -> ObjectMut<'_> {
        self.object.reborrow()
    }

    /// The whole object, for its original lifetime.
    #[inline(always)]
    pub(crate) fn into_object(self) -> ObjectMut<'a> {
        self.object
    }

    /// The slot behind a property whose setter does nothing else.
    #[inline(always)]
    pub(crate) fn written_behind(&mut self) -> Option<FoundMut<'_>> {
        // I2: the slot lies in the table of the class.
        let entry = self.object.class.slot_written_by(self.entry)?;
        Some(FoundMut { object: self.object.reborrow(), entry })
    }

    /// The value, if the name is a slot's.
    #[inline(always)]
    pub(crate) fn attr(&mut self) -> Option<AttrMut<'_>> {
        self.reborrow().into_attr()
    }

    /// The value, if the name is that of a slot of type `T`; otherwise the whole object.
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

    /// The value, if the name is a slot's, for the original lifetime of the object.
    #[inline(always)]
    pub(crate) fn into_attr(self) -> Option<AttrMut<'a>> {
        let vtable = self.entry.slot_vtable()?;
        // SAFETY: I2, I4: as in `Found::attr`; I5: `self` is consumed.
        let data = unsafe { self.object.data.byte_add(self.entry.offset()) };
        Some(AttrMut { data, vtable, life: PhantomData })
    }
}
