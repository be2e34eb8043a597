//! The writes to the place of one attribute, collected by a walk over the input and the object.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::access::resolve::active::active_of;
use crate::access::transaction::change::Operation;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value::view::Map;
use crate::model::vtable::Input;
use crate::serde::absent::{Absent, absent};
use crate::serde::names::Names;
use crate::serde::read::{Entries, Given};
use crate::serde::rejected::{rejected, twice};
use crate::text::step::{PathSegment, Step};

pub(super) fn set(value: OwnedValue) -> Operation<'static> {
    Operation::Set(Input::Value(value.into()))
}

/// A write at a path.
pub(super) enum Write {
    One(Operation<'static>),
    /// Sets these attributes of the object at the path, which is of this class, to their defaults.
    Defaults(&'static Class, Vec<Absent>),
}

/// The writes to the place of one attribute, collected by a walk over the input and the object.
pub(super) struct Inner {
    pub(super) path: Vec<PathSegment>,
    pub(super) writes: Vec<(Vec<PathSegment>, Write)>,
    pub(super) errors: Vec<AttributeError>,
    /// Whether attributes and keys that the input lacks are reset or removed.
    replaces: bool,
}

impl Inner {
    pub(super) fn new(replaces: bool) -> Self {
        Inner { path: Vec::new(), writes: Vec::new(), errors: Vec::new(), replaces }
    }

    fn write(&mut self, operation: Operation<'static>) {
        self.writes.push((self.path.clone(), Write::One(operation)));
    }

    /// Collects the input for each name, with the place that `find` returns for it. `parent` is the value that has the names, if it
    /// is not an object.
    fn each<'o>(
        &mut self,
        class: &'static Class,
        entries: Entries,
        parent: Option<AttrRef<'_>>,
        find: impl Fn(&str) -> Option<AttrRef<'o>>,
    ) {
        let mut names = Names::new();
        for (name, given) in entries {
            let attr = find(&name);
            let is_repeated = names.contains(&name);
            names.add(Cow::Owned(name.clone()));
            self.path.push(PathSegment::Name(name));
            if is_repeated {
                self.errors.push(rejected(class, &self.path, twice()));
            } else {
                self.place(class, parent, attr, given);
            }
            self.path.pop();
        }
    }

    /// The input for one place: an update of the objects there, or a value. A null removes the key of a map whose values cannot be
    /// null; `parent` is the value that contains the place, if it is not an object.
    pub(super) fn place(
        &mut self,
        class: &'static Class,
        parent: Option<AttrRef<'_>>,
        attr: Option<AttrRef<'_>>,
        given: Given,
    ) {
        let is_null = matches!(given, Given::One(OwnedValue::None));
        if is_null && parent.is_some_and(has_keys) && attr.is_some_and(cannot_be_null) {
            return self.write(Operation::Delete);
        }
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
                self.each(class, entries, Some(attr), |name| (vtable.item)(attr, Step::Name(name)));
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
                self.each(class, fields, Some(attr), find);
            }
            _ => {}
        }
        None
    }

    pub(super) fn object(&mut self, object: ObjectRef<'_>, entries: Entries) {
        let find = |name: &str| object.find(name).and_then(Found::attr);
        let absent = if self.replaces { absent(object, &entries) } else { Vec::new() };
        self.each(object.class(), entries, None, find);
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

/// Whether a value is a map, from which keys can be removed.
fn has_keys(attr: AttrRef<'_>) -> bool {
    matches!((attr.vtable().get)(attr), Value::Map(map) if map.variant().is_none())
}

fn cannot_be_null(attr: AttrRef<'_>) -> bool {
    !matches!((attr.vtable().slot_type)(), SlotType::Optional(_) | SlotType::Any)
}
