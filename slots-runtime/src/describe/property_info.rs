//! `PropertyInfo`: the description of a property.

use core::fmt::{self, Debug, Formatter};

use crate::describe::owner::owner;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{Detail, PropertyDetail};
use crate::model::slot_type::SlotType;

/// The description of a property: methods that read, write or delete an attribute.
///
/// ```
/// use slots_runtime::{SlotType, prelude::*};
///
/// #[slots]
/// struct Camera { gain: f64 }
///
/// #[slots]
/// impl Camera {
///     /// The gain as a factor.
///     #[getter]
///     fn factor(&self) -> f64 { 10_f64.powf(self.gain / 20.0) }
/// }
///
/// let property = Camera::CLASS.properties().next().unwrap();
/// assert_eq!((property.name(), property.doc()), ("factor", "The gain as a factor."));
/// assert!(property.can_get() && !property.can_set() && !property.can_delete());
/// assert!(matches!(property.slot_type(), SlotType::Float));
/// ```
#[derive(Clone, Copy)]
pub struct PropertyInfo {
    class: &'static Class,
    entry: &'static Entry,
    detail: &'static PropertyDetail,
}

impl Debug for PropertyInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("PropertyInfo")
            .field("class", &self.class.name())
            .field("name", &self.name())
            .field("can_get", &self.can_get())
            .field("can_set", &self.can_set())
            .field("can_delete", &self.can_delete())
            .finish_non_exhaustive()
    }
}

impl PropertyInfo {
    pub(crate) fn new(class: &'static Class, entry: &'static Entry) -> Option<Self> {
        match class.detail(entry) {
            Detail::Property(detail) => Some(PropertyInfo { class, entry, detail }),
            _ => None,
        }
    }

    /// Returns the name of the property.
    pub fn name(self) -> &'static str {
        self.entry.name()
    }

    /// Returns the doc comment of its methods.
    pub fn doc(self) -> &'static str {
        self.detail.doc
    }

    /// Returns whether the property has a getter.
    pub fn can_get(self) -> bool {
        self.detail.get.is_some()
    }

    /// Returns a description of the values of the property: of those that its getter returns, of a `Result` those in the
    /// `Ok`. Without a getter, of those that its setter takes.
    pub fn slot_type(self) -> SlotType {
        let vtable = self.detail.gives.map(|gives| gives()).or(self.detail.takes);
        vtable.map_or(SlotType::Any, |vtable| (vtable.slot_type)())
    }

    /// Returns a description of the values that the setter takes; `None` without a setter.
    pub fn taken_type(self) -> Option<SlotType> {
        self.detail.takes.map(|vtable| (vtable.slot_type)())
    }

    /// Returns whether the property has a setter.
    pub fn can_set(self) -> bool {
        self.detail.set.is_some()
    }

    /// Returns whether the property has a deleter.
    pub fn can_delete(self) -> bool {
        self.detail.delete.is_some()
    }

    /// Returns the class that declares it.
    pub fn owner(self) -> &'static Class {
        owner(self.class, self.entry)
    }
}
