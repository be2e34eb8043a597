//! Maps whose keys, or whose values, are of types without `SlotValue`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use core::any::Any;
#[cfg(any(feature = "std", feature = "indexmap"))]
use core::hash::{BuildHasher, Hash};
#[cfg(feature = "std")]
use std::collections::HashMap;

#[cfg(feature = "indexmap")]
use indexmap::IndexMap;

#[cfg(feature = "bitflags")]
use super::OfFlags;
use super::keys::{Key, key_of};
use super::{Holds, In};
use crate::model::edits::Edits;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::seen::Seen;
use crate::model::value::Value;
use crate::model::value::view::{Map, Mapping};
use crate::model::vtable::{Exchanged, ItemType};
use crate::slot_value::maps::item_of_key;
#[cfg(feature = "bitflags")]
use crate::slot_value::texts::Flags;
use crate::slot_value::texts::Text;
use crate::text::step::Step;

/// Implements `Holds` for maps whose keys convert in the way `$way`, at the position `$position`. `$seen` makes the view
/// of such a map different from that of a map whose keys convert in another way.
macro_rules! maps {
    ($(
        [$($bound:tt)*] $map:ident<K, T $(, $hasher:ident: $has:tt)?>, $remove:ident,
        $way:ty, $position:ident, $seen:ty;
    )*) => {$(
        impl<K, T: Holds<L, P>, L: 'static, P: 'static $(, $hasher: $has + Default + 'static)?> Mapping
            for Seen<$map<K, T $(, $hasher)?>, $seen>
        where
            K: Key<$way> + $($bound)*,
        {
            fn len(&self) -> usize {
                self.inner().len()
            }
            fn get(&self, key: &str) -> Option<Value<'_>> {
                self.inner().get(&K::parse(key)?).map(T::value)
            }
            fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_> {
                let entries = self.inner().iter();
                Box::new(entries.map(|(key, item)| (Cow::Owned(key.text()), item.value())))
            }
        }

        /// The keys are read and written as strings.
        impl<K, T: Holds<L, P>, L: 'static, P: 'static $(, $hasher: $has + Default + 'static)?>
            Holds<L, $position<P>> for $map<K, T $(, $hasher)?>
        where
            K: Key<$way, Wrapped: $($bound)*> + $($bound)*,
        {
            type Wrapped = $map<K::Wrapped, T::Wrapped $(, $hasher)?>;
            const IS_EXACT: bool = K::IS_EXACT && T::IS_EXACT;

            fn unwrap(wrapped: Self::Wrapped) -> Self {
                wrapped.into_iter().map(|(key, item)| (K::unwrap(key), T::unwrap(item))).collect()
            }

            fn value(&self) -> Value<'_> {
                Value::Map(Map::from(Seen::<_, $seen>::of(self) as &dyn Mapping))
            }

            fn item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                // The string itself finds a key that is a string.
                let item = match (self as &dyn Any).downcast_ref::<$map<String, T $(, $hasher)?>>() {
                    Some(map) => map.get(step.key()?),
                    None => self.get(&key_of::<K, $way>(step)?),
                };
                AttrRef::new(item?, T::VTABLE)
            }

            fn item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                AttrMut::new(self.get_mut(&key_of::<K, $way>(step)?)?, T::VTABLE)
            }

            fn item_type(step: Step<'_>) -> ItemType {
                match step {
                    Step::Index(_) if key_of::<K, $way>(step).is_some() => ItemType::Of(T::VTABLE),
                    _ => item_of_key::<K::Wrapped>(step, T::VTABLE),
                }
            }

            const EDITS: Edits = Edits::Keys;

            fn exchange(&mut self, step: Step<'_>, new: Option<Held>) -> Exchanged {
                if new.as_ref().is_some_and(|new| !new.is::<T>()) {
                    return Err(new);
                }
                let Some(key) = key_of::<K, $way>(step) else { return Err(new) };
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

/// The maps whose keys convert in one way.
macro_rules! all_maps {
    ($way:ty, $position:ident, $seen:ty) => {
        maps! {
            [Ord] BTreeMap<K, T>, remove_entry, $way, $position, $seen;
        }

        #[cfg(feature = "std")]
        maps! {
            [Hash + Eq] HashMap<K, T, S: BuildHasher>, remove_entry, $way, $position, $seen;
        }

        #[cfg(feature = "indexmap")]
        maps! {
            [Hash + Eq] IndexMap<K, T, S: BuildHasher>, shift_remove_entry, $way, $position, $seen;
        }
    };
}

all_maps!(Text, In, (L, P));

#[cfg(feature = "bitflags")]
all_maps!(Flags, OfFlags, (Flags, L, P));
