//! The methods of a handle: reads and writes of its slot, other handles of the same slot.

use alloc::string::ToString;
use core::any::{Any, TypeId};
use core::marker::PhantomData;

use super::{Direct, Slot};
use crate::access::typed;
use crate::describe::slot_info::SlotInfo;
use crate::error::attribute_error::AttributeError;
use crate::methods::bases::Extends;
use crate::methods::slots::Slots;
use crate::model::kernel::object::ObjectMut;
use crate::model::kernel::place::Place;
use crate::text::path::AttrPath;
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;

/// The handle at a place.
pub const fn handle<S: Slots, T: 'static, M>(place: Place<S, T>) -> Slot<S, T, M> {
    Slot { place, mode: PhantomData }
}

impl<S: Slots, T: 'static> Slot<S, T> {
    pub(crate) fn find(name: &str) -> Result<Self, AttributeError> {
        Place::find(name).map(handle).ok_or_else(|| typed::no_slot::<T>(S::CLASS, name))
    }

    /// Writes the value and returns the old one. The rules of the slot and the checks and hooks of the object apply.
    ///
    /// # Errors
    /// [`ReadOnly`](crate::ErrorKind::ReadOnly) for a read-only slot or a frozen class; [`Value`](crate::ErrorKind::Value) if a rule or a check
    /// rejects the value; otherwise as [`replace_attr`](crate::ObjectExt::replace_attr).
    #[inline]
    pub fn set<D: Extends<S>>(self, object: &mut D, value: T) -> Result<T, AttributeError> {
        if D::CLASS.is_direct()
            && let Some(validated) = self.place.validate(&value)
            && let Some(part) = part_mut::<D, S>(object)
        {
            return match validated {
                Ok(()) => Ok(core::mem::replace(self.place.get_mut(part), value)),
                Err(rejected) => Err(AttributeError::rejected(D::CLASS, self.name(), rejected)),
            };
        }
        self.set_guarded(object, value)
    }

    /// `set` where a write does more than apply the rules of the slot.
    fn set_guarded<D: Extends<S>>(self, object: &mut D, value: T) -> Result<T, AttributeError> {
        match self.place.names() {
            [name] => typed::replace_attr(ObjectMut::new(object), name, value),
            names => {
                let steps: Steps<'_> = names.iter().map(|name| Step::Name(name)).collect();
                typed::replace_attr_path(ObjectMut::new(object), steps.as_slice(), value)
            }
        }
    }

    /// Returns the same handle with direct writes; `None` if the slot has a rule or is read-only, or if its object has a
    /// check or a hook.
    pub fn direct(self) -> Option<Slot<S, T, Direct>> {
        S::CLASS.is_direct_path(self.place.names()).then(|| handle(self.place))
    }
}

impl<S: Slots, T: 'static> Slot<S, T, Direct> {
    /// Writes the value and returns the old one; it cannot fail.
    #[inline(always)]
    pub fn set(self, object: &mut S, value: T) -> T {
        core::mem::replace(self.place.get_mut(object), value)
    }

    /// Borrows the value to be changed in place.
    #[inline(always)]
    pub fn get_mut(self, object: &mut S) -> &mut T {
        self.place.get_mut(object)
    }

    /// Borrows the values of all objects of a slice, to be changed in place.
    pub fn column_mut(
        self,
        objects: &mut [S],
    ) -> impl DoubleEndedIterator<Item = &mut T> + ExactSizeIterator {
        objects.iter_mut().map(move |object| self.place.get_mut(object))
    }

    /// Returns the same handle with validated writes, so that it can be stored with other validated handles.
    pub fn validated(self) -> Slot<S, T> {
        handle(self.place)
    }
}

impl<S: Slots, T: 'static, M> Slot<S, T, M> {
    /// Borrows the value of an object that is an `S` or derives from it.
    #[inline(always)]
    pub fn get<D: Extends<S>>(self, object: &D) -> &T {
        self.place.get(object.as_part())
    }

    /// Borrows the values of all objects of a slice, in order.
    #[inline]
    pub fn column(
        self,
        objects: &[S],
    ) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        objects.iter().map(move |object| self.place.get(object))
    }

    /// Returns the name of the slot; for a nested slot, the last name of its path.
    pub fn name(self) -> &'static str {
        self.place.names().last().copied().unwrap_or_default()
    }

    /// Returns the path of the slot: one name unless the slot is nested.
    pub fn path(self) -> AttrPath {
        self.place.names().iter().map(|name| PathSegment::Name((*name).into())).collect()
    }

    /// Returns the metadata of the slot; `None` for a nested slot, whose metadata is in the class of the inner object.
    pub fn info(self) -> Option<SlotInfo> {
        match self.place.names() {
            [name] => S::CLASS.slot(name),
            _ => None,
        }
    }

    /// Returns the handle of the same slot of a struct that derives from `S`.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Device { serial: u32 }
    ///
    /// #[slots]
    /// struct Camera { #[slot(base)] device: Device }
    ///
    /// let serial: Slot<Device, u32> = Device::slot("serial")?;
    /// let cams = [Camera { device: Device { serial: 7 } }];
    /// assert_eq!(serial.get(&cams[0]), &7);
    /// assert_eq!(serial.on::<Camera>()?.column(&cams).max(), Some(&7));
    /// # Ok::<(), AttributeError>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`](crate::ErrorKind::Unknown) for a nested slot, for which there is no handle of the derived struct.
    pub fn on<D: Extends<S>>(self) -> Result<Slot<D, T>, AttributeError> {
        match self.place.names() {
            [name] => Slot::find(name),
            _ => Err(AttributeError::missing(D::CLASS, &self.path().to_string())),
        }
    }
}

/// The part of an object that is an `S`. For the object itself, the comparison is made while the program is compiled.
#[inline(always)]
fn part_mut<D: Slots, S: 'static>(object: &mut D) -> Option<&mut S> {
    if TypeId::of::<D>() == TypeId::of::<S>() {
        return (object as &mut dyn Any).downcast_mut();
    }
    ObjectMut::new(object).part()
}
