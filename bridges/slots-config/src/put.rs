//! Puts a value of a later layer into the value of an earlier one.

use slots_runtime::prelude::*;
use slots_runtime::{EnumInfo, PathSegment, SlotType, VariantInfo};

use crate::entry::Setting;
use crate::names::{Kind, has_parts, is_single};

/// Puts a setting at a path inside of a value.
///
/// # Errors
/// The predicate of the value that has no such place: `is 'gzip'; 'level' belongs to 'zstd'`. It is empty if the update rejects the path.
pub(crate) fn put(
    place: &mut OwnedValue,
    kind: Kind,
    rest: &[PathSegment],
    setting: &Setting,
) -> Result<(), String> {
    let Some((step, below)) = rest.split_first() else {
        *place = match setting {
            Setting::Value(value) => value.clone(),
            Setting::Text(text) => kind.value_of(text),
        };
        return Ok(());
    };
    if let Some(SlotType::Enum(info)) = kind.slot_type() {
        return in_enum(place, kind, info, rest, setting);
    }
    if let (OwnedValue::None, PathSegment::Name(_), Some(SlotType::Object(_) | SlotType::Map(_))) =
        (&*place, step, kind.slot_type())
    {
        *place = Dict::new().into();
    }
    match (place, step) {
        (OwnedValue::Map(map), PathSegment::Name(name)) => {
            let name = key_in(map, kind, name);
            if !map.contains_key(&name) {
                map.insert_owned(&name, OwnedValue::None);
            }
            match map.get_owned_mut(&name) {
                Some(item) => put(item, kind.enter(&PathSegment::Name(name)), below, setting),
                None => Err(String::new()),
            }
        }
        (OwnedValue::List(items), step) => {
            let at = match step {
                PathSegment::Index(at) => Some(*at),
                PathSegment::FromEnd(at) => items.len().checked_sub(*at),
                _ => None,
            };
            match at.and_then(|at| items.get_mut(at)) {
                Some(item) => put(item, kind.enter(step), below, setting),
                None => Err(String::new()),
            }
        }
        _ => Err(String::new()),
    }
}

/// The key of a slot in a map, which may have been given by an alias.
fn key_in(map: &Dict, kind: Kind, name: &str) -> String {
    let slot = kind.class().and_then(|class| class.slot(name));
    let given = slot.and_then(|slot| {
        let names = std::iter::once(slot.name()).chain(slot.aliases());
        names.into_iter().find(|name| map.contains_key(name))
    });
    given.unwrap_or(name).to_owned()
}

/// The active variant of the value of an enum.
pub(crate) fn variant_of(value: &OwnedValue, info: &EnumInfo) -> Option<&'static VariantInfo> {
    match value {
        OwnedValue::Str(name) => info.variant(name),
        OwnedValue::Map(map) if map.len() == 1 => info.variant(map.keys().next()?),
        _ => None,
    }
}

/// The variant that a setting selects, with the fields that the setting gives.
fn selected(
    kind: Kind,
    variant: &'static VariantInfo,
    rest: &[PathSegment],
    setting: &Setting,
) -> Result<OwnedValue, String> {
    if let (Setting::Text(text), []) = (setting, rest)
        && !is_single(variant)
    {
        let name = variant.name();
        return Ok(kind.value_of(&format!("{{{name:?}: {text}}}")));
    }
    if let Some(step) = rest.first()
        && has_parts(variant)
        && matches!(Kind::Variant(variant).enter(step), Kind::Unknown)
    {
        let step: AttrPath = std::iter::once(step.clone()).collect();
        return Err(format!("has no '{step}' in '{}'", variant.name()));
    }
    let mut fields = if is_single(variant) { OwnedValue::None } else { Dict::new().into() };
    in_variant(&mut fields, variant, rest, setting)?;
    Ok(Dict::from_iter([(variant.name(), fields)]).into())
}

fn in_enum(
    place: &mut OwnedValue,
    kind: Kind,
    info: &'static EnumInfo,
    rest: &[PathSegment],
    setting: &Setting,
) -> Result<(), String> {
    let Some(variant) = variant_of(place, info) else { return Err(String::new()) };
    if let OwnedValue::Str(name) = place {
        let fields = if is_single(variant) { OwnedValue::None } else { Dict::new().into() };
        *place = Dict::from_iter([(std::mem::take(name), fields)]).into();
    }
    let OwnedValue::Map(map) = place else { return Err(String::new()) };
    let key = map.keys().next().map(ToOwned::to_owned).unwrap_or_default();
    let Some(fields) = map.get_owned_mut(&key) else { return Err(String::new()) };
    let Some((step, below)) = rest.split_first() else { return Err(String::new()) };
    let has = |variant: &'static VariantInfo, step: &PathSegment| {
        !matches!(Kind::Variant(variant).enter(step), Kind::Unknown)
    };
    let named = match step {
        PathSegment::Name(name) if !has(variant, step) => info.variant(name),
        _ => None,
    };
    match named {
        Some(named) if named.name() == variant.name() => {
            in_variant(fields, variant, below, setting)
        }
        // A later layer selects another variant.
        Some(named) => {
            *place = selected(kind, named, below, setting)?;
            Ok(())
        }
        None if has(variant, step) => in_variant(fields, variant, rest, setting),
        None => {
            let step_text: AttrPath = std::iter::once(step.clone()).collect();
            let mut owners = info.variants().iter().filter(|it| has(it, step));
            Err(match owners.next() {
                Some(owner) => {
                    let (variant, owner) = (variant.name(), owner.name());
                    format!("is '{variant}'; '{step_text}' belongs to '{owner}'")
                }
                None => format!("has no '{step_text}' in '{}'", variant.name()),
            })
        }
    }
}

fn in_variant(
    fields: &mut OwnedValue,
    variant: &'static VariantInfo,
    rest: &[PathSegment],
    setting: &Setting,
) -> Result<(), String> {
    if is_single(variant) {
        return put(fields, Kind::Field(&variant.fields()[0]), rest, setting);
    }
    let Some((step, below)) = rest.split_first() else {
        return put(fields, Kind::Unknown, rest, setting);
    };
    match (fields, step) {
        (OwnedValue::Map(map), PathSegment::Name(name)) => {
            let field = variant
                .fields()
                .iter()
                .find(|it| it.name() == name || it.aliases().contains(&name.as_str()));
            let given = field.and_then(|field| {
                let names = std::iter::once(field.name()).chain(field.aliases().iter().copied());
                names.into_iter().find(|name| map.contains_key(name))
            });
            let key = given.unwrap_or(name).to_owned();
            if given.is_none() {
                map.insert_owned(&key, OwnedValue::None);
            }
            let kind = field.map_or(Kind::Unknown, Kind::Field);
            map.get_owned_mut(&key).map_or(Err(String::new()), |it| put(it, kind, below, setting))
        }
        (fields, _) => {
            let OwnedValue::List(items) = fields else { return Err(String::new()) };
            let PathSegment::Index(at) = step else { return Err(String::new()) };
            let kind = variant.fields().get(*at).map_or(Kind::Unknown, Kind::Field);
            items.get_mut(*at).map_or(Err(String::new()), |it| put(it, kind, below, setting))
        }
    }
}
