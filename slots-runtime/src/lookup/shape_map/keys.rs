//! `KeyList`: the keys of a map in their order, a shape that many maps share, or the own list of one map.

use alloc::boxed::Box;
#[cfg(feature = "std")]
use alloc::sync::{Arc, Weak};
use alloc::vec::Vec;
#[cfg(feature = "std")]
use core::sync::atomic::AtomicUsize;
#[cfg(feature = "std")]
use std::sync::{OnceLock, RwLock};

use crate::lookup::shape_map::index::{Index, Name};
use crate::lookup::shape_map::removed::Removed;
#[cfg(feature = "std")]
use crate::lookup::shape_map::table::Table;

/// The keys of a map. A shape never changes. A list of one map is changed in place, and is copied first while a clone
/// or a snapshot shares it.
pub(crate) struct KeyList {
    /// The names, without duplicates. `None` is a removed name; a shape contains no `None`.
    pub(crate) names: Vec<Option<Name>>,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    /// The list of one map, which may contain removed names.
    Own { index: Index, removed: Removed },
    /// The list of all maps that received the same names in the same order.
    #[cfg_attr(not(feature = "std"), expect(dead_code, reason = "shapes need locks"))]
    Shape(Box<ShapeNode>),
}

/// The additional data of a shape: its position in the tree of shapes, and the table of its names.
///
/// A shape owns a reference to its parent, and has weak references to its children. A shape without children that no
/// map uses is therefore freed with its last user and removed from the tree. A map may use a shape with more names than
/// it has values; it has the first ones only.
///
/// Only `next` is locked, in one shape at a time, and no shape is dropped while it is locked.
#[cfg(feature = "std")]
pub(crate) struct ShapeNode {
    pub(crate) before: Option<Arc<KeyList>>,
    /// Sorted by name.
    pub(crate) next: RwLock<Vec<Transition>>,
    /// The number of lookups without a table so far.
    pub(crate) looks: AtomicUsize,
    pub(crate) table: OnceLock<Table>,
}

/// A child: a name that follows the names of a shape.
#[cfg(feature = "std")]
pub(crate) struct Transition {
    pub(crate) name: Name,
    /// The shape with that name as its last.
    pub(crate) shape: Weak<KeyList>,
    /// The child that was created last: a map that is built in the same way uses it, and finds its next names there.
    pub(crate) likely: Weak<KeyList>,
}

/// Without `std` there are no locks and therefore no shapes: every map has its own keys.
#[cfg(not(feature = "std"))]
pub(crate) enum ShapeNode {}

impl KeyList {
    /// A list of its own.
    pub(crate) fn own(names: Vec<Option<Name>>) -> Self {
        let removed = Removed::new(names.iter().map(Option::is_some));
        KeyList { kind: Kind::Own { index: Index::new(&names), removed }, names }
    }

    /// The place of a name.
    #[inline]
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        match &self.kind {
            Kind::Shape(node) => node.find(&self.names, name),
            Kind::Own { index, .. } => index.find(&self.names, name),
        }
    }

    /// The name at a place.
    #[inline]
    pub(crate) fn name(&self, at: usize) -> Option<&str> {
        self.names.get(at)?.as_deref()
    }

    pub(crate) fn is_shape(&self) -> bool {
        matches!(self.kind, Kind::Shape(_))
    }

    /// The number of removed names that still have positions.
    pub(crate) fn removed(&self) -> usize {
        match &self.kind {
            Kind::Own { removed, .. } => removed.count(),
            Kind::Shape(_) => 0,
        }
    }

    /// The number of names before a place that are not removed.
    pub(crate) fn rank(&self, at: usize) -> usize {
        match &self.kind {
            Kind::Own { removed, .. } => at - removed.before(at),
            Kind::Shape(_) => at,
        }
    }

    /// Adds a new name. Only for a list of one map.
    pub(crate) fn push(&mut self, name: &str) {
        if let Kind::Own { index, .. } = &mut self.kind {
            self.names.push(Some(Name::from(name)));
            index.add_last(&self.names);
        }
    }

    /// Removes the name at a position, which remains. Only for a list of one map.
    pub(crate) fn remove(&mut self, at: usize) {
        if let Kind::Own { removed, .. } = &mut self.kind
            && self.names.get_mut(at).and_then(Option::take).is_some()
        {
            // The index still refers to this place; the comparison of names fails.
            removed.add(at);
        }
    }
}

/// A copy is a list of one map.
impl Clone for KeyList {
    fn clone(&self) -> Self {
        KeyList::own(self.names.clone())
    }
}

impl Drop for KeyList {
    fn drop(&mut self) {
        if let Kind::Shape(node) = &self.kind {
            node.leave(self);
        }
    }
}
