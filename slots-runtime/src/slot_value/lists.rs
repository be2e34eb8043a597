//! `SlotValue` of all other lists and of sets: slices behind a pointer, queues, linked lists, heaps.

use alloc::boxed::Box;
use alloc::collections::{BTreeSet, BinaryHeap, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;
#[cfg(any(feature = "std", feature = "indexmap"))]
use core::hash::{BuildHasher, Hash};
use core::mem::take;
#[cfg(feature = "std")]
use std::collections::HashSet;

#[cfg(feature = "smallvec")]
use smallvec::{Array, SmallVec};

use super::SlotValue;
use crate::model::edits::{Edits, InnerRules};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::view::{List, Sequence};
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::slot_value::containers::{items, items_of_text, nth, nth_mut, of_type};
use crate::slot_value::probe::vtable_of;
use crate::text::step::{PathSegment, Step};

type Walk<'a> = Box<dyn Iterator<Item = Value<'a>> + 'a>;

/// Implements `SlotValue` for a list: `get` is the item at an index, `get_mut` the same item to be changed if the type
/// permits it, `walk` an iterator if `get` is slow, `make` the list of the given items, and `edits` how items are added and removed:
/// `Items` with functions that insert and remove one, or by a new list, see [`Edits`].
macro_rules! lists {
    ($(
        $(#[$meta:meta])* [$($param:tt)*] $ty:ty:
        $len:expr, $get:expr, $get_mut:expr, $walk:expr, $make:expr
        $(, $edits:ident $(($insert:expr, $remove:expr))?)?;
    )*) => {$(
        $(#[$meta])*
        impl<$($param)*> Sequence for $ty {
            fn len(&self) -> usize {
                let len: fn(&Self) -> usize = $len;
                len(self)
            }
            fn get(&self, index: usize) -> Option<Value<'_>> {
                let get: fn(&Self, usize) -> Option<&T> = $get;
                get(self, index).map(T::to_value)
            }
            fn walk(&self) -> Option<Walk<'_>> {
                let walk: fn(&Self) -> Option<Walk<'_>> = $walk;
                walk(self)
            }
        }

        $(#[$meta])*
        impl<$($param)*> SlotValue for $ty {
            const __TAKES_UNIT: bool = T::__TAKES_UNIT;
            const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
            const __INNER_RULES: InnerRules = InnerRules::behind_pointer(T::__MAY_HOLD_OBJECTS);

            fn to_value(&self) -> Value<'_> {
                Value::List(List::from(self as &dyn Sequence))
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                items::<T, Self>(&value).and_then($make)
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                items_of_text::<T, Self>(text).and_then($make)
            }

            fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                let get: fn(&Self, usize) -> Option<&T> = $get;
                let len: fn(&Self) -> usize = $len;
                nth(get(self, step.index_in(len(self))?))
            }

            fn __item_type(step: Step<'_>) -> ItemType {
                of_type::<T>(step.is_index())
            }

            fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                let get: fn(&mut Self, usize) -> Option<AttrMut<'_>> = $get_mut;
                let len: fn(&Self) -> usize = $len;
                let at = step.index_in(len(self))?;
                get(self, at)
            }

            $(
                const __EDITS: Edits = Edits::$edits;

                $(fn __exchange(
                    &mut self,
                    step: Step<'_>,
                    new: Option<Held>,
                ) -> Result<Option<Held>, Option<Held>> {
                    let insert: fn(&mut Self, usize, T) = $insert;
                    let remove: fn(&mut Self, usize) -> Option<T> = $remove;
                    let len: fn(&Self) -> usize = $len;
                    let len = len(self) + usize::from(new.is_some());
                    match (step.index_in(len), new) {
                        (Some(at), Some(new)) if new.is::<T>() => {
                            if let Some(item) = new.take() {
                                insert(self, at, item);
                            }
                            Ok(None)
                        }
                        (Some(at), None) => {
                            Ok(remove(self, at).and_then(|item| Held::new(item, vtable_of::<T>())))
                        }
                        (_, new) => Err(new),
                    }
                })?
            )?

            fn slot_type() -> SlotType {
                SlotType::List { item: T::slot_type, len: None }
            }
        }
    )*};
}

