//! Builds the schema of a class as a map.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::describe::info::{ClassAttrInfo, PropertyInfo, SlotInfo};
use crate::model::class::Class;
use crate::model::dict::Dict;
use crate::model::rule::Rule;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;

/// The greatest nesting of types in a schema: a newtype of a list of itself has no end.
const DEEPEST: u32 = 16;

/// The pattern of the strings that a `Duration` accepts.
const DURATION: &str = r"^\s*(([0-9]+\.?[0-9]*|\.[0-9]+)|(([0-9]+\.?[0-9]*|\.[0-9]+)\s*(ns|us|µs|μs|ms|s|sec|m|min|h|d)\s*)+)\s*$";

/// The schema of a class, with the schemas of all nested objects in `$defs`.
pub(super) fn schema(class: &'static Class) -> Dict {
    let mut classes = Classes(Vec::from([class]));
    let mut root =
        map([("$schema", OwnedValue::from("https://json-schema.org/draft/2020-12/schema"))]);
    root.extend(object(class, &mut classes));
    let mut defs = Dict::new();
    // The schema of a class may refer to more classes, which are then added.
    let mut at = 1;
    while let Some(nested) = classes.0.get(at).copied() {
        let described = object(nested, &mut classes);
        defs.insert_owned(&classes.name(at), described.into());
        at += 1;
    }
    if !defs.is_empty() {
        root.insert_owned("$defs", defs.into());
    }
    root
}

fn map<const N: usize>(entries: [(&str, OwnedValue); N]) -> Dict {
    entries.into_iter().collect()
}

