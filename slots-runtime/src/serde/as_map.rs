//! `AsMap`: selects the attributes of an object that are serialized.

use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};
use core::ptr;

use ::serde::ser::Error;

use crate::access::resolve::{self, Place};
use crate::model::class::table::Entry;
use crate::model::decl::Detail;
use crate::model::dict::Dict;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, Object, ObjectRef};
use crate::model::primitive::Primitive;
use crate::model::value::Value;
use crate::serde::changed::Base;
use crate::serde::depth::DEEPEST;
use crate::text::depth::TOO_DEEP;

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
    pub(super) object: ObjectRef<'a>,
    pub(super) how: How,
    pub(super) base: Base<'a>,
}

/// The selected attributes.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "the options are independent")]
pub(super) struct How {
    all: bool,
    readonly: bool,
    unset: bool,
    properties: bool,
    /// The number of nested levels that may still follow.
    levels: usize,
}

pub(super) const DEFAULT: How =
    How { all: false, readonly: false, unset: false, properties: false, levels: DEEPEST };

impl How {
    pub(super) fn deeper<E: Error>(self) -> Result<How, E> {
        match self.levels.checked_sub(1) {
            Some(levels) => Ok(How { levels, ..self }),
            None => Err(E::custom(TOO_DEEP)),
        }
    }
}

impl<'a> AsMap<'a> {
    /// Wraps an object.
    pub fn new<T: Object + ?Sized>(object: &'a T) -> Self {
        AsMap { object: ObjectRef::new(object), how: DEFAULT, base: Base::None }
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

    /// Includes only the attributes whose values differ from their defaults, and of nested objects only the attributes that differ from
    /// those of the nested object in the default. A patch with the map, applied to a new object with the defaults, makes an equal
    /// object.
    ///
    /// A slot without a default is always included, as is a property unless `#[slots(default)]` gives an object to compare with. A list
    /// is included as a whole, as is a map that contains no objects. In a map of objects, a new key is included with all its values. An
    /// active variant is included with all its fields if one of them differs. An unset slot or a removed key of a map of objects whose
    /// default has a value is null. A format without null, such as TOML, cannot state this, so that a patch from it leaves the value or
    /// the key of the default. See [`diff_from_default`](crate::ObjectExt::diff_from_default) for the values themselves.
    ///
    /// ```
    /// use slots_runtime::{prelude::*, serde::AsMap};
    ///
    /// #[slots]
    /// struct Camera {
    ///     #[slot(default = 1.0)]
    ///     gain: f64,
    ///     #[slot(default = 8)]
    ///     bits: u8,
    ///     label: Option<String>,
    /// }
    ///
    /// let cam = Camera { gain: 1.0, bits: 12, label: None };
    /// assert_eq!(serde_json::to_string(&AsMap::new(&cam).only_changed())?, r#"{"bits":12}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn only_changed(mut self) -> Self {
        self.base = Base::Class;
        self
    }

    /// The serialized attributes.
    pub(super) fn entries(self) -> Entries<'a> {
        let AsMap { object, how, .. } = self;
        let (class, dict) = (object.class(), object.dict());
        let (mut scalars, mut others) = (0, Vec::new());
        for entry in class.ordered() {
            if self.is_scalar(entry) {
                scalars += 1;
            } else if let Some(node) = self.other(entry).filter(Node::can_be_written) {
                others.push((entry.name(), Some(entry), node));
            }
        }
        if how.all || !class.is_dict_frozen() {
            let extras = dict.into_iter().flat_map(Dict::iter);
            let extras = extras.map(|(name, value)| (name, None, Node::Value(value)));
            others.extend(extras.filter(|(.., node)| node.can_be_written()));
        }
        Entries { map: self, scalars, others }
    }

    /// Whether an attribute is a serialized slot whose type is a number or a string.
    #[inline]
    fn is_scalar(&self, entry: &'static Entry) -> bool {
        entry.vtable().primitive != Primitive::None && self.has_slot(entry)
    }

    /// Whether a slot is serialized, as far as `readonly` decides it.
    #[inline]
    fn has_slot(&self, entry: &'static Entry) -> bool {
        self.how.all || self.how.readonly || !self.object.class().is_readonly(entry)
    }

    /// The value of another attribute.
    fn other(self, entry: &'static Entry) -> Option<Node<'a>> {
        let AsMap { object, how, base } = self;
        if entry.slot_vtable().is_some() {
            if !self.has_slot(entry) {
                return None;
            }
            let attr = object.at(entry).and_then(Found::attr)?;
            // An unset slot is a change if it is set in the default.
            let unset = how.unset || !matches!(base, Base::None);
            if !unset && entry.is_unset(attr) {
                return None;
            }
            return Some(Node::of(attr)).filter(|node| how.all || node.can_be_given());
        }
        let name = entry.name();
        match object.class().detail(entry) {
            Detail::Const(_) if object.dict().is_some_and(|dict| dict.contains_key(name)) => None,
            Detail::Property(property) if how.properties && property.is_reversible() => {
                made(object, name)
            }
            Detail::Property(_) | Detail::Const(_) if how.all => made(object, name),
            Detail::Slot(_) | Detail::Property(_) | Detail::Const(_) | Detail::Method(_) => None,
        }
    }
}

