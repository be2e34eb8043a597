//! `View`: a list or a map of an object that a script changes in place.

use std::fmt::{self, Debug, Formatter};

use rhai::{Array, Dynamic, Engine, INT, ImmutableString};
use slots_runtime::{PathSegment, SharedObject, prelude::*};

use crate::convert::{from_dynamic, round_to_f32, to_dynamic};
use crate::{Outcome, has_f32, raised};

/// A list or a map of a shared object. Every read and write goes to the object.
#[derive(Clone, PartialEq)]
pub(crate) struct View {
    object: SharedObject,
    path: AttrPath,
}

impl Debug for View {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.copy() {
            Ok(value) => write!(f, "{value}"),
            Err(_) => write!(f, "View({})", self.path),
        }
    }
}

/// Whether a value is a list or a map.
fn is_view(value: &Value<'_>) -> bool {
    matches!(value, Value::List(_) | Value::Map(_))
}

impl View {
    pub(crate) fn is_of(&self, object: &SharedObject, name: &str) -> bool {
        self.object == *object && self.path == AttrPath::from_name(name)
    }

    /// A copy of the list or the map.
    pub(crate) fn copy(&self) -> Result<OwnedValue, AttributeError> {
        self.object.get_path(&self.path)
    }

    /// A view of a list or a map of an attribute.
    fn of(object: &SharedObject, name: &str) -> Outcome<View> {
        let path = AttrPath::from_name(name);
        let is_list = object
            .read(|object| object.get_path(&path).map(|value| is_view(&value)))
            .and_then(|found| found)
            .map_err(|error| raised(&error))?;
        if is_list {
            Ok(View { object: object.clone(), path })
        } else {
            let class = object.class().label();
            Err(raised(&format!("'{class}' object attribute '{name}' is not a list or a map")))
        }
    }

    /// A view of an attribute that is a list or a map of objects, since a copy of it would be of other objects.
    pub(crate) fn of_objects(object: &SharedObject, name: &str) -> Option<View> {
        let path = AttrPath::from_name(name);
        let holds_objects = |object: &dyn Object| {
            let value = object.get_path(&path).ok()?;
            let first = match &value {
                Value::List(list) => list.get(0),
                Value::Map(map) => map.iter().next().map(|(_, item)| item),
                _ => None,
            };
            // The value of a getter is not a part of the object.
            let is_part = object.class().properties().all(|property| property.name() != name);
            Some(is_part && matches!(first, Some(Value::Object(_))))
        };
        let holds_objects = object.read(|object| holds_objects(object)).ok().flatten();
        (holds_objects == Some(true)).then(|| View { object: object.clone(), path })
    }

    fn item(&self, step: PathSegment) -> AttrPath {
        self.path.join(step)
    }

    fn get(&self, step: PathSegment) -> Outcome<Dynamic> {
        let path = self.item(step);
        if let Ok(child) = self.object.child(&path) {
            return Ok(Dynamic::from(child));
        }
        let inner = self.object.read(|object| object.get_path(&path).map(|value| is_view(&value)));
        if matches!(inner, Ok(Ok(true))) {
            return Ok(Dynamic::from(View { object: self.object.clone(), path }));
        }
        let value = self.object.get_path(&path).map_err(|error| raised(&error))?;
        to_dynamic(&value).map_err(|error| raised(&error))
    }

    fn set(&self, step: PathSegment, value: &Dynamic) -> Outcome<()> {
        let path = self.item(step);
        // After `view[0].x = 1` Rhai assigns `view[0]` to the view, which is the object already there.
        if let Some(child) = value.read_lock::<SharedObject>()
            && self.object.child(&path).is_ok_and(|own| own == *child)
        {
            return Ok(());
        }
        if let Some(inner) = value.read_lock::<View>()
            && inner.object == self.object
            && inner.path == path
        {
            return Ok(());
        }
        let value = self.converted(value)?;
        self.object.set_path(&path, value).map(drop).map_err(|error| raised(&error))
    }

    /// A value of a script as an item.
    fn converted(&self, value: &Dynamic) -> Outcome<OwnedValue> {
        let mut value = from_dynamic(value).map_err(|error| raised(&error))?;
        let holds_f32 = self.object.read(|object| {
            let slot = object.class().slot_at(&self.path).ok().flatten();
            slot.is_some_and(|slot| has_f32(&slot.type_name()))
        });
        if holds_f32.unwrap_or(false) {
            round_to_f32(&mut value);
        }
        Ok(value)
    }

    fn push(&self, value: &Dynamic) -> Outcome<()> {
        let value = self.converted(value)?;
        self.object.push_path(&self.path, value).map_err(|error| raised(&error))
    }

