//! The schemas of types: scalars, lists, maps, tuples, enums.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::definitions::{Defined, Definitions};
use super::units::or_string;
use crate::model::dict::Dict;
use crate::model::rule::Rule;
use crate::model::slot_type::{EnumInfo, FieldInfo, SlotType, VariantInfo};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::variant_info::Shape;

/// How deep kinds are followed: a newtype of a list of itself has no end.
pub(super) const DEEPEST: u32 = 16;

/// What `Duration` reads.
const DURATION: &str = r"^\s*(([0-9]+\.?[0-9]*|\.[0-9]+)|(([0-9]+\.?[0-9]*|\.[0-9]+)\s*(ns|us|µs|μs|ms|s|sec|m|min|h|d)\s*)+)\s*$";

pub(super) fn map<const N: usize>(entries: [(&str, OwnedValue); N]) -> Dict {
    entries.into_iter().collect()
}

pub(super) fn describe(described: &mut Dict, doc: &str, unit: &str) {
    let unit = if unit.is_empty() { String::new() } else { format!(" [{unit}]") };
    let text = format!("{}{unit}", doc.trim());
    if !text.is_empty() {
        described.insert_owned("description", text.trim().into());
    }
}

/// Whether JSON can represent a value exactly. Most parsers read integers beyond 64 bits as floats.
pub(super) fn is_json(value: &Value<'_>) -> bool {
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

/// The same, or nothing.
fn nullable(mut described: Dict) -> Dict {
    let null = || OwnedValue::from("null");
    if described.is_empty() {
        return described;
    }
    match (described.contains_key("enum"), described.get_owned_mut("type")) {
        (false, Some(OwnedValue::List(types))) => {
            if !types.iter().any(|other| other.as_value() == "null") {
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

fn plain(kind: SlotType, left: u32, known: &mut Definitions) -> Dict {
    let Some(left) = left.checked_sub(1) else { return Dict::new() };
    let mut of = |inner: fn() -> SlotType| OwnedValue::from(plain(inner(), left, known));
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
            map([("type", "array".into()), ("items", plain(byte, left, known).into())])
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
        SlotType::Optional(inner) => nullable(plain(inner(), left, known)),
        SlotType::List { item, len } => {
            let mut described = map([("type", "array".into()), ("items", of(item))]);
            if let Some(len) = len {
                described.insert_owned("minItems", len.into());
                described.insert_owned("maxItems", len.into());
            }
            described
        }
        SlotType::Map(item) => map([("type", "object".into()), ("additionalProperties", of(item))]),
        SlotType::Object(class) => map([("$ref", known.reference(Defined::Class(class)).into())]),
        SlotType::Enum(info) => enumeration(info, left, known),
        SlotType::Tuple(fields) => tuple(fields, left, known),
        SlotType::Any | SlotType::Opaque => Dict::new(),
    }
}

/// An enum with fields. Inside of itself it is a reference.
pub(super) fn enumeration(info: &'static EnumInfo, left: u32, known: &mut Definitions) -> Dict {
    if known.open.iter().any(|open| open.is_same(info)) {
        return map([("$ref", known.reference(Defined::Enum(info)).into())]);
    }
    known.open.push(info);
    let described = one_of(info, left, known);
    known.open.pop();
    described
}

/// One of the variants: a constant for a name, an object with one property for a variant with fields.
fn one_of(info: &'static EnumInfo, left: u32, known: &mut Definitions) -> Dict {
    let mut choices: Vec<OwnedValue> = Vec::new();
    for variant in info.variants() {
        if variant.has_defaults() {
            let mut name = map([("const", variant.name().into())]);
            describe(&mut name, variant.doc(), "");
            choices.push(name.into());
        }
        if variant.shape() != Shape::Unit {
            choices.push(object(variant, left, known).into());
        }
    }
    map([("oneOf", choices.into())])
}

/// `{"hardware": {"line": 3}}`
fn object(variant: &VariantInfo, left: u32, known: &mut Definitions) -> Dict {
    let fields = match variant.shape() {
        Shape::Unit => Dict::new(),
        Shape::Single => field(&variant.fields()[0], left, known),
        Shape::Named => named(variant.fields(), left, known),
        Shape::Numbered => tuple(variant.fields(), left, known),
    };
    let mut described = map([("type", "object".into())]);
    describe(&mut described, variant.doc(), "");
    described.insert_owned("properties", map([(variant.name(), fields.into())]).into());
    described.insert_owned("required", [variant.name()].into());
    described.insert_owned("additionalProperties", false.into());
    described
}

fn field(field: &FieldInfo, left: u32, known: &mut Definitions) -> Dict {
    let (kind, unit) = (field.slot_type(), field.unit());
    let mut described = with_unit(kind, field.rules(), unit, field.doc(), left, known);
    if let Some(default) = field.stated_default().filter(|value| is_json(&value.as_value())) {
        described.insert_owned("default", default);
    }
    if field.is_readonly() && !known.documents.is_new {
        described.insert_owned("readOnly", true.into());
    }
    described
}

fn named(fields: &[FieldInfo], left: u32, known: &mut Definitions) -> Dict {
    let mut properties = Dict::new();
    for one in fields {
        let described = field(one, left, known);
        for name in one.aliases() {
            properties.insert_owned(name, described.clone().into());
        }
        properties.insert_owned(one.name(), described.into());
    }
    // One of an alias and a name is required, which the list of required names cannot say.
    let required = fields.iter().filter(|field| !field.has_default() && field.aliases().is_empty());
    let required: Vec<OwnedValue> = required.map(|field| field.name().into()).collect();
    let mut described = map([("type", "object".into()), ("properties", properties.into())]);
    if !required.is_empty() {
        described.insert_owned("required", required.into());
    }
    described.insert_owned("additionalProperties", false.into());
    described
}

/// A list with a schema for each item.
pub(super) fn tuple(fields: &[FieldInfo], left: u32, known: &mut Definitions) -> Dict {
    // A tuple can contain lists of itself, in each of its items.
    let left = left.saturating_sub(3);
    let items: Vec<OwnedValue> = fields.iter().map(|one| field(one, left, known).into()).collect();
    map([
        ("type", "array".into()),
        ("prefixItems", items.into()),
        ("minItems", fields.len().into()),
        ("maxItems", fields.len().into()),
    ])
}

/// A type with the rules, the unit and the documentation of its slot or field.
pub(super) fn with_unit(
    kind: SlotType,
    rules: impl Iterator<Item = &'static dyn Rule>,
    unit: &str,
    doc: &str,
    left: u32,
    known: &mut Definitions,
) -> Dict {
    let mut described = ruled(kind, rules, left, known);
    if !unit.is_empty() && known.documents.has_unit_strings {
        described = or_string(described, kind, unit);
    }
    describe(&mut described, doc, unit);
    if !unit.is_empty() {
        described.insert_owned("x-unit", unit.into());
    }
    described
}

/// A type, narrowed by the rules of its slot or field, which do not validate the `None` of an `Option`.
fn ruled(
    kind: SlotType,
    rules: impl Iterator<Item = &'static dyn Rule>,
    left: u32,
    known: &mut Definitions,
) -> Dict {
    let (inner, is_optional) = match kind {
        SlotType::Optional(inner) => (inner(), true),
        kind => (kind, false),
    };
    let mut described = plain(inner, left, known);
    for rule in rules {
        narrow(&mut described, rule, inner);
    }
    if is_optional { nullable(described) } else { described }
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
