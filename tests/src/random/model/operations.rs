//! One operation on an object and on its model, and whether both end alike.

use std::fmt::Debug;

use slots_runtime::{AttrPath, prelude::*};

use super::classes;
use super::reference::{Failure, Model};
use super::slot_types::Given;
use super::typed_access::{Typed, Way};
use super::updates::Old;

/// The entry point of an operation: all have the same effect.
#[derive(Clone, Copy, Debug)]
pub(crate) enum EntryPoint {
    Name,
    AttrPath,
    /// The text of a path.
    PathText,
    /// An update of one.
    Update,
}

#[derive(Clone, Debug)]
pub(crate) enum Op {
    Get(EntryPoint, String),
    Set(EntryPoint, String, OwnedValue),
    SetText(EntryPoint, String, String),
    Delete(EntryPoint, String),
    /// The type is that of the value.
    GetTyped(String, Typed),
    SetTyped(Way, String, Typed),
    Update(Vec<(String, OwnedValue)>),
    /// Undoes one of the updates, not always the last one; its own undo is appended to the list.
    Undo(usize),
    /// A snapshot of all writable attributes.
    Snapshot,
    /// Writes all values of the snapshot.
    Restore,
}

/// An object and its model.
pub(crate) struct Pair {
    real: Box<dyn Object>,
    model: Model,
    undos: Vec<(Undo, Vec<Old>)>,
    snapshot: Vec<(String, OwnedValue)>,
}

/// Where the two do not agree.
#[derive(Debug)]
pub(crate) struct Unlike(pub(crate) String);

fn same<T: Debug + PartialEq>(real: &T, model: &T) -> Result<(), Unlike> {
    if real == model {
        Ok(())
    } else {
        Err(Unlike(format!("{real:?}\nis in the model\n{model:?}")))
    }
}

/// As they print, so that a NaN is like a NaN, and 1 is unlike 1.0.
fn compare_results<T: Debug>(real: T, model: T) -> Result<(), Unlike> {
    same(&format!("{real:?}"), &format!("{model:?}"))
}

fn failure(error: &AttributeError) -> Failure {
    Failure { kind: error.kind(), message: error.message() }
}

fn type_and_value(value: &OwnedValue) -> String {
    format!("{} {value:?}", value.as_value().type_name())
}

/// Makes a pair of each class.
pub(crate) const PAIRS: [fn() -> Pair; 7] = [
    || pair(classes::Slotted::default(), Model::slotted()),
    || pair(classes::Open::default(), Model::open()),
    || pair(classes::Derived::default(), Model::derived()),
    || pair(classes::OpenDerived::default(), Model::open_derived()),
    || pair(classes::Sealed::default(), Model::sealed()),
    || pair(classes::HalfSealed::default(), Model::half_sealed()),
    || pair(classes::Shut::with_entry(), Model::shut()),
];

fn pair(real: impl Object, model: Model) -> Pair {
    Pair { real: Box::new(real), model, undos: Vec::new(), snapshot: Vec::new() }
}

