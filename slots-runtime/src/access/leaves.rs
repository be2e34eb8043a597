//! `Leaves`: iterates over all values in an object that have no parts, with their paths.

use alloc::string::ToString;
use alloc::vec::{self, Vec};
use core::fmt::{self, Debug, Formatter};

use crate::access::resolve::errors::with_path;
use crate::access::resolve::{Place, read_found};
use crate::describe::slot_info::SlotInfo;
use crate::error::attribute_error::AttributeError;
use crate::model::decl::Detail;
use crate::model::dict::Dict;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::rule::Rule;
use crate::model::slot_type::{FieldInfo, SlotType};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::slot_value::probe::vtable_of;
use crate::text::depth::MAX_DEPTH;
use crate::text::path::AttrPath;
use crate::text::step::PathSegment;
use crate::text::steps::Steps;

/// A value in an object that has no parts; see [`leaves`](crate::ObjectExt::leaves).
#[derive(Debug)]
#[non_exhaustive]
pub struct Leaf<'a> {
    /// The path from the object to the value.
    pub path: AttrPath,
    /// The value; the error [`Unset`](ErrorKind::Unset) of an unset slot, or the error of a getter.
    pub value: Result<Value<'a>, AttributeError>,
    /// The type of the value.
    pub slot_type: SlotType,
    /// The innermost slot that holds the value; `None` below an overflow entry and for a property.
    pub slot: Option<SlotInfo>,
    /// The innermost field of a variant or of a tuple in the slot that holds the value; `None` if there is no such field.
    pub field: Option<&'static FieldInfo>,
    /// The doc comment of the slot or the property, or of a field of an enum.
    pub doc: &'static str,
    /// Whether the value or an object on the path cannot be written.
    pub is_readonly: bool,
    described: Described,
}

impl Leaf<'_> {
    /// Returns the unit of the number, such as `s`: that of the [`field`](Self::field), or of the [`slot`](Self::slot). A unit also
    /// applies to the items of a list or a map. Empty if there is no unit.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[derive(SlotValue)]
    /// enum Mode {
    ///     Off,
    ///     Shrink {
    ///         #[slot(unit = "s", range = 0.0..=60.0)]
    ///         period: f64,
    ///     },
    /// }
    ///
    /// #[slots]
    /// struct Cache { mode: Mode }
    ///
    /// let cache = Cache { mode: Mode::Shrink { period: 5.0 } };
    /// let leaf = cache.leaves().next().unwrap();
    /// assert_eq!((leaf.path.to_string().as_str(), leaf.unit()), ("mode.period", "s"));
    /// assert_eq!(leaf.rules().next().unwrap().to_string(), "in 0.0..=60.0");
    /// ```
    pub fn unit(&self) -> &'static str {
        self.described.unit
    }

    /// Returns the rules of the value: those of the [`field`](Self::field), or of the [`slot`](Self::slot). The rules of a list or a map
    /// apply to all of it, so that an item has none.
    pub fn rules(&self) -> impl Iterator<Item = &'static dyn Rule> + use<> {
        self.described.rules.iter().copied()
    }
}

/// Iterates over the leaves of an object; made by [`leaves`](crate::ObjectExt::leaves).
#[must_use = "an iterator does nothing unless it is used"]
pub struct Leaves<'a> {
    object: ObjectRef<'a>,
    how: How,
    /// The parts that follow at each level; `None` before the first leaf.
    levels: Option<Vec<vec::IntoIter<Node<'a>>>>,
    path: Vec<PathSegment>,
}

/// The selected leaves.
#[derive(Clone, Copy)]
struct How {
    only_objects: bool,
    properties: bool,
}

/// A part of an object or of another value.
struct Node<'a> {
    step: PathSegment,
    value: NodeValue<'a>,
    slot: Option<SlotInfo>,
    field: Option<&'static FieldInfo>,
    doc: &'static str,
    is_readonly: bool,
    described: Described,
}

