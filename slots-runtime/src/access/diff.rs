//! The differences between two objects, by path.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Display, Formatter};

use crate::access::defaults::Defaults;
use crate::access::resolve::active::enum_of;
use crate::model::change::show_change;
use crate::model::class::table::Entry;
use crate::model::dict::Dict;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::primitive::match_primitive;
use crate::model::slot_type::{EnumInfo, FieldInfo, SlotType};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value::view::Map;
use crate::model::variant_info::Shape;
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

/// The differences of two objects, in the order of the attributes of the first one.
pub(crate) fn diff(old: ObjectRef<'_>, new: ObjectRef<'_>) -> Vec<Difference> {
    let mut walk = Walk { path: Vec::new(), found: Vec::new() };
    walk.objects(old, new);
    walk.found
}

/// The differences of two values of a type, of which one may be missing. All paths begin with `path`.
#[cfg(feature = "shared")]
pub(crate) fn diff_values(
    path: Vec<PathSegment>,
    slot_type: Option<SlotType>,
    old: Option<Value<'_>>,
    new: Option<Value<'_>>,
) -> Vec<Difference> {
    let mut walk = Walk { path, found: Vec::new() };
    if old.is_some() || new.is_some() {
        walk.values(old, new, slot_type);
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
            let slot_type = entry.slot_vtable().map(|vtable| (vtable.slot_type)());
            walk.step(PathSegment::Name(entry.name().to_string()), old, new, slot_type);
        }
    }
    for (name, value) in object.dict().into_iter().flat_map(Dict::iter) {
        walk.step(PathSegment::Name(name.to_string()), None, Some(value), None);
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
        let of = Some(SlotType::Object(old.class()));
        let find = |object, name: &str| vars::vars(object).find(|(other, _)| *other == name);
        for (name, value) in vars::vars(old) {
            let other = find(new, name).map(|(_, value)| value);
            let step = PathSegment::Name(name.to_string());
            let inner = inner_type(of, &step);
            self.step(step, Some(value), other, inner);
        }
        for (name, value) in vars::vars(new) {
            if find(old, name).is_none() {
                self.step(PathSegment::Name(name.to_string()), None, Some(value), None);
            }
        }
    }

    fn step(
        &mut self,
        step: PathSegment,
        old: Option<Value<'_>>,
        new: Option<Value<'_>>,
        slot_type: Option<SlotType>,
    ) {
        self.path.push(step);
        self.values(old, new, slot_type);
        self.path.pop();
    }

    fn values(
        &mut self,
        old: Option<Value<'_>>,
        new: Option<Value<'_>>,
        slot_type: Option<SlotType>,
    ) {
        match (&old, &new) {
            (Some(Value::Opaque(_)), Some(Value::Opaque(_))) => return,
            (Some(old), Some(new)) if is_same(old, new) => return,
            (Some(old), Some(new)) if self.inside(old, new, slot_type) => return,
            _ => {}
        }
        self.found.push(Difference {
            path: self.path.iter().cloned().collect(),
            old: old.and_then(Value::into_owned),
            new: new.and_then(Value::into_owned),
        });
    }

    /// Compares the parts of two values; `false` if they differ as a whole.
    fn inside(&mut self, old: &Value<'_>, new: &Value<'_>, slot_type: Option<SlotType>) -> bool {
        let Some(_level) = Level::enter() else { return false };
        match (old, new) {
            (Value::Object(old), Value::Object(new)) if old.class() == new.class() => {
                self.objects(ObjectRef::new(*old), ObjectRef::new(*new));
            }
            (Value::Map(old), Value::Map(new)) if old.variant() == new.variant() => {
                if let Some(info) = slot_type.and_then(enum_of) {
                    return self.variants(info, old, new);
                }
                for (key, value) in old.iter() {
                    let step = PathSegment::Name(key.to_string());
                    let inner = inner_type(slot_type, &step);
                    self.step(step, Some(value), new.get(&key), inner);
                }
                for (key, value) in new.iter().filter(|(key, _)| old.get(key).is_none()) {
                    self.step(PathSegment::Name(key.to_string()), None, Some(value), None);
                }
            }
            (Value::List(old), Value::List(new)) if old.len() == new.len() => {
                for (at, (old, new)) in old.iter().zip(new.iter()).enumerate() {
                    let step = PathSegment::Index(at);
                    let inner = inner_type(slot_type, &step);
                    self.step(step, Some(old), Some(new), inner);
                }
            }
            _ => return false,
        }
        true
    }

    /// Compares the fields of two values of an enum, by the paths that reach them; `false` if the variants differ.
    fn variants(&mut self, info: &EnumInfo, old: &Map<'_>, new: &Map<'_>) -> bool {
        let (Some((name, old)), Some((other, new))) = (old.iter().next(), new.iter().next()) else {
            return false;
        };
        let variant = info.variant(&name).filter(|_| name == other);
        let Some(variant) = variant else { return false };
        match (variant.shape(), &old, &new) {
            (Shape::Named, Value::Map(old), Value::Map(new)) => {
                for field in variant.fields() {
                    let (old, new) = (old.get(field.name()), new.get(field.name()));
                    if old.is_some() || new.is_some() {
                        let step = PathSegment::Name(field.name().to_string());
                        self.step(step, old, new, Some(field.slot_type()));
                    }
                }
            }
            (Shape::Numbered, Value::List(old), Value::List(new)) => {
                let fields = old.iter().zip(new.iter()).zip(variant.fields());
                for (at, ((old, new), field)) in fields.enumerate() {
                    let slot_type = Some(field.slot_type());
                    self.step(PathSegment::Index(at), Some(old), Some(new), slot_type);
                }
            }
            (Shape::Single, ..) => {
                let slot_type = variant.fields().first().map(FieldInfo::slot_type);
                let is_object = slot_type.is_some_and(|it| it.class().is_some());
                // The attributes of an object are reached without the name of the variant.
                if is_object && !old.is_none() && !new.is_none() {
                    return self.inside(&old, &new, slot_type);
                }
                let step = PathSegment::Name(variant.name().to_string());
                self.step(step, Some(old), Some(new), slot_type);
            }
            _ => return false,
        }
        true
    }
}

