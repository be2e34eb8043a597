//! Lists, arrays, sets and maps that hold values of types without `SlotValue`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::any::{Any, TypeId};
use core::fmt::Display;
#[cfg(any(feature = "std", feature = "indexmap"))]
use core::hash::{BuildHasher, Hash};
use core::str::FromStr;
#[cfg(feature = "std")]
use std::collections::{HashMap, HashSet};

#[cfg(feature = "indexmap")]
use indexmap::{IndexMap, IndexSet};

use super::{Holds, In};
use crate::model::edits::Edits;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::seen::Seen;
use crate::model::value::Value;
use crate::model::value::view::{List, Map, Mapping, Sequence};
use crate::model::vtable::{Exchanged, ItemType};
use crate::slot_value::maps::item_of_key;
use crate::slot_value::texts::AsText;
use crate::text::step::Step;

/// The edits of a list whose items can be added and removed.
macro_rules! edits {
    () => {
        const EDITS: Edits = Edits::Items;

        fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
            let len = self.len() + usize::from(new.is_some());
            match (step.index_in(len), new) {
                (Some(at), Some(new)) if new.is::<T>() => {
                    if let Some(item) = new.take() {
                        self.insert(at, item);
                    }
                    Ok(None)
                }
                (Some(at), None) => {
                    let removed: Option<T> = self.remove(at).into();
                    Ok(removed.and_then(|item| Held::new(item, T::VTABLE)))
                }
                (_, new) => Err(new),
            }
        }
    };
}

macro_rules! lists {
    ($([$($param:tt)*] $ty:ty, $wrapped:ty, $unwrap:expr $(, $edits:ident)?;)*) => {$(
        impl<T: Holds<L, P>, L: 'static, P: 'static, $($param)*> Sequence for Seen<$ty, (L, P)> {
            fn len(&self) -> usize {
                self.inner().len()
            }
            fn get(&self, index: usize) -> Option<Value<'_>> {
                self.inner().get(index).map(T::value)
            }
        }

        impl<T: Holds<L, P>, L: 'static, P: 'static, $($param)*> Holds<L, In<P>> for $ty {
            type Wrapped = $wrapped;

            fn unwrap(wrapped: Self::Wrapped) -> Self {
                let unwrap: fn(Self::Wrapped) -> Self = $unwrap;
                unwrap(wrapped)
            }

            fn value(&self) -> Value<'_> {
                Value::List(List::from(Seen::<_, (L, P)>::of(self) as &dyn Sequence))
            }

            fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                AttrRef::new(self.get(step.index_in(self.len())?)?, T::VTABLE)
            }

            fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                let at = step.index_in(self.len())?;
                AttrMut::new(self.get_mut(at)?, T::VTABLE)
            }

            fn item_type(step: Step<'_>) -> ItemType {
                if step.is_index() { ItemType::Of(T::VTABLE) } else { ItemType::None }
            }

            $($edits! {})?
        }
    )*};
}

lists! {
    [] Vec<T>, Vec<T::Wrapped>, |items| items.into_iter().map(T::unwrap).collect(), edits;
    [] VecDeque<T>, VecDeque<T::Wrapped>, |items| items.into_iter().map(T::unwrap).collect(), edits;
    [const N: usize] [T; N], [T::Wrapped; N], |items| items.map(T::unwrap);
}

macro_rules! sets {
    ($([$($bound:tt)*] $set:ident<T $(, $hasher:ident: $has:tt)?>;)*) => {$(
        impl<T: Holds<L, P>, L: 'static, P: 'static $(, $hasher: $has + Default + 'static)?> Sequence
            for Seen<$set<T $(, $hasher)?>, (L, P)>
        {
            fn len(&self) -> usize {
                self.inner().len()
            }
            fn get(&self, index: usize) -> Option<Value<'_>> {
                self.inner().iter().nth(index).map(T::value)
            }
            fn walk(&self) -> Option<Box<dyn Iterator<Item = Value<'_>> + '_>> {
                Some(Box::new(self.inner().iter().map(T::value)))
            }
        }

        /// The wrapped set rejects an item that is given twice. A change of an item could break the order or the
        /// uniqueness of the items.
        impl<T, L: 'static, P: 'static $(, $hasher: $has + Default + 'static)?> Holds<L, In<P>>
            for $set<T $(, $hasher)?>
        where
            T: Holds<L, P, Wrapped: $($bound)*> + $($bound)*,
        {
            type Wrapped = $set<T::Wrapped $(, $hasher)?>;

            fn unwrap(wrapped: Self::Wrapped) -> Self {
                wrapped.into_iter().map(T::unwrap).collect()
            }

            fn value(&self) -> Value<'_> {
                Value::List(List::from(Seen::<_, (L, P)>::of(self) as &dyn Sequence))
            }

            fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                AttrRef::new(self.iter().nth(step.index_in(self.len())?)?, T::VTABLE)
            }

            fn item_type(step: Step<'_>) -> ItemType {
                if step.is_index() { ItemType::Of(T::VTABLE) } else { ItemType::None }
            }
        }
    )*};
}

