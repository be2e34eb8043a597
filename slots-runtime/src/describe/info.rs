//! The methods of `Class` that return the descriptions of its attributes.

use crate::describe::class_attr_info::ClassAttrInfo;
use crate::describe::property_info::PropertyInfo;
use crate::describe::slot_info::SlotInfo;
use crate::model::class::Class;

impl Class {
    /// Returns the slots in the order of their declaration, those of bases first.
    pub fn slots(&'static self) -> impl Iterator<Item = SlotInfo> {
        self.ordered()
            .filter(|entry| entry.slot_vtable().is_some())
            .map(move |entry| SlotInfo::new(self, entry))
    }

    /// Returns the properties in the order of their declaration, those of bases first.
    pub fn properties(&'static self) -> impl Iterator<Item = PropertyInfo> {
        self.ordered().filter_map(move |entry| PropertyInfo::new(self, entry))
    }

    /// Returns the class attributes in the order of their declaration, those of bases first.
    pub fn class_attributes(&'static self) -> impl Iterator<Item = ClassAttrInfo> {
        self.ordered().filter_map(move |entry| ClassAttrInfo::new(self, entry))
    }

    /// Returns the slot with this name or alias.
    pub fn slot(&'static self, name: &str) -> Option<SlotInfo> {
        let entry = self.find(name)?;
        entry.slot_vtable()?;
        Some(SlotInfo::new(self, entry))
    }
}