/// The type of the value at a step from a value of a type.
fn inner_type(slot_type: Option<SlotType>, step: &PathSegment) -> Option<SlotType> {
    match (slot_type?, step) {
        (SlotType::Optional(inner), _) => inner_type(Some(inner()), step),
        (SlotType::Object(class), PathSegment::Name(name)) => Some(class.slot(name)?.slot_type()),
        (SlotType::Map(item), PathSegment::Name(_)) | (SlotType::List { item, .. }, _) => {
            Some(item())
        }
        (SlotType::Tuple(fields), PathSegment::Index(at)) => Some(fields.get(*at)?.slot_type()),
        _ => None,
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

/// Whether the values of two slots of one type are equal, as [`is_unchanged`] compares them; `None` if the type is no number and
/// no string.
pub(crate) fn is_same_primitive(old: AttrRef<'_>, new: AttrRef<'_>) -> Option<bool> {
    /// The values, as the type that both have.
    fn both<'a, T: 'static>(old: AttrRef<'a>, new: AttrRef<'a>) -> Option<(&'a T, &'a T)> {
        Some((old.downcast_ref()?, new.downcast_ref()?))
    }
    #[expect(clippy::eq_op, reason = "NaN does not equal itself")]
    fn is_nan<T: PartialEq>(value: &T) -> bool {
        value != value
    }
    fn is_equal<T: PartialEq>((old, new): (&T, &T)) -> bool {
        old == new || is_nan(old) && is_nan(new)
    }
    match_primitive! {
        old.vtable().primitive,
        Number => both::<Number>(old, new).map(is_equal),
        String => both::<String>(old, new).map(is_equal),
        None => None,
    }
}