/// The serialized attributes of an object. Slots of number and string types are only counted here, and are looked up when they are
/// written.
pub(super) struct Entries<'a> {
    map: AsMap<'a>,
    scalars: usize,
    /// The other attributes in their order; those of the overflow map have no entry and are last.
    others: Vec<(&'a str, Option<&'static Entry>, Node<'a>)>,
}

impl<'a> Entries<'a> {
    /// The number of attributes.
    pub(super) fn len(&self) -> usize {
        self.scalars + self.others.len()
    }

    /// Calls a function with each attribute in their order, until it returns an error.
    pub(super) fn each_node<E>(
        self,
        mut call: impl FnMut(&'a str, Option<&'static Entry>, Node<'a>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each(
            &mut call,
            |call, entry, attr| call(entry.name(), Some(entry), Node::Primitive(attr)),
            |call, name, entry, node| call(name, entry, node),
        )
    }

    /// Calls one function with each attribute of a number or string type and another one with each other attribute, in their order,
    /// until one of them returns an error. Both receive the context.
    #[inline]
    pub(super) fn each<C, E>(
        self,
        context: &mut C,
        mut scalar: impl FnMut(&mut C, &'static Entry, AttrRef<'a>) -> Result<(), E>,
        mut other: impl FnMut(&mut C, &'a str, Option<&'static Entry>, Node<'a>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut others = self.others.into_iter().peekable();
        for entry in self.map.object.class().ordered() {
            let is_next = |other: &(_, Option<&'static Entry>, _)| {
                other.1.is_some_and(|other| ptr::eq(other, entry))
            };
            if self.map.is_scalar(entry) {
                if let Some(attr) = self.map.object.at(entry).and_then(Found::attr) {
                    scalar(context, entry, attr)?;
                }
            } else if let Some((name, entry, node)) = others.next_if(is_next) {
                other(context, name, entry, node)?;
            }
        }
        others.try_for_each(|(name, entry, node)| other(context, name, entry, node))
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

/// A value, or the attribute itself if its type is known.
#[derive(Clone)]
pub(super) enum Node<'a> {
    /// An attribute of a number or string type, whose value is not read before it is written.
    Primitive(AttrRef<'a>),
    Attr(AttrRef<'a>, Value<'a>),
    Value(Value<'a>),
}

impl<'a> Node<'a> {
    #[inline]
    pub(super) fn of(attr: AttrRef<'a>) -> Self {
        match attr.vtable().primitive {
            Primitive::None => Node::Attr(attr, (attr.vtable().get)(attr).moved()),
            _ => Node::Primitive(attr),
        }
    }

    /// Calls a function with the value.
    pub(super) fn with_value<R>(&self, call: impl FnOnce(&Value<'a>) -> R) -> R {
        match self {
            Node::Primitive(attr) => call(&(attr.vtable().get)(*attr)),
            Node::Attr(_, value) | Node::Value(value) => call(value),
        }
    }

    /// Whether an update accepts values of the type. For most values, the kind of the value tells it.
    #[inline]
    fn can_be_given(&self) -> bool {
        match self {
            Node::Attr(_, Value::Bool(_) | Value::Int(_) | Value::Float(_))
            | Node::Primitive(_)
            | Node::Value(_) => true,
            Node::Attr(attr, _) => (attr.vtable().slot_type)().can_be_given(),
        }
    }

    #[inline]
    fn can_be_written(&self) -> bool {
        match self {
            Node::Primitive(_) => true,
            // A value of a type that can be serialized, such as a path that is not Unicode: to omit it would lose it.
            Node::Attr(attr, Value::Opaque(_)) => (attr.vtable().slot_type)().can_be_given(),
            Node::Attr(_, value) => !matches!(value, Value::Any(_)),
            Node::Value(value) => !matches!(value, Value::Any(_) | Value::Opaque(_)),
        }
    }
}
