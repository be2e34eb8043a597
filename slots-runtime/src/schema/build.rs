//! Builds the schema of a class as a map.

use alloc::vec::Vec;

use super::Documents;
use super::definitions::{Defined, Definitions};
use super::types::{DEEPEST, describe, enumeration, is_json, map, with_unit};
use crate::describe::class_attr_info::ClassAttrInfo;
use crate::describe::property_info::PropertyInfo;
use crate::describe::slot_info::SlotInfo;
use crate::model::class::Class;
use crate::model::dict::Dict;
use crate::model::value::owned::OwnedValue;

/// The schema of a class, with those of all nested objects in `$defs`.
pub(super) fn schema(class: &'static Class, documents: Documents) -> Dict {
    let mut known = Definitions::of(Defined::Class(class), documents);
    let mut root =
        map([("$schema", OwnedValue::from("https://json-schema.org/draft/2020-12/schema"))]);
    root.extend(object(class, &mut known));
    let mut defs = Dict::new();
    // What is described here may name more types, which then are described too.
    let mut at = 1;
    while let Some(nested) = known.get(at) {
        let described = match nested {
            Defined::Class(class) => object(class, &mut known),
            Defined::Enum(info) => enumeration(info, DEEPEST, &mut known),
        };
        defs.insert_owned(&known.name(at), described.into());
        at += 1;
    }
    if !defs.is_empty() {
        root.insert_owned("$defs", defs.into());
    }
    root
}

/// An object: its attributes, flat.
fn object(class: &'static Class, known: &mut Definitions) -> Dict {
    let mut properties = Dict::new();
    for slot in class.slots() {
        let described = self::slot(slot, known);
        for alias in slot.aliases() {
            properties.insert_owned(alias, described.clone().into());
        }
        properties.insert_owned(slot.name(), described.into());
    }
    for property in class.properties() {
        properties.insert_owned(property.name(), self::property(property).into());
    }
    for constant in class.class_attributes() {
        properties.insert_owned(constant.name(), self::constant(constant).into());
    }
    let mut described = map([("title", class.name().into())]);
    describe(&mut described, class.doc(), "");
    described.insert_owned("type", "object".into());
    described.insert_owned("properties", properties.into());
    if known.documents.is_new {
        require(class, &mut described);
    }
    let open = class.is_dynamic() && !class.is_dict_frozen();
    described.insert_owned("additionalProperties", open.into());
    described
}

/// Requires the slots that a new object needs. Of a slot with aliases, one of its names is required.
fn require(class: &'static Class, described: &mut Dict) {
    let (mut required, mut either) = (Vec::new(), Vec::new());
    for slot in class.slots().filter(|slot| slot.is_required()) {
        let aliases = slot.aliases();
        if aliases.is_empty() {
            required.push(OwnedValue::from(slot.name()));
        } else {
            let names = aliases.into_iter().chain([slot.name()]);
            let one = names.map(|name| map([("required", [name].into())]).into());
            let one = one.collect::<Vec<OwnedValue>>();
            either.push(OwnedValue::from(map([("anyOf", one.into())])));
        }
    }
    for (name, names) in [("required", required), ("allOf", either)] {
        if !names.is_empty() {
            described.insert_owned(name, names.into());
        }
    }
}

fn slot(slot: SlotInfo, known: &mut Definitions) -> Dict {
    let kind = slot.slot_type();
    let mut described = with_unit(kind, slot.rules(), slot.unit(), slot.doc(), DEEPEST, known);
    let default = slot.stated_default().filter(|value| is_json(&value.as_value()));
    if let Some(default) = default {
        described.insert_owned("default", default);
    }
    if slot.is_readonly() && !known.documents.is_new || !kind.can_be_given() {
        described.insert_owned("readOnly", true.into());
    }
    described
}

fn property(property: PropertyInfo) -> Dict {
    let mut described = Dict::new();
    describe(&mut described, property.doc(), "");
    match (property.can_get(), property.can_set()) {
        (_, false) => described.insert_owned("readOnly", true.into()),
        (false, true) => described.insert_owned("writeOnly", true.into()),
        (true, true) => None,
    };
    described
}

fn constant(constant: ClassAttrInfo) -> Dict {
    let mut described = Dict::new();
    if let Some(value) = constant.value().to_owned().filter(|value| is_json(&value.as_value())) {
        described.insert_owned("const", value);
    }
    describe(&mut described, constant.doc(), "");
    described.insert_owned("readOnly", true.into());
    described
}