    fn insert(&self, at: INT, value: &Dynamic) -> Outcome<()> {
        let value = self.converted(value)?;
        // As for arrays of Rhai, an index beyond the end is the end.
        let len = self.len()?;
        match index(at) {
            Some(step) if usize::try_from(at).map_or(true, |at| at < len) => {
                self.object.insert_path(self.item(step), value)
            }
            _ => self.object.push_path(&self.path, value),
        }
        .map_err(|error| raised(&error))
    }

    /// Removes an item, and returns a copy of it.
    fn remove(&self, step: PathSegment) -> Outcome<Dynamic> {
        let path = self.item(step);
        let old = self.object.get_path(&path).map_err(|error| raised(&error))?;
        self.object.delete_path(&path).map_err(|error| raised(&error))?;
        to_dynamic(&old).map_err(|error| raised(&error))
    }

    /// Reads the list or the map.
    fn read<R>(&self, read: impl FnOnce(&Value<'_>) -> R) -> Outcome<R> {
        self.object
            .read(|object| object.get_path(&self.path).map(|value| read(&value)))
            .and_then(|found| found)
            .map_err(|error| raised(&error))
    }

    fn len(&self) -> Outcome<usize> {
        self.read(|value| match value {
            Value::List(list) => list.len(),
            Value::Map(map) => map.len(),
            _ => 0,
        })
    }

    /// The steps to all items.
    fn steps(&self) -> Outcome<Vec<PathSegment>> {
        self.read(|value| match value {
            Value::List(list) => (0..list.len()).map(PathSegment::Index).collect(),
            Value::Map(map) => {
                map.iter().map(|(key, _)| PathSegment::Name(key.into_owned())).collect()
            }
            _ => Vec::new(),
        })
    }

    fn items(&self) -> Outcome<Vec<Dynamic>> {
        self.steps()?.into_iter().map(|step| self.get(step)).collect()
    }

    fn keys(&self) -> Outcome<Array> {
        let key = |step| match step {
            PathSegment::Name(key) => Some(Dynamic::from(key)),
            _ => None,
        };
        Ok(self.steps()?.into_iter().filter_map(key).collect())
    }

    fn to_copy(&self) -> Outcome<Dynamic> {
        let copy = self.copy().map_err(|error| raised(&error))?;
        to_dynamic(&copy).map_err(|error| raised(&error))
    }
}

/// The step of an index; a negative one counts from the end.
fn index(at: INT) -> Option<PathSegment> {
    let distance = usize::try_from(at.unsigned_abs()).ok()?;
    Some(if at < 0 { PathSegment::FromEnd(distance) } else { PathSegment::Index(distance) })
}

fn step(at: INT) -> Outcome<PathSegment> {
    index(at).ok_or_else(|| raised(&format!("{at} is not an index")))
}

fn key(name: &ImmutableString) -> PathSegment {
    PathSegment::Name(name.to_string())
}

pub(crate) fn register(engine: &mut Engine) {
    engine.register_fn("live", |object: &mut SharedObject, name: &str| View::of(object, name));
    engine
        .register_type_with_name::<View>("View")
        .register_indexer_get(|view: &mut View, at: INT| view.get(step(at)?))
        .register_indexer_get(|view: &mut View, name: ImmutableString| view.get(key(&name)))
        .register_indexer_set(|view: &mut View, at: INT, value: Dynamic| {
            view.set(step(at)?, &value)
        })
        .register_indexer_set(|view: &mut View, name: ImmutableString, value: Dynamic| {
            view.set(key(&name), &value)
        })
        .register_fn("push", |view: &mut View, value: Dynamic| view.push(&value))
        .register_fn("insert", |view: &mut View, at: INT, value: Dynamic| view.insert(at, &value))
        .register_fn("remove", |view: &mut View, at: INT| view.remove(step(at)?))
        .register_fn("remove", |view: &mut View, name: ImmutableString| view.remove(key(&name)))
        .register_fn("len", |view: &mut View| {
            view.len().map(|len| INT::try_from(len).unwrap_or(INT::MAX))
        })
        .register_get("len", |view: &mut View| {
            view.len().map(|len| INT::try_from(len).unwrap_or(INT::MAX))
        })
        .register_fn("is_empty", |view: &mut View| view.len().map(|len| len == 0))
        .register_fn("contains", |view: &mut View, name: ImmutableString| {
            view.steps().map(|steps| steps.contains(&key(&name)))
        })
        .register_fn("keys", |view: &mut View| view.keys())
        .register_fn("values", |view: &mut View| view.items())
        .register_fn("copy", |view: &mut View| view.to_copy())
        .register_fn("==", |a: &mut View, b: View| *a == b)
        .register_fn("to_string", |view: &mut View| format!("{view:?}"))
        .register_fn("to_debug", |view: &mut View| format!("{view:?}"))
        .register_iterator::<View>();
}

/// An iterator cannot return an error: of an object that is locked or gone, there are no items.
impl IntoIterator for View {
    type Item = Dynamic;
    type IntoIter = std::vec::IntoIter<Dynamic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items().unwrap_or_default().into_iter()
    }
}