/// What the declaration of a slot or of a field states about the value.
#[derive(Clone, Copy, Debug, Default)]
struct Described {
    unit: &'static str,
    rules: &'static [&'static dyn Rule],
}

enum NodeValue<'a> {
    Attr(AttrRef<'a>),
    Unset(AttrRef<'a>),
    /// A property, whose getter is called when the iterator reaches it.
    Property(Found<'a>, SlotType),
}

impl<'a> Leaves<'a> {
    pub(crate) fn new(object: ObjectRef<'a>) -> Self {
        let how = How { only_objects: false, properties: false };
        Leaves { object, how, levels: None, path: Vec::new() }
    }

    /// Descends into objects only: a list, a map, a tuple or an enum is one leaf. Call it before the first leaf is taken.
    pub fn only_objects(mut self) -> Self {
        self.how.only_objects = true;
        self
    }

    /// Includes the properties that have a getter and a setter, each as one leaf after the slots of its object. Call it before the first
    /// leaf is taken.
    pub fn with_properties(mut self) -> Self {
        self.how.properties = true;
        self
    }

    fn leaf(&self, node: &Node<'a>) -> Leaf<'a> {
        let Node { slot, field, doc, is_readonly, described, .. } = *node;
        let (value, slot_type) = match node.value {
            NodeValue::Attr(attr) => (Ok((attr.vtable().get)(attr)), (attr.vtable().slot_type)()),
            NodeValue::Unset(attr) => {
                let (class, name) =
                    slot.map_or((self.object.class(), ""), |slot| (slot.holder(), slot.name()));
                let error = AttributeError::new(ErrorKind::Unset, class, name);
                (Err(self.with_path(error)), (attr.vtable().slot_type)())
            }
            NodeValue::Property(found, slot_type) => {
                let value = read_found(found, found.entry().name()).map(Place::value);
                (value.map_err(|error| self.with_path(error)), slot_type)
            }
        };
        let path = self.path.iter().cloned().collect();
        Leaf { path, value, slot_type, slot, field, doc, is_readonly, described }
    }

    fn with_path(&self, error: AttributeError) -> AttributeError {
        let steps: Steps<'_> = self.path.iter().map(PathSegment::as_step).collect();
        with_path(error, steps.as_slice())
    }
}

impl<'a> Iterator for Leaves<'a> {
    type Item = Leaf<'a>;

    fn next(&mut self) -> Option<Leaf<'a>> {
        // The levels are a stack and no recursion, so that an object of any depth can be iterated.
        let first = || alloc::vec![attributes(self.object, self.how, false).into_iter()];
        let mut levels = self.levels.take().unwrap_or_else(first);
        let leaf = loop {
            let Some(level) = levels.last_mut() else { break None };
            let Some(node) = level.next() else {
                levels.pop();
                self.path.pop();
                continue;
            };
            self.path.push(node.step.clone());
            // A path has at most this many steps: a deeper value is one leaf.
            let parts = if self.path.len() < MAX_DEPTH { node.parts(self.how) } else { Vec::new() };
            if parts.is_empty() {
                let leaf = self.leaf(&node);
                self.path.pop();
                break Some(leaf);
            }
            levels.push(parts.into_iter());
        };
        self.levels = Some(levels);
        leaf
    }
}

impl Debug for Leaves<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Leaves").field("object", &self.object).finish_non_exhaustive()
    }
}

