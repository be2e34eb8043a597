//! The writes of a deserialized update.

mod key;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::ptr;

use self::key::Key;
use crate::access::defaults::{Defaults, SlotDefault};
use crate::access::resolve::errors::{rejected_at, with_whole_path};
use crate::access::resolve::variants::active_of;
use crate::access::transaction::attempt::Attempt;
use crate::access::transaction::change::Operation;
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::update::{RESERVED, Undo, run};
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::dict::Dict;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, ObjectMut, ObjectRef};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value::view::Map;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::serde::names::Names;
use crate::serde::read::{Entries, Given};
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;

/// The writes of an update, which are staged one after the other.
pub(super) struct Plan<'o, 'n> {
    pub(super) attempt: Attempt<'o, 'static>,
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
        Key::find(self.attempt.object().class(), &mut self.names, name)
    }

    /// Stages the input for an attribute of the object. Errors are collected.
    pub(super) fn add(&mut self, name: Cow<'n, str>, given: Given) {
        let key = self.key(&name);
        self.add_key(&key, name, given);
    }

    /// As [`add`](Self::add), for an attribute that was found by its name.
    pub(super) fn add_key(&mut self, key: &Key, name: Cow<'n, str>, given: Given) {
        let class = self.attempt.object().class();
        match given {
            _ if key.is_repeated => {
                self.attempt.reject(rejected_at(class, &[Step::Name(&name)], twice()));
            }
            Given::One(value) => match key.entry {
                Some(entry) => self.attempt.add_found(entry, &name, Input::Value(value.into())),
                None => self.attempt.add(&[Step::Name(&name)], set(value)),
            },
            given => {
                let object = self.attempt.object();
                let attr = object.find(&name).and_then(Found::attr);
                let mut inner = Inner::new(false);
                inner.path.push(PathSegment::Name((*name).into()));
                inner.place(class, attr, given);
                self.stage(inner);
            }
        }
        if !key.has_place {
            self.names.add(name);
        }
    }

    /// Stages the whole state of the object: attributes that the input lacks get their defaults.
    pub(super) fn replace(&mut self, entries: Entries) {
        let mut inner = Inner::new(true);
        inner.object(self.attempt.object(), entries);
        self.stage(inner);
    }

    fn stage(&mut self, inner: Inner) {
        inner.errors.into_iter().for_each(|error| self.attempt.reject(error));
        for (mut path, write) in inner.writes {
            match write {
                Write::One(operation) => {
                    let steps: Steps<'_> = path.iter().map(PathSegment::as_step).collect();
                    self.attempt.add(steps.as_slice(), operation);
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

fn set(value: OwnedValue) -> Operation<'static> {
    Operation::Set(Input::Value(value.into()))
}

/// A write at a path.
enum Write {
    One(Operation<'static>),
    /// Sets these attributes of the object at the path, which is of this class, to their defaults.
    Defaults(&'static Class, Vec<Absent>),
}

/// An attribute of an object that an input lacks.
enum Absent {
    Slot(&'static Entry),
    /// An entry of the overflow map.
    Entry(String),
}

/// The writes to the place of one attribute, collected by a walk over the input and the object.
struct Inner {
    path: Vec<PathSegment>,
    writes: Vec<(Vec<PathSegment>, Write)>,
    errors: Vec<AttributeError>,
    /// Whether attributes and keys that the input lacks are reset or removed.
    replaces: bool,
}

impl Inner {
    fn new(replaces: bool) -> Self {
        Inner { path: Vec::new(), writes: Vec::new(), errors: Vec::new(), replaces }
    }

    fn write(&mut self, operation: Operation<'static>) {
        self.writes.push((self.path.clone(), Write::One(operation)));
    }

    /// Collects the input for each name, with the place that `find` returns for it. A null removes the key of a map whose values cannot be
    /// null.
    fn each<'o>(
        &mut self,
        class: &'static Class,
        entries: Entries,
        of_map: bool,
        find: impl Fn(&str) -> Option<AttrRef<'o>>,
    ) {
        let mut names = Names::new();
        for (name, given) in entries {
            let attr = find(&name);
            let is_removed = of_map
                && matches!(given, Given::One(OwnedValue::None))
                && attr.is_some_and(|attr| {
                    !matches!((attr.vtable().slot_type)(), SlotType::Optional(_))
                });
            let is_repeated = names.contains(&name);
            names.add(Cow::Owned(name.clone()));
            self.path.push(PathSegment::Name(name));
            if is_repeated {
                self.errors.push(rejected(class, &self.path, twice()));
            } else if is_removed {
                self.write(Operation::Delete);
            } else {
                self.place(class, attr, given);
            }
            self.path.pop();
        }
    }

    /// The input for one place: an update of the objects there, or a value.
    fn place(&mut self, class: &'static Class, attr: Option<AttrRef<'_>>, given: Given) {
        let given = match (attr, given) {
            (Some(attr), Given::Map(entries)) => match self.fields(class, attr, entries) {
                Some(entries) => Given::Map(entries),
                None => return,
            },
            (_, given) => given,
        };
        let Some(attr) = attr.filter(|attr| (attr.vtable().slot_type)().holds_objects()) else {
            return self.value(class, given);
        };
        let vtable = attr.vtable();
        match (given, (vtable.get)(attr)) {
            (Given::Map(entries), Value::Map(map)) => {
                if self.replaces {
                    self.remove_keys(&map, &entries);
                }
                self.each(class, entries, true, |name| (vtable.item)(attr, Step::Name(name)));
            }
            (Given::Map(entries), _) => match (vtable.object)(attr) {
                Some(object) => self.object(ObjectRef::new(object), entries),
                // The map makes an object.
                None => self.value(class, Given::Map(entries)),
            },
            // Lists are replaced, as in a JSON merge patch (RFC 7396).
            (given, _) => self.value(class, given),
        }
    }

    /// Collects the input for the fields of the active variant of an enum, whose other fields stay. Returns any other input.
    fn fields(
        &mut self,
        class: &'static Class,
        attr: AttrRef<'_>,
        mut entries: Entries,
    ) -> Option<Entries> {
        // A complete input has all fields, so that it replaces the value.
        if self.replaces {
            return Some(entries);
        }
        let (Some(variant), [(name, Given::Map(_))]) = (active_of(attr), &*entries) else {
            return Some(entries);
        };
        let is_named = variant.has_named_fields();
        let object = (attr.vtable().object)(attr);
        if !variant.is_called(Step::Name(name)) || !is_named && object.is_none() {
            return Some(entries);
        }
        match (entries.pop(), object) {
            (Some((_, Given::Map(fields))), Some(object)) if !is_named => {
                self.object(ObjectRef::new(object), fields);
            }
            (Some((_, Given::Map(fields))), _) => {
                let find = |name: &str| (attr.vtable().item)(attr, Step::Name(name));
                self.each(class, fields, false, find);
            }
            _ => {}
        }
        None
    }

    fn object(&mut self, object: ObjectRef<'_>, entries: Entries) {
        let find = |name: &str| object.find(name).and_then(Found::attr);
        let absent = if self.replaces { absent(object, &entries) } else { Vec::new() };
        self.each(object.class(), entries, false, find);
        if !absent.is_empty() {
            let defaults = Write::Defaults(object.class(), absent);
            self.writes.push((self.path.clone(), defaults));
        }
    }

    /// Removes the keys of a map of objects that the input lacks.
    fn remove_keys(&mut self, map: &Map<'_>, entries: &Entries) {
        for (key, _) in map.iter() {
            if !entries.iter().any(|(name, _)| *name == key) {
                self.path.push(PathSegment::Name(key.into_owned()));
                self.write(Operation::Delete);
                self.path.pop();
            }
        }
    }

    fn value(&mut self, class: &'static Class, given: Given) {
        let known = self.errors.len();
        let (path, errors) = (&mut self.path, &mut self.errors);
        let value =
            given.into_owned(path, &mut |steps| errors.push(rejected(class, steps, twice())));
        if self.errors.len() == known {
            self.write(set(value));
        }
    }
}

/// The attributes of the saved form of an object that an input lacks: writable slots and overflow entries.
fn absent(object: ObjectRef<'_>, entries: &Entries) -> Vec<Absent> {
    let class = object.class();
    let given: Vec<&Entry> = entries
        .iter()
        .filter_map(|(name, _)| class.find(name).map(|entry| class.without_alias(entry)))
        .collect();
    let is_absent = |entry: &&'static Entry| {
        entry.slot_vtable().is_some_and(|vtable| (vtable.slot_type)().can_be_given())
            && !class.is_readonly(entry)
            && !given.iter().any(|given| ptr::eq(*given, *entry))
    };
    let slots = class.ordered().filter(is_absent).map(Absent::Slot);
    let extras = object.dict().filter(|_| !class.is_dict_frozen());
    let extras = extras.into_iter().flat_map(Dict::keys);
    let extras = extras.filter(|key| !entries.iter().any(|(name, _)| name == key));
    slots.chain(extras.map(|key| Absent::Entry(key.into()))).collect()
}

#[cold]
fn opaque(attr: AttrRef<'_>) -> ValueError {
    ValueError::wrong_type("a value that can be copied", &Value::Opaque(attr))
}

pub(super) fn twice() -> ValueError {
    ValueError::that(ErrorKind::Duplicate, "is given twice")
}

pub(super) fn rejected(
    class: &'static Class,
    steps: &[PathSegment],
    why: ValueError,
) -> AttributeError {
    let steps: Steps<'_> = steps.iter().map(PathSegment::as_step).collect();
    rejected_at(class, steps.as_slice(), why)
}
