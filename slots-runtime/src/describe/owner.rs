//! The class that declares an attribute.

use crate::model::class::Class;
use crate::model::class::table::Entry;

/// The class that declares an attribute of `class`.
pub(super) fn owner(class: &'static Class, entry: &Entry) -> &'static Class {
    match class.base_of(entry) {
        Some(base) => base.find(entry.name()).map_or(base, |own| owner(base, own)),
        None => class,
    }
}
