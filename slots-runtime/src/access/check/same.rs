//! Whether a read-only slot or field keeps its value.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::model::edits::Edits;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, Object, ObjectRef};
use crate::model::primitive::Primitive;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::view::List;
use crate::model::vars::vars;
use crate::text::depth::Level;
use crate::text::step::{PathSegment, Step};

/// Whether a read-only slot or field keeps its value. NaN is equal to itself, and sets and heaps are compared without the order of
/// their items. `false` for values that cannot be compared.
pub(crate) fn is_same(old: AttrRef<'_>, new: AttrRef<'_>) -> bool {
    is_equal(&value(old), &value(new)) || has_same_parts(old, new)
}

fn value(attr: AttrRef<'_>) -> Value<'_> {
    (attr.vtable().get)(attr)
}

/// As `==`, but NaN is equal to itself.
#[expect(clippy::float_cmp, reason = "a kept value is equal to the bit")]
fn is_equal(old: &Value<'_>, new: &Value<'_>) -> bool {
    match (old, new) {
        (Value::Float(old), Value::Float(new)) => old == new || old.is_nan() && new.is_nan(),
        (Value::List(_) | Value::Map(_) | Value::Object(_), _) => {
            Level::enter().is_some_and(|_level| is_equal_inside(old, new))
        }
        (old, new) => old == new,
    }
}

fn is_equal_inside(old: &Value<'_>, new: &Value<'_>) -> bool {
    match (old, new) {
        (Value::List(old), Value::List(new)) => {
            let mut items = old.iter().zip(new.iter());
            old.len() == new.len() && items.all(|(old, new)| is_equal(&old, &new))
        }
        (Value::Map(old), Value::Map(new)) => {
            let mut entries = old.iter();
            old.len() == new.len()
                && entries.all(|(key, old)| new.get(&key).is_some_and(|new| is_equal(&old, &new)))
        }
        (Value::Object(old), Value::Object(new)) => {
            let (old, new) = (ObjectRef::new(*old), ObjectRef::new(*new));
            let mut attrs = vars(old).zip(vars(new));
            old.class() == new.class()
                && vars(old).count() == vars(new).count()
                && attrs.all(|((name, old), (other, new))| name == other && is_equal(&old, &new))
        }
        _ => false,
    }
}

/// Whether the parts of two values are the same, in any order where they are the items of a set or a heap.
fn has_same_parts(old: AttrRef<'_>, new: AttrRef<'_>) -> bool {
    let Some(_level) = Level::enter() else { return false };
    let vtable = old.vtable();
    if let (Some(old), Some(new)) = ((vtable.object)(old), (new.vtable().object)(new)) {
        return has_same_slots(old, new);
    }
    let part = |step: Step<'_>| Some(((vtable.item)(old, step)?, (new.vtable().item)(new, step)?));
    let is_kept = |step: Step<'_>| part(step).is_some_and(|(old, new)| is_same(old, new));
    match (value(old), value(new)) {
        (Value::List(old), Value::List(new)) => {
            old.len() == new.len()
                && match vtable.edits {
                    Edits::Set | Edits::FixedSet | Edits::Heap => has_same_items(&old, &new),
                    // Items without parts were compared.
                    _ if part(Step::item(0)).is_some_and(|(first, _)| is_plain(first)) => false,
                    _ => (0..old.len()).all(|at| is_kept(PathSegment::Index(at).as_step())),
                }
        }
        (Value::Map(old), Value::Map(new)) => {
            let kind = (vtable.slot_type)().without_options();
            old.len() == new.len()
                && old.variant() == new.variant()
                && match (kind, old.variant()) {
                    (SlotType::Enum(info), Some(name)) => info
                        .variant(name)
                        .is_some_and(|variant| variant.steps().all(|step| is_kept(step.as_step()))),
                    _ => old.iter().all(|(key, _)| is_kept(Step::Name(&key))),
                }
        }
        _ => false,
    }
}

/// Whether a value is a number or a string.
fn is_plain(attr: AttrRef<'_>) -> bool {
    attr.vtable().primitive != Primitive::None
}

fn has_same_slots(old: &dyn Object, new: &dyn Object) -> bool {
    let (old, new) = (ObjectRef::new(old), ObjectRef::new(new));
    old.class() == new.class()
        && old.dict() == new.dict()
        && old.class().slot_entries().all(|entry| {
            match (old.at(entry).and_then(Found::attr), new.at(entry).and_then(Found::attr)) {
                (Some(old), Some(new)) => is_same(old, new),
                (None, None) => true,
                _ => false,
            }
        })
}

/// Whether two lists have the same items, each as often as the other one. Equal items have equal strings.
fn has_same_items(old: &List<'_>, new: &List<'_>) -> bool {
    let (old, new) = (sorted(old), sorted(new));
    old.iter().zip(&new).all(|((_, old), (_, new))| is_equal(old, new))
}

fn sorted<'a>(list: &'a List<'_>) -> Vec<(String, Value<'a>)> {
    let mut items: Vec<_> = list.iter().map(|item| (item.to_string(), item)).collect();
    items.sort_by(|(one, _), (other, _)| one.cmp(other));
    items
}
