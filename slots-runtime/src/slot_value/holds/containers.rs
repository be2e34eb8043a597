//! Lists, arrays and sets that hold values of types without `SlotValue`.

use alloc::boxed::Box;
use alloc::collections::{BTreeSet, VecDeque};
use alloc::vec::Vec;
#[cfg(any(feature = "std", feature = "indexmap"))]
use core::hash::{BuildHasher, Hash};
#[cfg(feature = "std")]
use std::collections::HashSet;

#[cfg(feature = "indexmap")]
use indexmap::IndexSet;
#[cfg(feature = "smallvec")]
use smallvec::{Array, SmallVec};

use super::{Holds, In};
use crate::model::edits::Edits;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::seen::Seen;
use crate::model::value::Value;
use crate::model::value::view::{List, Sequence};
use crate::model::vtable::{Exchanged, ItemType};
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
            const IS_EXACT: bool = T::IS_EXACT;

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

#[cfg(feature = "smallvec")]
lists! {
    [A: Array<Item = T> + 'static] SmallVec<A>, Vec<T::Wrapped>, |items| items.into_iter().map(T::unwrap).collect(), edits;
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
            const IS_EXACT: bool = T::IS_EXACT;

            fn unwrap(wrapped: Self::Wrapped) -> Self {
                wrapped.into_iter().map(T::unwrap).collect()
            }

            fn value(&self) -> Value<'_> {
                Value::List(List::from(Seen::<_, (L, P)>::of(self) as &dyn Sequence))
            }

            const EDITS: Edits = Edits::FixedSet;

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
