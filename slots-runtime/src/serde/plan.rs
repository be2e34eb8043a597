//! The writes of a deserialized update.

mod inner;

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use self::inner::{Inner, Write, set};
use crate::access::create::unknown;
use crate::access::defaults::{Defaults, SlotDefault};
use crate::access::resolve::errors::{rejected_at, with_whole_path};
use crate::access::resolve::variants::names_active;
use crate::access::resolve::{Place, read_at};
use crate::access::transaction::attempt::Attempt;
use crate::access::transaction::change::Operation;
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::update::{RESERVED, Undo, run};
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, ObjectMut};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::serde::absent::Absent;
use crate::serde::names::{Names, PLACES};
use crate::serde::read::{Anything, Entries, Given};
use crate::serde::rejected::twice;
use crate::serde::scalar::ScalarSlot;
use crate::text::path::AttrPath;
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;

/// An attribute that is given by a name.
pub(super) struct Key {
    entry: Option<&'static Entry>,
    /// Whether the name has a place of which a bit states that it was given.
    has_place: bool,
    is_repeated: bool,
}

/// The writes of an update, which are staged one after the other.
pub(super) struct Plan<'o, 'n> {
    attempt: Attempt<'o, 'static>,
    names: Names<'n>,
}

impl<'o, 'n> Plan<'o, 'n> {
    /// A plan with memory for `count` attributes.
    pub(super) fn new(object: ObjectMut<'o>, count: usize) -> Self {
        let attempt = Attempt::new(object, count.min(RESERVED));
        Plan { attempt, names: Names::new() }
    }

    /// Reserves memory for `count` attributes.
    pub(super) fn reserve(&mut self, count: usize) {
        self.attempt.reserve(count.min(RESERVED));
    }

    /// Finds an attribute of the object that is given by this name.
    #[inline]
    pub(super) fn key(&mut self, name: &str) -> Key {
        let class = self.attempt.object().class();
        let entry = class.find(name);
        let place = entry.and_then(|entry| class.place_of(entry)).filter(|place| *place < PLACES);
        let is_repeated = match place {
            Some(place) => !self.names.add_place(place),
            None => self.names.contains(name),
        };
        Key { entry, has_place: place.is_some(), is_repeated }
    }

