//! The differences between two objects, by path.

use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt::{self, Display, Formatter};

use crate::access::defaults::Defaults;
use crate::model::class::table::Entry;
use crate::model::dict::Dict;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vars;
use crate::text::depth::Level;
use crate::text::path::AttrPath;
use crate::text::step::PathSegment;

/// A difference between two objects; see [`diff`](crate::ObjectExt::diff).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Difference {
    /// The path to the values that differ.
    pub path: AttrPath,
    /// The value in the object itself; `None` if it has no such attribute or item.
    pub old: Option<OwnedValue>,
    /// The value in the other object; `None` if it has no such attribute or item.
    pub new: Option<OwnedValue>,
}

/// Prints the path and both values: `gain: 1.0 -> 2.0`.
impl Display for Difference {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        show_change(f, &self.path, self.old.as_ref(), self.new.as_ref())
    }
}

/// Prints a change; a value that does not exist is `(absent)`.
pub(crate) fn show_change(
    f: &mut Formatter<'_>,
    path: &AttrPath,
    old: Option<&OwnedValue>,
    new: Option<&OwnedValue>,
) -> fmt::Result {
    let show = |f: &mut Formatter<'_>, value: Option<&OwnedValue>| match value {
        Some(value) => write!(f, "{value}"),
        None => f.write_str("(absent)"),
    };
    write!(f, "{path}: ")?;
    show(f, old)?;
    f.write_str(" -> ")?;
    show(f, new)
}

/// The differences of two objects, in the order of the attributes of the first one.
pub(crate) fn diff(old: ObjectRef<'_>, new: ObjectRef<'_>) -> Vec<Difference> {
    let mut walk = Walk { path: Vec::new(), found: Vec::new() };
    walk.objects(old, new);
    walk.found
}

/// The differences of two values, of which one may be missing. All paths begin with `path`.
#[cfg(feature = "shared")]
pub(crate) fn diff_values(
    path: Vec<PathSegment>,
    old: Option<Value<'_>>,
    new: Option<Value<'_>>,
) -> Vec<Difference> {
    let mut walk = Walk { path, found: Vec::new() };
    if old.is_some() || new.is_some() {
        walk.values(old, new);
    }
    walk.found
}

/// The differences of an object from the defaults of its class, in the order of the attributes. A slot without a default has no old
/// value.
pub(crate) fn diff_from_default(object: ObjectRef<'_>) -> Vec<Difference> {
    let class = object.class();
    let defaults = Defaults::of(class);
    if let Some(default) = defaults.object() {
        return diff(default, object);
    }
    let mut walk = Walk { path: Vec::new(), found: Vec::new() };
    for entry in class.slot_entries() {
        let Some(attr) = object.at(entry).and_then(Found::attr) else { continue };
        let default = defaults.slot(entry);
        let old = default.as_ref().and_then(|default| value_of(entry, default.attr()));
        let new = value_of(entry, attr);
        if old.is_some() || new.is_some() {
            walk.step(PathSegment::Name(entry.name().to_string()), old, new);
        }
    }
    for (name, value) in object.dict().into_iter().flat_map(Dict::iter) {
        walk.step(PathSegment::Name(name.to_string()), None, Some(value));
    }
    walk.found
}

/// The value of a slot; `None` if it is unset.
fn value_of<'a>(entry: &Entry, attr: AttrRef<'a>) -> Option<Value<'a>> {
    if entry.is_unset(attr) { None } else { Some((attr.vtable().get)(attr)) }
}

struct Walk {
    path: Vec<PathSegment>,
    found: Vec<Difference>,
}

impl Walk {
    fn objects(&mut self, old: ObjectRef<'_>, new: ObjectRef<'_>) {
        let find = |object, name: &str| vars::vars(object).find(|(other, _)| *other == name);
        for (name, value) in vars::vars(old) {
            let other = find(new, name).map(|(_, value)| value);
            self.step(PathSegment::Name(name.to_string()), Some(value), other);
        }
        for (name, value) in vars::vars(new) {
            if find(old, name).is_none() {
                self.step(PathSegment::Name(name.to_string()), None, Some(value));
            }
        }
    }

    fn step(&mut self, step: PathSegment, old: Option<Value<'_>>, new: Option<Value<'_>>) {
        self.path.push(step);
        self.values(old, new);
        self.path.pop();
    }

    fn values(&mut self, old: Option<Value<'_>>, new: Option<Value<'_>>) {
        match (&old, &new) {
            (Some(Value::Opaque(_)), Some(Value::Opaque(_))) => return,
            (Some(old), Some(new)) if is_same(old, new) => return,
            (Some(old), Some(new)) if self.inside(old, new) => return,
            _ => {}
        }
        self.found.push(Difference {
            path: self.path.iter().cloned().collect(),
            old: old.and_then(Value::into_owned),
            new: new.and_then(Value::into_owned),
        });
    }

    /// Compares the parts of two values; `false` if they differ as a whole.
    fn inside(&mut self, old: &Value<'_>, new: &Value<'_>) -> bool {
        let Some(_level) = Level::enter() else { return false };
        match (old, new) {
            (Value::Object(old), Value::Object(new)) if old.class() == new.class() => {
                self.objects(ObjectRef::new(*old), ObjectRef::new(*new));
            }
            (Value::Map(old), Value::Map(new)) if old.variant() == new.variant() => {
                for (key, value) in old.iter() {
                    self.step(PathSegment::Name(key.to_string()), Some(value), new.get(&key));
                }
                for (key, value) in new.iter().filter(|(key, _)| old.get(key).is_none()) {
                    self.step(PathSegment::Name(key.to_string()), None, Some(value));
                }
            }
            (Value::List(old), Value::List(new)) if old.len() == new.len() => {
                for (at, (old, new)) in old.iter().zip(new.iter()).enumerate() {
                    self.step(PathSegment::Index(at), Some(old), Some(new));
                }
            }
            _ => return false,
        }
        true
    }
}

/// Whether two values are equal; NaN equals itself.
#[expect(clippy::float_cmp, reason = "equal values are equal to the bit")]
pub(crate) fn is_same(old: &Value<'_>, new: &Value<'_>) -> bool {
    match (old, new) {
        (Value::Float(old), Value::Float(new)) => old == new || old.is_nan() && new.is_nan(),
        (old, new) => old == new,
    }
}

/// Whether a write stored the value that was there before: equal, and of the same kind.
pub(crate) fn is_unchanged(old: &Value<'_>, new: &Value<'_>) -> bool {
    core::mem::discriminant(old) == core::mem::discriminant(new) && is_same(old, new)
}