/// The slots of an object, its properties if they are selected, and the entries of its overflow map.
fn attributes(object: ObjectRef<'_>, how: How, is_readonly: bool) -> Vec<Node<'_>> {
    let class = object.class();
    let mut found = Vec::new();
    let mut properties = Vec::new();
    for entry in class.ordered() {
        let step = PathSegment::Name(entry.name().to_string());
        match (object.at(entry), class.detail(entry)) {
            (Some(place), Detail::Slot(detail)) => {
                let Some(attr) = place.attr() else { continue };
                let is_unset = entry.is_unset(attr);
                found.push(Node {
                    step,
                    value: if is_unset { NodeValue::Unset(attr) } else { NodeValue::Attr(attr) },
                    slot: Some(SlotInfo::new(class, entry)),
                    field: None,
                    doc: detail.doc,
                    is_readonly: is_readonly || class.is_readonly(entry),
                    described: Described { unit: detail.unit, rules: detail.rules },
                });
            }
            (Some(place), Detail::Property(property))
                if how.properties && property.is_reversible() =>
            {
                let slot_type = property.takes.map_or(SlotType::Any, |takes| (takes.slot_type)());
                properties.push(Node {
                    step,
                    value: NodeValue::Property(place, slot_type),
                    slot: None,
                    field: None,
                    doc: property.doc,
                    is_readonly: is_readonly || class.is_readonly(entry),
                    described: Described::default(),
                });
            }
            _ => {}
        }
    }
    found.append(&mut properties);
    for (name, value) in object.dict().into_iter().flat_map(Dict::stored) {
        let Some(attr) = AttrRef::new(value, vtable_of::<OwnedValue>()) else { continue };
        found.push(Node {
            step: PathSegment::Name(name.to_string()),
            value: NodeValue::Attr(attr),
            slot: None,
            field: None,
            doc: "",
            is_readonly: is_readonly || class.is_dict_frozen(),
            described: Described::default(),
        });
    }
    found
}

impl<'a> Node<'a> {
    /// The parts of the value; none if it is a leaf.
    fn parts(&self, how: How) -> Vec<Node<'a>> {
        let NodeValue::Attr(attr) = self.value else { return Vec::new() };
        let vtable = attr.vtable();
        if let Some(object) = (vtable.object)(attr) {
            return attributes(ObjectRef::new(object), how, self.is_readonly);
        }
        if how.only_objects {
            return Vec::new();
        }
        let mut slot_type = (vtable.slot_type)();
        while let SlotType::Optional(inner) = slot_type {
            slot_type = inner();
        }
        let part = |step: PathSegment, field: Option<&'static FieldInfo>| {
            let attr = (vtable.item)(attr, step.as_step())?;
            let or_own = |stated: Option<&'static str>, own| {
                stated.filter(|stated| !stated.is_empty()).unwrap_or(own)
            };
            Some(Node {
                step,
                value: NodeValue::Attr(attr),
                slot: self.slot,
                field: field.or(self.field),
                doc: or_own(field.map(FieldInfo::doc), self.doc),
                is_readonly: self.is_readonly || attr.vtable().is_readonly(),
                described: Described {
                    unit: or_own(field.map(FieldInfo::unit), self.described.unit),
                    rules: field.map_or(&[], FieldInfo::rule_list),
                },
            })
        };
        // A value with a part that no path reaches, such as a set, is one leaf.
        let parts: Option<Vec<Node<'a>>> = match ((vtable.get)(attr), slot_type) {
            (Value::Map(map), SlotType::Enum(info)) if map.variant().is_some() => {
                let variant = map.variant().and_then(|name| info.variant(name));
                variant.and_then(|variant| {
                    let steps = variant.steps().zip(variant.fields());
                    steps.map(|(step, field)| part(step, Some(field))).collect()
                })
            }
            (Value::List(_), SlotType::Tuple(fields)) => {
                let items = fields.iter().enumerate();
                items.map(|(at, field)| part(PathSegment::Index(at), Some(field))).collect()
            }
            (Value::List(list), _) => {
                (0..list.len()).map(|at| part(PathSegment::Index(at), None)).collect()
            }
            (Value::Map(map), _) => {
                map.iter().map(|(key, _)| part(PathSegment::Name(key.to_string()), None)).collect()
            }
            _ => None,
        };
        parts.unwrap_or_default()
    }
}