/// A set of the items; an item that is given twice is rejected, so that none is lost.
fn set_of<T, C>(
    items: Vec<T>,
    mut set: C,
    insert: impl Fn(&mut C, T) -> bool,
) -> Result<C, ValueError> {
    for (at, item) in items.into_iter().enumerate() {
        if !insert(&mut set, item) {
            return Err(ValueError::that(ErrorKind::Duplicate, "is given twice")
                .in_item(PathSegment::Index(at)));
        }
    }
    Ok(set)
}

/// Changes the items of a slice in a box, which is made again.
fn in_box<T, R>(list: &mut Box<[T]>, change: impl FnOnce(&mut Vec<T>) -> R) -> R {
    let mut items = take(list).into_vec();
    let result = change(&mut items);
    *list = items.into();
    result
}

/// Changes the part of a linked list that begins at an index, which must not be greater than the length.
#[expect(clippy::linkedlist, reason = "users have such types")]
fn in_tail<T, R>(
    list: &mut LinkedList<T>,
    at: usize,
    change: impl FnOnce(&mut LinkedList<T>) -> R,
) -> R {
    let mut tail = list.split_off(at);
    let result = change(&mut tail);
    list.append(&mut tail);
    result
}

lists! {
    [T: SlotValue] VecDeque<T>:
        VecDeque::len, |it, at| it.get(at), |it, at| nth_mut(it.get_mut(at)),
        |_| None, |items| Ok(items.into()), Items(VecDeque::insert, VecDeque::remove);
    [T: SlotValue] Box<[T]>:
        |it| it.as_ref().len(), |it, at| it.as_ref().get(at), |it, at| nth_mut(it.as_mut().get_mut(at)),
        |_| None, |items| Ok(items.into()),
        Items(
            |it, at, new| in_box(it, |items| items.insert(at, new)),
            |it, at| Some(in_box(it, |items| items.remove(at)))
        );
    // Other owners may share the items.
    [T: SlotValue] Rc<[T]>:
        |it| it.as_ref().len(), |it, at| it.as_ref().get(at), |_, _| None,
        |_| None, |items| Ok(items.into()), Shared;
    [T: SlotValue] Arc<[T]>:
        |it| it.as_ref().len(), |it, at| it.as_ref().get(at), |_, _| None,
        |_| None, |items| Ok(items.into()), Shared;
    [T: SlotValue] LinkedList<T>:
        LinkedList::len, |it, at| it.iter().nth(at), |it, at| nth_mut(it.iter_mut().nth(at)),
        |it| Some(Box::new(it.iter().map(T::to_value))), |items| Ok(items.into_iter().collect()),
        Items(
            |it, at, new| in_tail(it, at, |tail| tail.push_front(new)),
            |it, at| in_tail(it, at, LinkedList::pop_front)
        );
    // In the order in which the heap stores them; the greatest is the first.
    [T: SlotValue + Ord] BinaryHeap<T>:
        BinaryHeap::len, |it, at| it.as_slice().get(at), |_, _| None,
        |_| None, |items| Ok(items.into()), Heap;
    #[cfg(feature = "smallvec")] [T: SlotValue, A: Array<Item = T> + 'static] SmallVec<A>:
        |it| it.as_slice().len(), |it, at| it.as_slice().get(at), |it, at| nth_mut(it.as_mut_slice().get_mut(at)),
        |_| None, |items| Ok(items.into()), Items(SmallVec::insert, |it, at| Some(it.remove(at)));
    // A change of an item could break the order or the uniqueness of the items.
    [T: SlotValue + Ord] BTreeSet<T>:
        BTreeSet::len, |it, at| it.iter().nth(at), |_, _| None,
        |it| Some(Box::new(it.iter().map(T::to_value))), |items| set_of(items, Self::new(), Self::insert), Set;
    #[cfg(feature = "std")] [T: SlotValue + Hash + Eq, S: BuildHasher + Default + 'static] HashSet<T, S>:
        HashSet::len, |it, at| it.iter().nth(at), |_, _| None,
        |it| Some(Box::new(it.iter().map(T::to_value))), |items| set_of(items, Self::default(), Self::insert), Set;
    #[cfg(feature = "indexmap")] [T: SlotValue + Hash + Eq, S: BuildHasher + Default + 'static] indexmap::IndexSet<T, S>:
        indexmap::IndexSet::len, |it, at| it.get_index(at), |_, _| None,
        |_| None, |items| set_of(items, Self::default(), Self::insert), Set;
}
