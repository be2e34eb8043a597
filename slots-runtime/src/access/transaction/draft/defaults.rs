//! The parts of a new value that no write gives, where there is a default.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::part::Part;
use crate::access::resolve::active::enum_of;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::slot_type::FieldInfo;
use crate::model::value::Value;
use crate::model::variant_info::Shape;
use crate::model::vars::vars;
use crate::text::step::Step;

impl Part {
    /// Adds the parts that no write gives, as the default has them.
    pub(super) fn complete(&mut self, default: &Value<'_>) {
        match (self, default) {
            (Part::Entries(entries), Value::Object(object)) => {
                let attrs = vars(ObjectRef::new(*object));
                attrs.for_each(|(name, value)| complete(entry(entries, name), &value));
            }
            (Part::Entries(entries), Value::Map(map)) => {
                map.iter().for_each(|(key, value)| complete(entry(entries, &key), &value));
            }
            (Part::Variant(variant, fields), Value::Map(map))
                if map.variant() == Some(variant.name()) =>
            {
                let names = variant.fields().iter().map(FieldInfo::name);
                match (variant.shape(), map.get(variant.name())) {
                    (Shape::Single, Some(only)) => {
                        for field in fields {
                            complete(field, &only);
                        }
                    }
                    (Shape::Named, Some(Value::Map(values))) => {
                        for (name, field) in names.zip(fields) {
                            if let Some(value) = values.get(name) {
                                complete(field, &value);
                            }
                        }
                    }
                    (Shape::Numbered, Some(Value::List(values))) => {
                        let items = values.iter();
                        fields.iter_mut().zip(items).for_each(|(it, value)| complete(it, &value));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

impl Part {
    /// Adds the parts of an entry that no write gives, as the default has them.
    pub(super) fn complete_entry(&mut self, name: &str, default: AttrRef<'_>) {
        if let Part::Entries(entries) = self {
            complete(entry(entries, name), &(default.vtable().get)(default));
        }
    }
}

fn complete(part: &mut Option<Part>, default: &Value<'_>) {
    match part {
        Some(part) => part.complete(default),
        None => *part = default.to_owned().map(Part::Whole),
    }
}

/// The entry of a name, which is added if there is none.
fn entry<'p>(entries: &'p mut Vec<(String, Option<Part>)>, name: &str) -> &'p mut Option<Part> {
    let known = entries.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        entries.push((name.to_string(), None));
        entries.len() - 1
    });
    &mut entries[known].1
}

/// Selects the variant that is active in a default object, where a path leads into it without the name of a variant.
pub(super) fn select_active(
    mut part: &mut Option<Part>,
    mut default: ObjectRef<'_>,
    steps: &[Step<'_>],
) {
    for (at, step) in steps.iter().enumerate() {
        let Some(found) = step.key().and_then(|name| default.find(name)) else { return };
        let name = default.class().without_alias(found.entry()).name();
        let Some(attr) = Found::attr(found) else { return };
        let parts = part.get_or_insert_with(|| Part::Entries(Vec::new()));
        let Part::Entries(entries) = parts else { return };
        let inner = entry(entries, name);
        let value = (attr.vtable().get)(attr);
        if let Value::Object(object) = value {
            (part, default) = (inner, ObjectRef::new(object));
            continue;
        }
        let Some(info) = enum_of((attr.vtable().slot_type)()) else { return };
        let active = value.variant().and_then(|name| info.variant(name));
        if let (None, Some(active), Some(next)) = (&inner, active, steps.get(at + 1))
            && next.key().and_then(|name| info.variant(name)).is_none()
        {
            *inner = Some(Part::of(active));
        }
        return;
    }
}
