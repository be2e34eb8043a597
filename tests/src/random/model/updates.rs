//! Updates and their undo in the model.

use std::collections::BTreeSet;

use slots_runtime::prelude::*;

use super::reference::{Failure, Member, Model, Plan};
use super::slot_types::Given;

/// The old value of a name, for the undo.
pub(super) struct Old {
    pub(super) name: String,
    was: Was,
}

enum Was {
    Slot(OwnedValue),
    /// With its place among the entries.
    Entry(Option<(usize, OwnedValue)>),
    /// A property is restored through its setter, if its getter returned the old value.
    Property(Option<OwnedValue>),
}

impl Old {
    /// As an undo tells it.
    pub(super) fn value(&self) -> OwnedValue {
        let value = match &self.was {
            Was::Slot(value) => Some(value),
            Was::Entry(entry) => entry.as_ref().map(|(_, value)| value),
            Was::Property(value) => value.as_ref(),
        };
        value.cloned().unwrap_or_default()
    }
}

impl Model {
    /// All writes or none: first the stored values, then the setters of properties.
    pub(super) fn update(
        &mut self,
        writes: &[(String, OwnedValue)],
    ) -> Result<Vec<Old>, Vec<Failure>> {
        let (mut stores, mut setters, mut failures) = (Vec::new(), Vec::new(), Vec::new());
        let mut taken = BTreeSet::new();
        for (name, value) in writes {
            match self.plan(name, Given::Value(value)) {
                Ok(_) if !taken.insert(name) => failures.push(Failure {
                    kind: ErrorKind::Duplicate,
                    message: format!("'{}' object attribute '{name}' is given twice", self.class),
                }),
                Ok(Plan::Property) => setters.push((name, value)),
                Ok(Plan::Slot(new)) => stores.push((name, Was::Slot(new))),
                Ok(Plan::Entry(new)) => stores.push((name, Was::Entry(Some((usize::MAX, new))))),
                Err(failure) => failures.push(failure),
            }
        }
        if !failures.is_empty() {
            return Err(failures);
        }
        // A property without a getter cannot be restored, so its setter runs last.
        let is_readable =
            |name: &str| matches!(self.member(name), Some(Member::Property { get: true, .. }));
        setters.sort_by_key(|(name, _)| !is_readable(name));
        let mut olds: Vec<Old> = Vec::new();
        for (name, new) in stores {
            olds.push(self.exchange(Old { name: name.clone(), was: new }));
        }
        for (name, value) in setters {
            let old = self.get(name).ok();
            if let Err(failure) = self.set(name, Given::Value(value)) {
                for old in olds.into_iter().rev() {
                    self.exchange(old);
                }
                return Err(vec![failure]);
            }
            olds.push(Old { name: name.clone(), was: Was::Property(old) });
        }
        Ok(olds)
    }

    /// Restores in strict reverse order; returns the undo of this restoration.
    pub(super) fn undo(&mut self, olds: Vec<Old>) -> Vec<Old> {
        let redo = olds.into_iter().rev().map(|old| match &old.was {
            Was::Property(Some(_)) => {
                let before = self.get(&old.name).ok();
                Old { was: Was::Property(before), ..self.exchange(old) }
            }
            _ => self.exchange(old),
        });
        redo.collect()
    }

    fn exchange(&mut self, old: Old) -> Old {
        let Old { name, was } = old;
        let was = match was {
            Was::Slot(value) => {
                let now = self.get(&name).unwrap_or_default();
                self.store(&name, &value);
                Was::Slot(now)
            }
            Was::Entry(None) => Was::Entry(self.remove(&name)),
            Was::Entry(Some((place, value))) => {
                let now = self.dict.iter().flatten().enumerate().find(|(_, (key, _))| *key == name);
                let now = now.map(|(place, (_, value))| (place, value.clone()));
                self.put(&name, Some(place), value);
                Was::Entry(now)
            }
            Was::Property(value) => {
                if let Some(value) = &value {
                    self.store("count", value);
                }
                Was::Property(value)
            }
        };
        Old { name, was }
    }
}