    /// The slot of an attribute that is given once, if its type is a number or a string and it can be written.
    #[inline]
    pub(super) fn scalar<'p>(
        &'p mut self,
        key: &Key,
        name: &'p str,
        other: Anything<'static>,
    ) -> Option<ScalarSlot<'p, 'o>> {
        let entry = key.entry.filter(|_| key.has_place && !key.is_repeated)?;
        Some(ScalarSlot { slot: self.attempt.scalar(entry, name)?, other })
    }

    /// Stages the input for an attribute of the object. Errors are collected.
    pub(super) fn add(&mut self, name: Cow<'n, str>, given: Given) {
        let key = self.key(&name);
        self.add_key(&key, name, given);
    }

    /// As [`add`](Self::add), for an attribute that was found by its name.
    pub(super) fn add_key(&mut self, key: &Key, name: Cow<'n, str>, given: Given) {
        let class = self.attempt.object().class();
        let path = if key.entry.is_none() { path_of(class, &name) } else { None };
        match (given, path) {
            _ if key.is_repeated => {
                self.attempt.reject(rejected_at(class, &[Step::Name(&name)], twice()));
            }
            (given, Some(path)) => self.add_at(&path, given),
            (Given::One(value), None) => match key.entry {
                Some(entry) => self.attempt.add_found(entry, &name, Input::Value(value.into())),
                None => self.attempt.add(&[Step::Name(&name)], set(value)),
            },
            (given, None) => {
                let object = self.attempt.object();
                let attr = object.find(&name).and_then(Found::attr);
                let mut inner = Inner::new(false);
                inner.path.push(PathSegment::Name((*name).into()));
                inner.place(class, None, attr, given);
                self.stage(inner);
            }
        }
        if !key.has_place {
            self.names.add(name);
        }
    }

    /// Stages the input for an attribute at a path.
    #[cold]
    fn add_at(&mut self, path: &AttrPath, given: Given) {
        let steps: Steps<'_> = path.segments().iter().map(PathSegment::as_step).collect();
        let object = self.attempt.object();
        let attr_at = |steps: &[Step<'_>]| match read_at(object, steps) {
            Ok(Place::Attr(attr)) => Some(attr),
            _ => None,
        };
        let Some((last, above)) = steps.as_slice().split_last() else { return };
        let parent = attr_at(above);
        let mut inner = Inner::new(false);
        inner.path.extend(path.segments().iter().cloned());
        match (parent, given) {
            // The fields of the active variant: the same as a map with the name of the variant at the enum.
            (Some(parent), Given::Map(fields)) if names_active(parent, *last) => {
                inner.path.pop();
                let named = alloc::vec![(last.to_string(), Given::Map(fields))];
                inner.place(object.class(), None, Some(parent), Given::Map(named));
            }
            (parent, given) => {
                inner.place(object.class(), parent, attr_at(steps.as_slice()), given);
            }
        }
        self.stage(inner);
    }

    /// Stages the whole state of the object: attributes that the input lacks get their defaults.
    pub(super) fn replace(&mut self, entries: Entries) {
        let object = self.attempt.object();
        let class = object.class();
        let is_path = |name: &str| class.find(name).is_none() && path_of(class, name).is_some();
        let (paths, entries): (Entries, Entries) =
            entries.into_iter().partition(|(name, _)| is_path(name));
        let mut inner = Inner::new(true);
        inner.errors.extend(paths.iter().map(|(name, _)| unknown(class, name)));
        inner.object(object, entries);
        self.stage(inner);
    }

    fn stage(&mut self, inner: Inner) {
        inner.errors.into_iter().for_each(|error| self.attempt.reject(error));
        for (mut path, write) in inner.writes {
            match write {
                Write::One(operation) => {
                    let steps: Steps<'_> = path.iter().map(PathSegment::as_step).collect();
                    self.attempt.add_saved(steps.as_slice(), operation);
                }
                Write::Defaults(class, absent) => self.reset(class, &mut path, absent),
            }
        }
    }

    /// Stages the defaults of attributes of the object at a path, which is of this class.
    fn reset(&mut self, class: &'static Class, path: &mut Vec<PathSegment>, absent: Vec<Absent>) {
        let defaults = Defaults::of(class);
        let mut missing = Vec::new();
        for attribute in absent {
            let name = match &attribute {
                Absent::Slot(entry) => entry.name(),
                Absent::Entry(name) => name,
            };
            path.push(PathSegment::Name(name.into()));
            let steps: Steps<'_> = path.iter().map(PathSegment::as_step).collect();
            let steps = steps.as_slice();
            match attribute {
                Absent::Slot(entry) => match defaults.slot(entry) {
                    None => missing.push(entry.name()),
                    Some(SlotDefault::Owned(value)) => self.attempt.add_held(steps, value),
                    Some(SlotDefault::Borrowed(attr)) => {
                        match (attr.vtable().get)(attr).into_owned() {
                            Some(value) => self.attempt.add(steps, set(value)),
                            None => self.attempt.reject(rejected_at(class, steps, opaque(attr))),
                        }
                    }
                },
                Absent::Entry(name) => {
                    let default = defaults.entry(&name).and_then(Value::into_owned);
                    self.attempt.add(steps, default.map_or(Operation::Delete, set));
                }
            }
            path.pop();
        }
        if !missing.is_empty() {
            let error = AttributeError::needs(class, missing);
            self.attempt.reject(with_whole_path(error, path));
        }
    }

    /// Makes all writes, or none.
    pub(super) fn run(self) -> Result<Undo, UpdateError> {
        run(self.attempt)
    }
}

/// The path that a name is which the class does not have. A dynamic class stores any name.
fn path_of(class: &'static Class, name: &str) -> Option<AttrPath> {
    if class.is_dynamic() || !name.contains(['.', '[']) {
        return None;
    }
    let path: AttrPath = name.parse().ok()?;
    (path.segments().len() > 1).then_some(path)
}

#[cold]
fn opaque(attr: AttrRef<'_>) -> ValueError {
    ValueError::wrong_type("a value that can be copied", &Value::Opaque(attr))
}
