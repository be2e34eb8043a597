//! Serialization of values and objects.

use alloc::string::String;
use alloc::vec::Vec;

use ::serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::access::defaults::SlotDefault;
use crate::access::diff::is_same;
use crate::model::dict::Dict;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Object, ObjectRef};
use crate::model::primitive::Primitive;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value::view::Map;
use crate::serde::as_map::{AsMap, DEFAULT, How, Node};
use crate::serde::changed::{Base, Values};
use crate::text::step::Step;

impl Serialize for AsMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let how = self.how.deeper()?;
        if !matches!(self.base, Base::None) {
            return write_changes(*self, how, serializer);
        }
        let entries = self.entries();
        let mut map = serializer.serialize_map(Some(entries.len()))?;
        entries.each(
            &mut map,
            |map, entry, attr| map.serialize_entry(entry.name(), &Scalar { attr, how }),
            |map, name, _, node| map.serialize_entry(name, &Written { node, how }),
        )?;
        map.end()
    }
}

/// Serializes the attributes that differ.
fn write_changes<S: Serializer>(
    map: AsMap<'_>,
    how: How,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let values = Values::of(map.base, map.object.class());
    let mut changes = Vec::new();
    map.entries().each_node(|name, entry, node| {
        let base = match entry.filter(|entry| entry.slot_vtable().is_some()) {
            Some(entry) => values.slot(entry),
            None if node.with_value(|value| values.is_same(name, entry, value)) => return Ok(()),
            None => None,
        };
        let is_base = |base: &SlotDefault<'_>| {
            let base = (base.attr().vtable().get)(base.attr());
            node.with_value(|value| is_same(&base, value))
        };
        if !base.as_ref().is_some_and(is_base) {
            changes.push((name, node, base));
        }
        Ok(())
    })?;
    let mut map = serializer.serialize_map(Some(changes.len()))?;
    for (name, node, base) in changes {
        match (&node, &base) {
            (Node::Attr(attr, _) | Node::Primitive(attr), Some(base)) => {
                map.serialize_entry(name, &Changed { attr: *attr, base: base.attr(), how })?;
            }
            _ => map.serialize_entry(name, &Written { node, how })?,
        }
    }
    map.end()
}

/// A value that differs from another one of its type.
struct Changed<'a> {
    attr: AttrRef<'a>,
    base: AttrRef<'a>,
    how: How,
}

impl Serialize for Changed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Changed { attr, base, how } = *self;
        let vtable = attr.vtable();
        let objects = ((vtable.object)(attr), (vtable.object)(base));
        if let (Some(object), Some(base)) = objects
            && object.class().is_same(base.class())
        {
            let base = Base::Object(ObjectRef::new(base));
            return AsMap { object: ObjectRef::new(object), how, base }.serialize(serializer);
        }
        let values = ((vtable.get)(attr), (vtable.get)(base));
        // As a patch does: a map of objects is updated, every other value is replaced.
        if let (Value::Map(map), Value::Map(of_base)) = &values
            && map.variant().is_none()
            && (vtable.slot_type)().holds_objects()
        {
            return keys(attr, base, how, serializer, &(map, of_base));
        }
        Written { node: Node::of(attr), how }.serialize(serializer)
    }
}

/// Serializes the keys of a map of objects that differ; the keys that are only in the other map are null.
fn keys<S: Serializer>(
    attr: AttrRef<'_>,
    base: AttrRef<'_>,
    how: How,
    serializer: S,
    (map, of_base): &(&Map<'_>, &Map<'_>),
) -> Result<S::Ok, S::Error> {
    let how = how.deeper()?;
    let changed: Vec<_> = map
        .iter()
        .filter(|(key, value)| !of_base.get(key).is_some_and(|other| is_same(&other, value)))
        .collect();
    let removed: Vec<_> = of_base.iter().filter(|(key, _)| map.get(key).is_none()).collect();
    let mut entries = serializer.serialize_map(Some(changed.len() + removed.len()))?;
    for (key, value) in changed {
        let step = Step::Name(&key);
        match ((attr.vtable().item)(attr, step), (base.vtable().item)(base, step)) {
            (Some(attr), Some(base)) => {
                entries.serialize_entry(&key, &Changed { attr, base, how })?;
            }
            (Some(attr), None) => {
                entries.serialize_entry(&key, &Written { node: Node::of(attr), how })?;
            }
            (None, _) => {
                entries.serialize_entry(&key, &Written { node: Node::Value(value), how })?;
            }
        }
    }
    for (key, _) in removed {
        entries.serialize_entry(&key, &None::<()>)?;
    }
    entries.end()
}

/// Serializes an object like [`AsMap`]; for an `impl Serialize`, or for `#[serde(serialize_with = "..")]`.
///
/// ```
/// use serde::{Serialize, Serializer};
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera {
///     gain: f64,
/// }
///
/// impl Serialize for Camera {
///     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
///         slots_runtime::serde::serialize(self, serializer)
///     }
/// }
///
/// assert_eq!(serde_json::to_string(&Camera { gain: 2.0 })?, r#"{"gain":2.0}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn serialize<T, S>(object: &T, serializer: S) -> Result<S::Ok, S::Error>
where
    T: Object + ?Sized,
    S: Serializer,
{
    AsMap::new(object).serialize(serializer)
}

/// Serializes the object like [`AsMap`].
impl Serialize for dyn Object + '_ {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

/// An opaque value and a [`Value::Any`] cannot be serialized.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(self, DEFAULT, serializer)
    }
}

/// Serializes it like [`Value`].
impl Serialize for OwnedValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_value().serialize(serializer)
    }
}

