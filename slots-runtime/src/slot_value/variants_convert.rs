//! Values and strings converted to an enum or a tuple.

use alloc::format;

use super::variants::{Parts, Variants};
use super::variants_parts::{Built, build, has_length, name_step, no_parts};
use crate::model::error_kind::ErrorKind;
use crate::model::slot_type::{FieldInfo, VariantInfo};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::variant_info::Shape;
use crate::model::vtable::Input;
use crate::slot_value::literal_objects::bad_escape;
use crate::slot_value::variants_text::TextReader;
use crate::text::depth::Level;
use crate::text::literals::{split_pairs, unquote};
use crate::text::step::PathSegment;

/// The enum that a value names: the name of a variant, or a map with one entry.
pub fn from_value<T: Variants>(value: &Value<'_>) -> Result<T, ValueError> {
    if let Some(name) = value.textual() {
        return from_name(&name);
    }
    let _level = Level::enter_or_reject()?;
    let Value::Map(map) = value else { return Err(ValueError::not_a::<T>(value)) };
    let mut entries = map.iter();
    match (entries.next(), entries.next()) {
        (Some((name, payload)), None) => of_variant(position::<T>(&name)?, payload),
        _ => Err(one_entry(map.len())),
    }
}

/// The enum in a text: the name of a variant, or a map with one entry such as `{hardware: {line: 3}}`.
pub fn from_text<T: Variants>(text: &str) -> Result<T, ValueError> {
    if !text.trim_start().starts_with('{') || T::INFO.position(text).is_some() {
        return from_name(text);
    }
    let _level = Level::enter_or_reject()?;
    match &*split_pairs(text).map_err(|why| why.reject::<T>(text))? {
        [(name, fields)] => {
            let name = unquote(name).map_err(|_| bad_escape::<T>(text))?;
            let at = position::<T>(&name)?;
            finish(at, TextReader::of::<T>().fields(&T::INFO.variants()[at], fields)?)
        }
        pairs => Err(one_entry(pairs.len())),
    }
}

#[cold]
fn one_entry(len: usize) -> ValueError {
    let expected = "a map with one entry, the name of a variant";
    let entries = if len == 0 { "an empty map" } else { &*format!("a map with {len} entries") };
    ValueError::wrong_value(expected, &format_args!("{entries}"))
}

/// The variant of this name, made from defaults.
fn from_name<T: Variants>(name: &str) -> Result<T, ValueError> {
    let at = position::<T>(name)?;
    let variant = &T::INFO.variants()[at];
    finish(at, no_parts(variant).into()).map_err(|rejected| match rejected.kind() {
        ErrorKind::Missing => rejected.of_incomplete(variant.name()),
        _ => rejected,
    })
}

fn position<T: Variants>(name: &str) -> Result<usize, ValueError> {
    T::INFO.position(name).ok_or_else(|| {
        ValueError::not_among(T::INFO.variants().iter().map(VariantInfo::name), name)
    })
}

/// The variant at this position, of the fields in a value.
fn of_variant<T: Variants>(at: usize, payload: Value<'_>) -> Result<T, ValueError> {
    let variant = &T::INFO.variants()[at];
    let mut parts = no_parts(variant);
    let in_variant = |rejected: ValueError| rejected.in_item(name_step(variant.name()));
    match (variant.shape(), payload) {
        (Shape::Unit, Value::None) => {}
        (Shape::Unit, Value::Map(map)) if map.is_empty() => {}
        (Shape::Unit, Value::List(list)) if list.is_empty() => {}
        (Shape::Unit, other) => return Err(in_variant(ValueError::wrong_type("None", &other))),
        (Shape::Single, payload) => {
            let only = &variant.fields()[0];
            // The attributes of an object are reached without the name of the variant.
            let is_object = only.slot_type().class().is_some();
            let built = build(only, Input::Value(payload));
            parts.0[0] = Some(
                built
                    .map_err(|rejected| if is_object { rejected } else { in_variant(rejected) })?,
            );
        }
        (Shape::Named, Value::Map(map)) => {
            let mut built = Built::from(parts);
            for (name, value) in map.iter() {
                built.add_named(variant, &name, |field| build(field, Input::Value(value)));
            }
            return finish(at, built);
        }
        (Shape::Named, other) => return Err(in_variant(ValueError::wrong_type("a map", &other))),
        (Shape::Numbered, payload) => {
            parts = items::<T>(variant.fields(), &payload).map_err(|rejected| {
                let is_in_item =
                    rejected.item().next().is_some() || !rejected.errors_below().is_empty();
                if is_in_item { rejected } else { in_variant(rejected) }
            })?;
        }
    }
    finish(at, Built::from(parts))
}

/// The value of these fields; missing ones get their defaults.
fn finish<T: Variants>(at: usize, built: Built) -> Result<T, ValueError> {
    let mut parts = built.complete(&T::INFO.variants()[at])?;
    // An expansion takes each field as the type that it has built.
    T::make(at, &mut parts)
        .ok_or_else(|| ValueError::because("the value cannot be made from its fields"))
}

/// The items of a list of fixed length, each of its own type.
fn items<T: 'static>(fields: &[FieldInfo], value: &Value<'_>) -> Result<Parts, ValueError> {
    match value {
        Value::List(list) => {
            has_length(fields, list.len())?;
            each(fields, list.iter().map(Input::Value))
        }
        Value::Bytes(bytes) => {
            let bytes = bytes.as_slice();
            has_length(fields, bytes.len())?;
            each(fields, bytes.iter().map(|byte| Input::Value(Value::from(*byte))))
        }
        other => Err(ValueError::not_a::<T>(other)),
    }
}

fn each<'v>(
    fields: &[FieldInfo],
    inputs: impl Iterator<Item = Input<'v>>,
) -> Result<Parts, ValueError> {
    let mut built = Built::from(Parts(fields.iter().map(|_| None).collect()));
    for (at, (field, input)) in fields.iter().zip(inputs).enumerate() {
        built.add(at, PathSegment::Index(at), build(field, input));
    }
    built.into_parts()
}

/// The tuple that a list is converted to.
pub fn tuple_from_value<T: Variants>(value: &Value<'_>) -> Result<T, ValueError> {
    let _level = Level::enter_or_reject()?;
    let fields = T::INFO.variants().first().map_or(&[][..], VariantInfo::fields);
    finish(0, items::<T>(fields, value)?.into())
}

/// The tuple in a text such as `[1, a]` or `1, a`.
pub fn tuple_from_text<T: Variants>(text: &str) -> Result<T, ValueError> {
    let _level = Level::enter_or_reject()?;
    let fields = T::INFO.variants().first().map_or(&[][..], VariantInfo::fields);
    finish(0, TextReader::of::<T>().items(fields, text)?)
}
