//! The reference model: the lookup order of CPython as short code.

use slots_runtime::prelude::*;

use super::slot_types::{Given, Ty};

/// An object of any class: what its names resolve to, and its overflow map if it has one.
#[derive(Clone)]
pub(super) struct Model {
    pub(super) class: &'static str,
    pub(super) members: Vec<(&'static str, Member)>,
    pub(super) dict: Option<Vec<(String, OwnedValue)>>,
    /// The names of slots and properties that cannot be written: those of a frozen class, and slots that are read-only.
    pub(super) sealed: Vec<&'static str>,
    /// The overflow map of a frozen class.
    pub(super) dict_is_sealed: bool,
}

#[derive(Clone)]
pub(super) enum Member {
    Slot {
        ty: Ty,
        value: OwnedValue,
        can_be_unset: bool,
    },
    /// A property that accesses the slot `count`.
    Property {
        get: bool,
        set: bool,
        delete: bool,
    },
    Constant(OwnedValue),
}

#[derive(Debug, PartialEq)]
pub(super) struct Failure {
    pub(super) kind: ErrorKind,
    pub(super) message: String,
}

/// A write that was found to be possible.
pub(super) enum Plan {
    Slot(OwnedValue),
    Entry(OwnedValue),
    /// The result of the setter is known only after its call.
    Property,
}

impl Model {
    pub(super) fn get(&self, name: &str) -> Result<OwnedValue, Failure> {
        match self.member(name) {
            Some(Member::Slot { value: OwnedValue::None, .. }) => {
                Err(self.no_attribute(ErrorKind::Unset, name))
            }
            Some(Member::Slot { value, .. }) => Ok(value.clone()),
            Some(Member::Property { get: true, .. }) => self.get("count"),
            Some(Member::Property { .. }) => {
                Err(self.no_accessor(ErrorKind::NoGetter, name, "getter"))
            }
            Some(Member::Constant(value)) => Ok(self.entry(name).unwrap_or(value).clone()),
            None => {
                self.entry(name).cloned().ok_or_else(|| self.no_attribute(ErrorKind::Unknown, name))
            }
        }
    }

    pub(super) fn set(&mut self, name: &str, given: Given<'_>) -> Result<(), Failure> {
        match self.plan(name, given)? {
            Plan::Slot(new) => self.store(name, &new),
            Plan::Entry(new) => self.put(name, None, new),
            Plan::Property => {
                let new = self.taken(name, Ty::I64, false, given)?;
                self.store("count", &new);
            }
        }
        Ok(())
    }

    /// The effect of a write, or its error.
    pub(super) fn plan(&self, name: &str, given: Given<'_>) -> Result<Plan, Failure> {
        self.writable(name)?;
        match self.member(name) {
            Some(Member::Slot { ty, can_be_unset, .. }) => {
                self.taken(name, *ty, *can_be_unset, given).map(Plan::Slot)
            }
            Some(Member::Property { set: true, .. }) => Ok(Plan::Property),
            Some(Member::Property { .. }) => {
                Err(self.no_accessor(ErrorKind::NoSetter, name, "setter"))
            }
            _ => Ok(Plan::Entry(given.as_it_is())),
        }
    }

    /// The error that does not depend on the value.
    pub(super) fn writable(&self, name: &str) -> Result<(), Failure> {
        let is_sealed = match self.member(name) {
            Some(Member::Slot { .. } | Member::Property { .. }) => self.sealed.contains(&name),
            _ if self.dict.is_some() => self.dict_is_sealed,
            Some(Member::Constant(_)) => true,
            None => return Err(self.no_attribute(ErrorKind::Unknown, name)),
        };
        if is_sealed { Err(self.read_only(name)) } else { Ok(()) }
    }

    pub(super) fn delete(&mut self, name: &str) -> Result<(), Failure> {
        self.writable(name)?;
        match self.member(name).cloned() {
            Some(Member::Slot { can_be_unset: false, .. }) => {
                let message =
                    format!("cannot delete attribute '{name}' of '{}' object", self.class);
                Err(Failure { kind: ErrorKind::CannotDelete, message })
            }
            Some(Member::Slot { value: OwnedValue::None, .. }) => {
                Err(self.no_attribute(ErrorKind::Unset, name))
            }
            Some(Member::Slot { .. }) => {
                self.store(name, &OwnedValue::None);
                Ok(())
            }
            Some(Member::Property { delete: true, .. }) => {
                self.store("count", &OwnedValue::from(0));
                Ok(())
            }
            Some(Member::Property { .. }) => {
                Err(self.no_accessor(ErrorKind::NoDeleter, name, "deleter"))
            }
            _ if self.remove(name).is_some() => Ok(()),
            _ => Err(self.no_attribute(ErrorKind::Unknown, name)),
        }
    }

    pub(super) fn dir(&self) -> Vec<&str> {
        let keys = self.dict.iter().flatten().map(|(key, _)| key.as_str());
        let mut names: Vec<&str> = self.members.iter().map(|(name, _)| *name).chain(keys).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Names, and values as they print.
    pub(super) fn vars(&self) -> Vec<(String, String)> {
        let slots = self.members.iter().filter_map(|(name, member)| match member {
            Member::Slot { value: OwnedValue::None, .. } => None,
            Member::Slot { value, .. } => Some(((*name).to_owned(), format!("{value:?}"))),
            _ => None,
        });
        slots
            .chain(
                self.dict.iter().flatten().map(|(key, value)| (key.clone(), format!("{value:?}"))),
            )
            .collect()
    }

    pub(super) fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|(own, _)| *own == name).map(|(_, member)| member)
    }

    pub(super) fn entry(&self, name: &str) -> Option<&OwnedValue> {
        self.dict.iter().flatten().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The value of a slot.
    pub(super) fn store(&mut self, name: &str, new: &OwnedValue) {
        for (own, member) in &mut self.members {
            if let (true, Member::Slot { value, .. }) = (*own == name, member) {
                *value = new.clone();
            }
        }
    }

    /// An entry of the overflow map; a new one is inserted at the given position or at the end.
    pub(super) fn put(&mut self, name: &str, place: Option<usize>, new: OwnedValue) {
        let dict = self.dict.get_or_insert_default();
        if let Some((_, present)) = dict.iter_mut().find(|(key, _)| key == name) {
            *present = new;
        } else {
            let end = dict.len();
            dict.insert(place.map_or(end, |place| place.min(end)), (name.to_owned(), new));
        }
    }

    /// Removes an entry, and tells its place and its value.
    pub(super) fn remove(&mut self, name: &str) -> Option<(usize, OwnedValue)> {
        let dict = self.dict.as_mut()?;
        let place = dict.iter().position(|(key, _)| key == name)?;
        Some((place, dict.remove(place).1))
    }

    pub(super) fn no_attribute(&self, kind: ErrorKind, name: &str) -> Failure {
        Failure { kind, message: format!("'{}' object has no attribute '{name}'", self.class) }
    }

    fn no_accessor(&self, kind: ErrorKind, name: &str, what: &str) -> Failure {
        Failure {
            kind,
            message: format!("property '{name}' of '{}' object has no {what}", self.class),
        }
    }

    fn read_only(&self, name: &str) -> Failure {
        let message = format!("'{}' object attribute '{name}' is read-only", self.class);
        Failure { kind: ErrorKind::ReadOnly, message }
    }
}