impl Pair {
    /// Applies one operation to both, and compares the results and the observable states.
    pub(crate) fn step(&mut self, op: &Op) -> Result<(), Unlike> {
        match op {
            Op::Get(entry_point, name) => self.get(*entry_point, name)?,
            Op::Set(entry_point, name, value) => self.set(*entry_point, name, value)?,
            Op::SetText(entry_point, name, text) => self.set_text(*entry_point, name, text)?,
            Op::Delete(entry_point, name) => {
                let real = match entry_point {
                    EntryPoint::Name | EntryPoint::Update => self.real.delattr(name),
                    EntryPoint::AttrPath => {
                        self.real.delete_path(AttrPath::from_name(name)).map(drop)
                    }
                    EntryPoint::PathText => {
                        self.real.delete_path(AttrPath::from_name(name).to_string()).map(drop)
                    }
                };
                compare_results(real.map_err(|error| failure(&error)), self.model.delete(name))?;
            }
            Op::GetTyped(name, asked) => {
                compare_results(asked.read(&*self.real, name), self.model.typed(name, asked))?;
            }
            Op::SetTyped(way, name, given) => {
                let real = given.write(&mut *self.real, name, *way);
                compare_results(real, self.model.set_typed(name, given, *way))?;
            }
            Op::Update(writes) => self.update(writes)?,
            Op::Undo(which) => self.undo(*which)?,
            Op::Snapshot => {
                let vars = self.real.vars().filter(|(name, _)| self.model.writable(name).is_ok());
                let copy =
                    |(name, value): (&str, Value<'_>)| Some((name.to_owned(), value.to_owned()?));
                self.snapshot = vars.filter_map(copy).collect();
            }
            Op::Restore => self.update(&self.snapshot.clone())?,
        }
        self.compare()
    }

    /// Compares the observable states of both.
    fn compare(&self) -> Result<(), Unlike> {
        let names = self.real.dir();
        same(&names, &self.model.dir())?;
        for name in names {
            same(&(name, self.real.hasattr(name)), &(name, self.model.get(name).is_ok()))?;
        }
        let vars: Vec<(String, String)> =
            self.real.vars().map(|(name, value)| (name.to_owned(), format!("{value:?}"))).collect();
        same(&vars, &self.model.vars())?;
        let keys = self.real.dict().map(|dict| dict.keys().collect());
        let modelled = self.model.dict.as_ref();
        let modelled: Option<Vec<_>> =
            modelled.map(|dict| dict.iter().map(|(key, _)| key.as_str()).collect());
        same(&keys, &modelled)
    }

    fn get(&self, entry_point: EntryPoint, name: &str) -> Result<(), Unlike> {
        let real = match entry_point {
            EntryPoint::Name | EntryPoint::Update => self.real.getattr(name),
            EntryPoint::AttrPath => self.real.get_path(AttrPath::from_name(name)),
            EntryPoint::PathText => self.real.get_path(AttrPath::from_name(name).to_string()),
        };
        let real = real.map(|value| value.to_owned().expect("no value is opaque"));
        let model = self.model.get(name);
        compare_results(self.real.hasattr(name), model.is_ok())?;
        compare_results(
            real.map(|value| type_and_value(&value)).map_err(|error| failure(&error)),
            model.map(|value| type_and_value(&value)),
        )
    }

    fn set(
        &mut self,
        entry_point: EntryPoint,
        name: &str,
        value: &OwnedValue,
    ) -> Result<(), Unlike> {
        let path = AttrPath::from_name(name);
        let was_there = self.model.entry(name).is_some();
        let real = match entry_point {
            EntryPoint::Name => self.real.setattr(name, value),
            EntryPoint::AttrPath => self.real.set_path(path, value),
            EntryPoint::PathText => self.real.set_path(path.to_string(), value),
            EntryPoint::Update => return self.update(&[(name.to_owned(), value.clone())]),
        };
        if let Ok(Stored::Overflow { is_new }) = real {
            compare_results(is_new, !was_there)?;
        }
        compare_results(
            real.map(drop).map_err(|error| failure(&error)),
            self.model.set(name, Given::Value(value)),
        )
    }

    fn set_text(&mut self, entry_point: EntryPoint, name: &str, text: &str) -> Result<(), Unlike> {
        let path = AttrPath::from_name(name);
        let real = match entry_point {
            EntryPoint::Name => self.real.set_text(name, text).map(drop),
            EntryPoint::AttrPath => self.real.set_text_path(path, text).map(drop),
            EntryPoint::PathText => self.real.set_text_path(path.to_string(), text).map(drop),
            EntryPoint::Update => self
                .real
                .update_texts([(path, text)])
                .map(drop)
                .map_err(|error| error.into_errors().remove(0)),
        };
        // Why a text cannot be read is not the model's business.
        let kind = |failure: Failure| {
            if failure.kind == ErrorKind::Value { String::new() } else { failure.message }
        };
        compare_results(
            real.map_err(|error| kind(failure(&error))),
            self.model.set(name, Given::Text(text)).map_err(kind),
        )
    }

    fn update(&mut self, writes: &[(String, OwnedValue)]) -> Result<(), Unlike> {
        let real =
            self.real.update(writes.iter().map(|(name, value)| (AttrPath::from_name(name), value)));
        match (real, self.model.update(writes)) {
            (Ok(undo), Ok(olds)) => self.keep(undo, olds),
            (real, model) => {
                let failures =
                    |error: UpdateError| error.errors().iter().map(failure).collect::<Vec<_>>();
                compare_results(real.map(drop).map_err(failures), model.map(drop))
            }
        }
    }

    fn undo(&mut self, which: usize) -> Result<(), Unlike> {
        if self.undos.is_empty() {
            return Ok(());
        }
        let (undo, olds) = self.undos.remove(which % self.undos.len());
        match undo.apply(&mut *self.real) {
            Ok(redo) => {
                let olds = self.model.undo(olds);
                self.keep(redo, olds)
            }
            Err(error) => Err(Unlike(format!("the old values cannot be restored: {error}"))),
        }
    }

    fn keep(&mut self, undo: Undo, olds: Vec<Old>) -> Result<(), Unlike> {
        let paths: Vec<String> =
            undo.values().map(|(path, value)| format!("{path} {value:?}")).collect();
        let path = |old: &Old| format!("{} {:?}", AttrPath::from_name(&old.name), old.value());
        compare_results(paths, olds.iter().map(path).collect())?;
        self.undos.push((undo, olds));
        Ok(())
    }
}
