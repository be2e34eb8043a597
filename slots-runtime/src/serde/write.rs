//! Serialization of values and objects.

use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};

use ::serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::access::resolve::{self, Place};
use crate::describe::info::SlotInfo;
use crate::model::decl::Detail;
use crate::model::dict::Dict;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, Object, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::serde::depth::DEEPEST;
use crate::text::depth::TOO_DEEP;
use crate::text::step::Step;

/// Serializes an object as a map of its attributes.
///
/// By default, the map contains the attributes that a [`Patch`](crate::serde::patch::Patch) of the same class accepts:
/// writable slots that are not unset, and overflow entries; the same for nested objects. `&dyn Object` is serialized in
/// the same way. `AsMap` does not affect a `#[derive(Serialize)]` of the struct.
///
/// ```
/// use slots_runtime::{prelude::*, serde::AsMap};
///
/// #[slots]
/// struct Camera {
///     #[slot(readonly)]
///     serial: u32,
///     gain: f32,
///     #[slot(unset)]
///     label: Option<String>,
/// }
///
/// #[slots]
/// impl Camera {
///     const kind: &'static str = "camera";
/// }
///
/// let cam = Camera { serial: 7, gain: 0.1, label: None };
/// assert_eq!(serde_json::to_string(&AsMap::new(&cam))?, r#"{"gain":0.1}"#);
/// assert_eq!(serde_json::to_string(&AsMap::new(&cam).with_unset())?, r#"{"gain":0.1,"label":null}"#);
/// assert_eq!(serde_json::to_string(&AsMap::new(&cam).all())?, r#"{"serial":7,"gain":0.1,"kind":"camera"}"#);
///
/// let object: &dyn Object = &cam;
/// assert_eq!(serde_json::to_string(object)?, r#"{"gain":0.1}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct AsMap<'a> {
    object: ObjectRef<'a>,
    how: How,
}

/// The selected attributes.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "the options are independent")]
struct How {
    all: bool,
    readonly: bool,
    unset: bool,
    properties: bool,
    /// The number of nested levels that may still follow.
    levels: usize,
}

const DEFAULT: How =
    How { all: false, readonly: false, unset: false, properties: false, levels: DEEPEST };

impl How {
    fn deeper<E: Error>(self) -> Result<How, E> {
        match self.levels.checked_sub(1) {
            Some(levels) => Ok(How { levels, ..self }),
            None => Err(E::custom(TOO_DEEP)),
        }
    }
}

impl<'a> AsMap<'a> {
    /// Wraps an object.
    pub fn new<T: Object + ?Sized>(object: &'a T) -> Self {
        AsMap { object: ObjectRef::new(object), how: DEFAULT }
    }

    /// Includes all attributes that can be read: read-only slots, properties that have a value, class attributes. A
    /// patch with these is rejected.
    #[must_use]
    pub fn all(mut self) -> Self {
        self.how.all = true;
        self
    }

    /// Includes read-only slots, so that [`from_deserializer`](crate::serde::from_deserializer) makes an equal object of the
    /// whole map.
    #[must_use]
    pub fn with_readonly(mut self) -> Self {
        self.how.readonly = true;
        self
    }

    /// Includes unset slots as null, so that a patch with the whole map unsets them again.
    #[must_use]
    pub fn with_unset(mut self) -> Self {
        self.how.unset = true;
        self
    }

    /// Includes the properties that have a getter and a setter, so that a patch with the whole map sets them again. Use
    /// it for properties whose value is stored outside of the object, such as the position of a motor.
    #[must_use]
    pub fn with_properties(mut self) -> Self {
        self.how.properties = true;
        self
    }

    /// The serialized attributes.
    fn entries(self) -> Vec<(&'a str, Node<'a>)> {
        let AsMap { object, how } = self;
        let (class, dict) = (object.class(), object.dict());
        let mut entries = Vec::with_capacity(class.entries().size_hint().0);
        for entry in class.ordered() {
            let name = entry.name();
            let node = match class.detail(entry) {
                Detail::Slot(_) => {
                    let slot = SlotInfo::new(class, entry);
                    let can_be_given = slot.slot_type().can_be_given();
                    let given = how.all || (how.readonly || !slot.is_readonly()) && can_be_given;
                    object.at(entry).and_then(Found::attr).filter(|_| given).and_then(|attr| {
                        (how.unset || !entry.is_unset(attr)).then(|| Node::of(attr))
                    })
                }
                Detail::Const(_) if dict.is_some_and(|dict| dict.contains_key(name)) => None,
                Detail::Property(property) if how.properties && property.is_reversible() => {
                    made(object, name)
                }
                Detail::Property(_) | Detail::Const(_) if how.all => made(object, name),
                Detail::Property(_) | Detail::Const(_) | Detail::Method(_) => None,
            };
            if let Some(node) = node.filter(Node::can_be_written) {
                entries.push((name, node));
            }
        }
        if how.all || !class.is_dict_frozen() {
            let extras = dict.into_iter().flat_map(Dict::iter);
            let extras = extras.map(|(name, value)| (name, Node::Value(value)));
            entries.extend(extras.filter(|(_, node)| node.can_be_written()));
        }
        entries
    }
}

/// The value of a getter or of a class attribute.
fn made<'a>(object: ObjectRef<'a>, name: &'static str) -> Option<Node<'a>> {
    resolve::read(object, name).ok().map(|place| match place {
        Place::Attr(attr) => Node::of(attr),
        Place::Computed(value) => Node::Value(value),
    })
}

impl Debug for AsMap<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::model::vars::debug_fmt(self.object, f)
    }
}

impl Serialize for AsMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let how = self.how.deeper()?;
        let entries = self.entries();
        let mut map = serializer.serialize_map(Some(entries.len()))?;
        for (name, node) in entries {
            map.serialize_entry(name, &Written { node, how })?;
        }
        map.end()
    }
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

/// A value, or the attribute itself if its type is known.
enum Node<'a> {
    Attr(AttrRef<'a>, Value<'a>),
    Value(Value<'a>),
}

impl<'a> Node<'a> {
    fn of(attr: AttrRef<'a>) -> Self {
        Node::Attr(attr, (attr.vtable().get)(attr))
    }

    fn can_be_written(&self) -> bool {
        match self {
            // A value of a type that can be serialized, such as a path that is not Unicode: to omit it would lose it.
            Node::Attr(attr, Value::Opaque(_)) => (attr.vtable().slot_type)().can_be_given(),
            Node::Attr(_, value) => !matches!(value, Value::Any(_)),
            Node::Value(value) => !matches!(value, Value::Any(_) | Value::Opaque(_)),
        }
    }
}

struct Written<'a> {
    node: Node<'a>,
    how: How,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (attr, value) = match &self.node {
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
            AsMap { object: ObjectRef::new(*object), how }.serialize(serializer)
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
