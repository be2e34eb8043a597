//! `Class::leaves`: the slots of a class and of the objects in it, with their paths.

use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};

use crate::describe::slot_info::SlotInfo;
use crate::model::class::Class;
use crate::text::path::AttrPath;
use crate::text::step::PathSegment;

/// A slot of a class, or of the class of an object in it; see [`Class::leaves`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ClassLeaf {
    /// The path from an object of the class to the slot.
    pub path: AttrPath,
    /// The slot, whose value is not an object.
    pub slot: SlotInfo,
    /// Whether the slot, or a slot on the path, cannot be written.
    pub is_readonly: bool,
}

impl Class {
    /// Returns the slots whose values are no objects, with their paths: those of the class, and those of the classes
    /// of nested objects, also of optional ones. A class inside of itself is left out. See
    /// [`leaves`](crate::ObjectExt::leaves) for the leaves of an object.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Roi { x: u32, y: u32 }
    ///
    /// #[slots]
    /// struct Camera {
    ///     /// Factor of the amplifier.
    ///     gain: f64,
    ///     roi: Option<Roi>,
    /// }
    ///
    /// let leaves: Vec<_> = Camera::CLASS.leaves().collect();
    /// let paths: Vec<String> = leaves.iter().map(|leaf| leaf.path.to_string()).collect();
    /// assert_eq!(paths, ["gain", "roi.x", "roi.y"]);
    /// assert_eq!(leaves[0].slot.doc(), "Factor of the amplifier.");
    /// ```
    pub fn leaves(&'static self) -> impl Iterator<Item = ClassLeaf> {
        ClassLeaves { levels: alloc::vec![Level::new(self, AttrPath::default(), false)] }
    }
}

struct ClassLeaves {
    levels: Vec<Level>,
}

/// A class on the way, and its slots that follow.
struct Level {
    class: &'static Class,
    slots: alloc::vec::IntoIter<SlotInfo>,
    path: AttrPath,
    is_readonly: bool,
}

impl Level {
    fn new(class: &'static Class, path: AttrPath, is_readonly: bool) -> Self {
        Level { class, slots: class.slots().collect::<Vec<_>>().into_iter(), path, is_readonly }
    }
}

impl Iterator for ClassLeaves {
    type Item = ClassLeaf;

    fn next(&mut self) -> Option<ClassLeaf> {
        loop {
            let level = self.levels.last_mut()?;
            let Some(slot) = level.slots.next() else {
                self.levels.pop();
                continue;
            };
            let path = level.path.join(PathSegment::Name(slot.name().to_string()));
            let is_readonly = level.is_readonly || slot.is_readonly();
            match slot.slot_type().class() {
                None => return Some(ClassLeaf { path, slot, is_readonly }),
                Some(inner) if self.levels.iter().any(|level| level.class.is_same(inner)) => {}
                Some(inner) => self.levels.push(Level::new(inner, path, is_readonly)),
            }
        }
    }
}

impl Debug for ClassLeaves {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClassLeaves").finish_non_exhaustive()
    }
}