/// The classes found so far, each once; the first is the root.
struct Classes(Vec<&'static Class>);

impl Classes {
    /// The name of a class in `$defs`. Classes of different modules, or instances of one generic struct, can have the
    /// same name.
    fn name(&self, at: usize) -> String {
        let class = self.0[at];
        let same = self.0[1..at].iter().filter(|other| other.name() == class.name()).count();
        if same == 0 { class.name().into() } else { format!("{}-{}", class.name(), same + 1) }
    }

    fn reference(&mut self, class: &'static Class) -> String {
        let at = self.0.iter().position(|known| *known == class).unwrap_or_else(|| {
            self.0.push(class);
            self.0.len() - 1
        });
        if at == 0 {
            return "#".into();
        }
        // A Rust name can contain letters that a URI cannot.
        let encode = |byte: u8| match byte {
            0x21..0x7f => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        format!("#/$defs/{}", self.name(at).bytes().map(encode).collect::<String>())
    }
}

/// The schema of an object, with all attributes on one level.
fn object(class: &'static Class, classes: &mut Classes) -> Dict {
    let mut properties = Dict::new();
    for slot in class.slots() {
        let described = self::slot(slot, classes);
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
    let open = class.is_dynamic() && !class.is_dict_frozen();
    described.insert_owned("additionalProperties", open.into());
    described
}

fn describe(described: &mut Dict, doc: &str, unit: &str) {
    let unit = if unit.is_empty() { String::new() } else { format!(" [{unit}]") };
    let text = format!("{}{unit}", doc.trim());
    if !text.is_empty() {
        described.insert_owned("description", text.trim().into());
    }
}

fn slot(slot: SlotInfo, classes: &mut Classes) -> Dict {
    let kind = slot.slot_type();
    let mut described = ruled(slot, kind, classes);
    describe(&mut described, slot.doc(), slot.unit());
    if !slot.unit().is_empty() {
        described.insert_owned("x-unit", slot.unit().into());
    }
    if slot.is_readonly() || !kind.can_be_given() {
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

/// Whether JSON represents a value exactly. Most readers convert integers beyond 64 bits to floats.
fn is_json(value: &Value<'_>) -> bool {
    match value {
        Value::Float(float) => float.is_finite(),
        Value::List(list) => list.iter().all(|item| is_json(&item)),
        Value::Map(map) => map.iter().all(|(_, item)| is_json(&item)),
        Value::BigInt(it) => u64::try_from(it.get()).is_ok(),
        Value::BigUint(_)
        | Value::Bytes(_)
        | Value::Object(_)
        | Value::Any(_)
        | Value::Opaque(_) => false,
        _ => true,
    }
}

/// The type of a slot, restricted by its rules, which do not validate the `None` of an `Option`.
fn ruled(slot: SlotInfo, kind: SlotType, classes: &mut Classes) -> Dict {
    if let SlotType::Optional(inner) = kind {
        return nullable(ruled(slot, inner(), classes));
    }
    let mut described = plain(kind, DEEPEST, classes);
    for rule in slot.rules() {
        narrow(&mut described, rule, kind);
    }
    described
}

fn narrow(described: &mut Dict, rule: &dyn Rule, kind: SlotType) {
    if let (SlotType::Int { .. } | SlotType::Float, Some(bounds)) = (kind, rule.bounds()) {
        for (bound, plain, exclusive) in [
            (bounds.start, "minimum", "exclusiveMinimum"),
            (bounds.end, "maximum", "exclusiveMaximum"),
        ] {
            let Some((value, included)) = bound.filter(|(value, _)| is_json(&value.as_value()))
            else {
                continue;
            };
            described.remove(if included { exclusive } else { plain });
            described.insert_owned(if included { plain } else { exclusive }, value);
        }
    }
    // The same duration can be written as different strings.
    if let (false, Some(choices)) = (matches!(kind, SlotType::Duration), rule.choices()) {
        described.insert_owned("enum", choices.into());
    }
}

/// The same type, or null.
fn nullable(mut described: Dict) -> Dict {
    let null = || OwnedValue::from("null");
    if described.is_empty() {
        return described;
    }
    match (described.contains_key("enum"), described.get_owned_mut("type")) {
        (false, Some(OwnedValue::List(types))) => {
            if !types.iter().any(|known| known.as_value() == "null") {
                types.push(null());
            }
            described
        }
        (false, Some(one)) if one.as_value() == "null" => described,
        (false, Some(one)) => {
            *one = OwnedValue::from([core::mem::take(one), null()]);
            described
        }
        _ => {
            let either = [OwnedValue::from(described), map([("type", null())]).into()];
            map([("anyOf", either.into())])
        }
    }
}

fn plain(kind: SlotType, left: u32, classes: &mut Classes) -> Dict {
    let Some(left) = left.checked_sub(1) else { return Dict::new() };
    let mut of = |inner: fn() -> SlotType| OwnedValue::from(plain(inner(), left, classes));
    match kind {
        SlotType::Bool => map([("type", "boolean".into())]),
        SlotType::Int { min, max } => {
            let mut described = map([("type", "integer".into())]);
            for (bound, limit) in [("minimum", OwnedValue::from(min)), ("maximum", max.into())] {
                if is_json(&limit.as_value()) {
                    described.insert_owned(bound, limit);
                }
            }
            described
        }
        SlotType::Float => map([("type", "number".into())]),
        SlotType::Char => {
            map([("type", "string".into()), ("minLength", 1.into()), ("maxLength", 1.into())])
        }
        SlotType::Str | SlotType::Text => map([("type", "string".into())]),
        SlotType::Bytes => {
            let byte = SlotType::Int { min: 0, max: 255 };
            map([("type", "array".into()), ("items", plain(byte, left, classes).into())])
        }
        SlotType::Duration => map([
            ("type", ["string", "number"].into()),
            ("minimum", 0.into()),
            ("pattern", DURATION.into()),
        ]),
        SlotType::None => map([("type", "null".into())]),
        SlotType::Choices(names) => {
            map([("type", "string".into()), ("enum", names.to_vec().into())])
        }
        SlotType::Optional(inner) => nullable(plain(inner(), left, classes)),
        SlotType::List { item, len } => {
            let mut described = map([("type", "array".into()), ("items", of(item))]);
            if let Some(len) = len {
                described.insert_owned("minItems", len.into());
                described.insert_owned("maxItems", len.into());
            }
            described
        }
        SlotType::Map(item) => map([("type", "object".into()), ("additionalProperties", of(item))]),
        SlotType::Object(class) => map([("$ref", classes.reference(class).into())]),
        SlotType::Any | SlotType::Opaque => Dict::new(),
    }
}