sets! {
    [Ord] BTreeSet<T>;
}

#[cfg(feature = "std")]
sets! {
    [Hash + Eq] HashSet<T, S: BuildHasher>;
}

#[cfg(feature = "indexmap")]
sets! {
    [Hash + Eq] IndexSet<T, S: BuildHasher>;
}

/// The key that a path segment names: `m.key`, `m["key"]`, and `m[5]` where the keys are not strings.
fn key_of<K: FromStr + 'static>(step: Step<'_>) -> Option<K> {
    match step {
        Step::Name(name) => name.parse().ok(),
        Step::Index(_) if TypeId::of::<K>() == TypeId::of::<String>() => None,
        Step::Index(index) => index.to_string().parse().ok(),
    }
}

macro_rules! maps {
    ($([$($bound:tt)*] $map:ident<K, T $(, $hasher:ident: $has:tt)?>, $remove:ident;)*) => {$(
        impl<K, T: Holds<L, P>, L: 'static, P: 'static $(, $hasher: $has + Default + 'static)?> Mapping
            for Seen<$map<K, T $(, $hasher)?>, (L, P)>
        where
            K: FromStr<Err: Display> + Display + $($bound)* + 'static,
        {
            fn len(&self) -> usize {
                self.inner().len()
            }
            fn get(&self, key: &str) -> Option<Value<'_>> {
                self.inner().get(&key.parse::<K>().ok()?).map(T::value)
            }
            fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_> {
                let entries = self.inner().iter();
                Box::new(entries.map(|(key, item)| (Cow::Owned(key.to_string()), item.value())))
            }
        }

        /// The keys are read and written as strings.
        impl<K, T: Holds<L, P>, L: 'static, P: 'static $(, $hasher: $has + Default + 'static)?> Holds<L, In<P>>
            for $map<K, T $(, $hasher)?>
        where
            K: FromStr<Err: Display> + Display + $($bound)* + 'static,
        {
            type Wrapped = $map<AsText<K>, T::Wrapped $(, $hasher)?>;

            fn unwrap(wrapped: Self::Wrapped) -> Self {
                wrapped.into_iter().map(|(key, item)| (key.into_inner(), T::unwrap(item))).collect()
            }

            fn value(&self) -> Value<'_> {
                Value::Map(Map::from(Seen::<_, (L, P)>::of(self) as &dyn Mapping))
            }

            fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                // The string itself finds a key that is a string.
                let item = match (self as &dyn Any).downcast_ref::<$map<String, T $(, $hasher)?>>() {
                    Some(map) => map.get(step.key()?),
                    None => self.get(&key_of::<K>(step)?),
                };
                AttrRef::new(item?, T::VTABLE)
            }

            fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                AttrMut::new(self.get_mut(&key_of::<K>(step)?)?, T::VTABLE)
            }

            fn item_type(step: Step<'_>) -> ItemType {
                match step {
                    Step::Index(_) if key_of::<K>(step).is_some() => ItemType::Of(T::VTABLE),
                    _ => item_of_key::<AsText<K>>(step, T::VTABLE),
                }
            }

            const EDITS: Edits = Edits::Keys;

            fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
                if new.as_ref().is_some_and(|new| !new.is::<T>()) {
                    return Err(new);
                }
                let Some(key) = key_of::<K>(step) else { return Err(new) };
                // The keys are dropped while each value is owned by a variable, so that a panic there leaks no value.
                let old = match new.map(Held::take::<T>) {
                    Some(Some(item)) => match self.get_mut(&key) {
                        Some(place) => {
                            drop(key);
                            Some(core::mem::replace(place, item))
                        }
                        None => self.insert(key, item),
                    },
                    Some(None) => None,
                    None => self.$remove(&key).map(|(stored, old)| {
                        drop((stored, key));
                        old
                    }),
                };
                Ok(old.and_then(|old| Held::new(old, T::VTABLE)))
            }
        }
    )*};
}

maps! {
    [Ord] BTreeMap<K, T>, remove_entry;
}

#[cfg(feature = "std")]
maps! {
    [Hash + Eq] HashMap<K, T, S: BuildHasher>, remove_entry;
}

#[cfg(feature = "indexmap")]
maps! {
    [Hash + Eq] IndexMap<K, T, S: BuildHasher>, shift_remove_entry;
}
