//! `InnerRules`: whether a value of a slot holds objects with rules, so that a write of the whole value is validated.

use alloc::vec::Vec;

use crate::model::class::Class;
use crate::model::decl::{Decl, flags};
use crate::model::edits::InnerRules;
use crate::model::slot_type::SlotType;
use crate::model::slot_type::{EnumInfo, FieldInfo};
use crate::model::vtable::VTable;

impl InnerRules {
    /// The inner rules of a type with this declaration, if it has one.
    pub const fn of(decl: Option<&'static Decl>) -> Self {
        match decl {
            Some(decl) => InnerRules::of_decl(decl),
            None => InnerRules::No,
        }
    }

    /// The inner rules of a list, a map or a box.
    pub const fn behind_pointer(may_hold_objects: bool) -> Self {
        if may_hold_objects { InnerRules::Maybe } else { InnerRules::No }
    }

    /// The inner rules of a struct: its own rules, and those of the objects in its slots.
    pub(crate) const fn of_decl(decl: &'static Decl) -> Self {
        if decl.frozen || decl.check.is_some() {
            return InnerRules::Yes;
        }
        let mut found = InnerRules::No;
        let mut at = 0;
        while at < decl.slots.len() {
            let slot = &decl.slots[at];
            if slot.flags & flags::RESTRICTED != 0 {
                return InnerRules::Yes;
            }
            found = found.or(slot.vtable.inner_rules());
            at += 1;
        }
        at = 0;
        while at < decl.base_decls.len() {
            found = found.or(InnerRules::of_decl(decl.base_decls[at]));
            at += 1;
        }
        found
    }

    /// The inner rules of two values together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (InnerRules::Yes, _) | (_, InnerRules::Yes) => InnerRules::Yes,
            (InnerRules::Maybe, _) | (_, InnerRules::Maybe) => InnerRules::Maybe,
            (InnerRules::No, InnerRules::No) => InnerRules::No,
        }
    }
}

impl VTable {
    /// Whether values of the type hold objects with rules.
    pub(crate) fn has_inner_rules(&self) -> bool {
        Seen::default().vtable_has_rules(self)
    }
}

impl Class {
    /// Whether objects of the class have rules, or hold objects that do.
    pub(crate) fn has_rules(&'static self) -> bool {
        Seen::default().class_has_rules(self)
    }
}

/// The types visited so far: a class or an enum can hold lists of itself.
#[derive(Default)]
struct Seen {
    classes: Vec<&'static Class>,
    enums: Vec<&'static EnumInfo>,
    tuples: Vec<&'static [FieldInfo]>,
}

impl Seen {
    fn vtable_has_rules(&mut self, vtable: &VTable) -> bool {
        match vtable.inner_rules() {
            InnerRules::No => false,
            InnerRules::Yes => true,
            InnerRules::Maybe => match (vtable.slot_type)().innermost() {
                SlotType::Object(class) => self.class_has_rules(class),
                SlotType::Tuple(fields) => self.tuple_has_rules(fields),
                SlotType::Enum(info) => self.enum_has_rules(info),
                _ => false,
            },
        }
    }

    fn class_has_rules(&mut self, class: &'static Class) -> bool {
        if self.classes.iter().any(|other| other.is_same(class)) {
            return false;
        }
        self.classes.push(class);
        class.checks_or_freezes()
            || class.entries().any(|entry| {
                entry.has(flags::RESTRICTED)
                    || entry.slot_vtable().is_some_and(|vtable| self.vtable_has_rules(vtable))
            })
    }

    fn enum_has_rules(&mut self, info: &'static EnumInfo) -> bool {
        if self.enums.iter().any(|other| other.is_same(info)) {
            return false;
        }
        self.enums.push(info);
        info.variants().iter().any(|variant| self.fields_have_rules(variant.fields()))
    }

    fn tuple_has_rules(&mut self, fields: &'static [FieldInfo]) -> bool {
        if self.tuples.iter().any(|other| core::ptr::eq(*other, fields)) {
            return false;
        }
        self.tuples.push(fields);
        self.fields_have_rules(fields)
    }

    fn fields_have_rules(&mut self, fields: &[FieldInfo]) -> bool {
        fields.iter().any(|field| self.vtable_has_rules(field.vtable()))
    }
}
