//! The names of variables of the environment, which have any case.

use slots_runtime::prelude::*;
use slots_runtime::{Class, PathSegment, SlotInfo, SlotType, VariantInfo};

use super::{Place, primary};
use crate::base::Base;
use crate::names::Kind;

/// The path that the name of a variable stands for, without its prefix: each part between `__` is a name, compared without
/// case and separators, or an index.
///
/// A part that is not a name becomes lower case.
pub(crate) fn of_variable<T: Object + ?Sized>(
    base: &Base<'_, T>,
    rest: &str,
) -> Result<AttrPath, Ambiguous> {
    let mut place = Place::of(base);
    for part in rest.split("__") {
        let names = names_at(base, &place);
        let segment = match (part.parse(), names.is_empty()) {
            (Ok(index), true) => PathSegment::Index(index),
            _ => PathSegment::Name(one_name(&names, place.class, part)?),
        };
        place = place.enter(base, segment);
    }
    Ok(place.path)
}

/// The names that a part of a variable can stand for.
#[derive(Debug)]
pub(crate) struct Ambiguous(pub(crate) Vec<String>);

/// The names that are known at a place: of attributes, of variants and their fields, of keys.
fn names_at<T: Object + ?Sized>(base: &Base<'_, T>, place: &Place) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    let of_variant = |names: &mut Vec<&str>, variant: &'static VariantInfo| {
        for field in variant.fields() {
            names.extend([field.name()].into_iter().filter(|name| !name.is_empty()));
            names.extend(field.aliases());
        }
    };
    match (place.class, place.kind, place.kind.slot_type()) {
        (Some(class), ..) => {
            names.extend(class.names());
            names.extend(class.slots().flat_map(SlotInfo::aliases));
        }
        (None, Kind::Variant(variant), _) => of_variant(&mut names, variant),
        (None, _, Some(SlotType::Enum(info))) => {
            for variant in info.variants() {
                names.push(variant.name());
                names.extend(variant.aliases());
                of_variant(&mut names, variant);
            }
        }
        _ => {}
    }
    let mut names: Vec<String> = names.into_iter().map(ToOwned::to_owned).collect();
    names.extend(base.dict(&place.path).into_iter().flat_map(Dict::keys).map(ToOwned::to_owned));
    if let (None, Some(SlotType::Map(_)), Some(Value::Map(map))) =
        (place.class, place.kind.slot_type(), base.value(&place.path))
    {
        names.extend(map.iter().map(|(key, _)| key.into_owned()));
    }
    names
}

fn one_name(
    names: &[String],
    class: Option<&'static Class>,
    part: &str,
) -> Result<String, Ambiguous> {
    let with_separators = |name: &str| name.to_lowercase();
    for normal in [with_separators, normalized] {
        let wanted = normal(part);
        let mut found: Vec<String> = names
            .iter()
            .filter(|name| normal(name) == wanted)
            .map(|name| class.map_or_else(|| name.clone(), |class| primary(class, name)))
            .collect();
        found.sort_unstable();
        found.dedup();
        match found.len() {
            0 => {}
            1 => return Ok(found.swap_remove(0)),
            _ => return Err(Ambiguous(found)),
        }
    }
    Ok(part.to_lowercase())
}

/// A name without case and separators.
fn normalized(name: &str) -> String {
    let is_separator = |c: char| matches!(c, '_' | '-' | ' ' | '.');
    name.chars().filter(|c| !is_separator(*c)).flat_map(char::to_lowercase).collect()
}