/// Serializes it like [`Value`].
impl Serialize for Dict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_map(self.len(), self.iter(), DEFAULT, serializer)
    }
}

/// The value of an attribute of a number or string type.
struct Scalar<'a> {
    attr: AttrRef<'a>,
    how: How,
}

impl Serialize for Scalar<'_> {
    #[inline(never)]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        primitive(self.attr, self.how, serializer)
    }
}

struct Written<'a> {
    node: Node<'a>,
    how: How,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (attr, value) = match &self.node {
            Node::Primitive(attr) => return primitive(*attr, self.how, serializer),
            Node::Attr(attr, value) => (*attr, value),
            Node::Value(value) => return write(value, self.how, serializer),
        };
        match value {
            // A binary format keeps the width of the number.
            Value::Float(float) => match single(attr) {
                Some(single) => serializer.serialize_f32(single),
                None => serializer.serialize_f64(*float),
            },
            Value::List(list) => {
                let how = self.how.deeper()?;
                let mut seq = serializer.serialize_seq(Some(list.len()))?;
                for (index, value) in list.iter().enumerate() {
                    let item = (attr.vtable().item)(attr, Step::item(index));
                    let node = item.map_or(Node::Value(value), Node::of);
                    seq.serialize_element(&Written { node, how })?;
                }
                seq.end()
            }
            value => write(value, self.how, serializer),
        }
    }
}

/// Serializes a value of a number or string type, as [`write`] does.
fn primitive<S: Serializer>(attr: AttrRef<'_>, how: How, serializer: S) -> Result<S::Ok, S::Error> {
    macro_rules! by_type {
        ($($variant:ident($ty:ty) => |$it:ident| $written:expr;)*) => {
            match attr.vtable().primitive {
                $(Primitive::$variant => if let Some($it) = attr.downcast_ref::<$ty>() { return $written },)*
                Primitive::None => {}
            }
        };
    }
    by_type! {
        F64(f64) => |it| serializer.serialize_f64(*it);
        // A binary format keeps the width of the number.
        F32(f32) => |it| serializer.serialize_f32(*it);
        Bool(bool) => |it| serializer.serialize_bool(*it);
        I8(i8) => |it| serializer.serialize_i64((*it).into());
        I16(i16) => |it| serializer.serialize_i64((*it).into());
        I32(i32) => |it| serializer.serialize_i64((*it).into());
        I64(i64) => |it| serializer.serialize_i64(*it);
        U8(u8) => |it| serializer.serialize_i64((*it).into());
        U16(u16) => |it| serializer.serialize_i64((*it).into());
        U32(u32) => |it| serializer.serialize_i64((*it).into());
        U64(u64) => |it| match i64::try_from(*it) {
            Ok(small) => serializer.serialize_i64(small),
            Err(_) => serializer.serialize_u64(*it),
        };
        String(String) => |it| serializer.serialize_str(it);
    }
    other(attr, how, serializer)
}

/// Serializes a value of any type.
#[cold]
fn other<S: Serializer>(attr: AttrRef<'_>, how: How, serializer: S) -> Result<S::Ok, S::Error> {
    write(&(attr.vtable().get)(attr), how, serializer)
}

/// The number of an `f32`, or of an `Option` of it.
fn single(attr: AttrRef<'_>) -> Option<f32> {
    let single = attr.downcast_ref::<f32>().copied();
    single.or_else(|| *attr.downcast_ref::<Option<f32>>()?)
}

fn write<S: Serializer>(value: &Value<'_>, how: How, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Value::None => serializer.serialize_none(),
        Value::Bool(it) => serializer.serialize_bool(*it),
        Value::Int(it) => serializer.serialize_i64(*it),
        // Formats without 128-bit integers have 64-bit integers.
        Value::BigInt(it) => match u64::try_from(it.get()) {
            Ok(it) => serializer.serialize_u64(it),
            Err(_) => serializer.serialize_i128(it.get()),
        },
        Value::BigUint(it) => serializer.serialize_u128(it.get()),
        Value::Float(it) => serializer.serialize_f64(*it),
        Value::Char(it) => serializer.serialize_char(*it),
        Value::Str(it) => serializer.serialize_str(it),
        // Human-readable formats have no bytes: YAML would write a string that is not read back as bytes.
        Value::Bytes(it) if serializer.is_human_readable() => serializer.collect_seq(it.as_slice()),
        Value::Bytes(it) => serializer.serialize_bytes(it.as_slice()),
        Value::Duration(_) | Value::Text(_) => serializer.collect_str(value),
        Value::List(list) => {
            let how = how.deeper()?;
            let mut seq = serializer.serialize_seq(Some(list.len()))?;
            for value in list.iter() {
                seq.serialize_element(&Written { node: Node::Value(value), how })?;
            }
            seq.end()
        }
        Value::Map(map) => write_map(map.len(), map.iter(), how, serializer),
        Value::Object(object) => {
            AsMap { object: ObjectRef::new(*object), how, base: Base::None }.serialize(serializer)
        }
        Value::Any(_) | Value::Opaque(_) => Err(Error::custom(format_args!(
            "a value of type {} cannot be written",
            value.type_name()
        ))),
    }
}

fn write_map<'a, S: Serializer>(
    len: usize,
    entries: impl Iterator<Item = (impl AsRef<str>, Value<'a>)>,
    how: How,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let how = how.deeper()?;
    let mut map = serializer.serialize_map(Some(len))?;
    for (name, value) in entries {
        map.serialize_entry(name.as_ref(), &Written { node: Node::Value(value), how })?;
    }
    map.end()
}
