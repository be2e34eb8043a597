//! Puts a value of a later layer into the value of an earlier one.

use slots_runtime::prelude::*;
use slots_runtime::{__layers, EnumInfo, PathSegment, SlotType, ValueError, VariantInfo};

use crate::entry::Setting;
use crate::names::{Kind, field_called, is_single};

/// The reason why a setting was not put into a value.
pub(crate) enum NotPut {
    /// A value lacks the place.
    Lacks {
        /// The predicate of the value: `is 'gzip'; 'level' belongs to 'zstd'`.
        predicate: String,
        /// The number of steps of the path that are left at the value.
        left: usize,
    },
    /// The error of a string.
    Text(ValueError),
    /// The update rejects the path.
    Rejected,
}

/// Puts a setting at a path inside of a value.
///
/// # Errors
/// The place does not exist, or its value is rejected.
pub(crate) fn put(
    place: &mut OwnedValue,
    kind: Kind,
    rest: &[PathSegment],
    setting: &Setting,
) -> Result<(), NotPut> {
    let Some((step, below)) = rest.split_first() else {
        *place = match setting {
            Setting::Value(value) => value.clone(),
            Setting::Text(text) => kind.parse_text(text).map_err(NotPut::Text)?,
        };
        return Ok(());
    };
    if let Some(SlotType::Enum(info)) = kind.slot_type() {
        return in_enum(place, info, rest, setting);
    }
    if let (OwnedValue::None, PathSegment::Name(_), Some(SlotType::Object(_) | SlotType::Map(_))) =
        (&*place, step, kind.slot_type())
    {
        let mut made = Dict::new().into();
        put(&mut made, kind, rest, setting)?;
        *place = made;
        return Ok(());
    }
    match (place, step) {
        (OwnedValue::Map(map), PathSegment::Name(name)) => {
            let slot = kind.class().and_then(|class| class.slot(name));
            let names = slot.map(|slot| (slot.name(), slot.aliases()));
            let name = key_in(map, names, name);
            let kind = kind.enter(&PathSegment::Name(name.clone()));
            put_key(map, &name, kind, below, setting)
        }
        (OwnedValue::List(items), step) => {
            let count = items.len();
            match index_in(step, count).and_then(|at| items.get_mut(at)) {
                Some(item) => put(item, kind.enter(step), below, setting),
                None if matches!(step, PathSegment::Name(_)) => Err(NotPut::Rejected),
                None => {
                    let predicate = __layers::out_of_range(count, step).to_string();
                    Err(NotPut::Lacks { predicate, left: rest.len() })
                }
            }
        }
        _ => Err(NotPut::Rejected),
    }
}

/// The index that a step of a path names in a list, if the list has it.
pub(crate) fn index_in(step: &PathSegment, count: usize) -> Option<usize> {
    match step {
        PathSegment::Index(at) => Some(*at).filter(|at| *at < count),
        PathSegment::FromEnd(at) => count.checked_sub(*at),
        _ => None,
    }
}

/// Puts a setting below a key of a map. A key that the map lacks is added only if the value is accepted.
fn put_key(
    map: &mut Dict,
    key: &str,
    kind: Kind,
    below: &[PathSegment],
    setting: &Setting,
) -> Result<(), NotPut> {
    if let Some(item) = map.get_owned_mut(key) {
        return put(item, kind, below, setting);
    }
    let mut item = OwnedValue::None;
    put(&mut item, kind, below, setting)?;
    map.insert_owned(key, item);
    Ok(())
}

/// The key of a setting in a map: that of the name or an alias which the map has, otherwise `given`.
fn key_in<'n>(map: &Dict, names: Option<(&'n str, impl AsRef<[&'n str]>)>, given: &str) -> String {
    let known = names.and_then(|(name, aliases)| {
        let mut names = std::iter::once(name).chain(aliases.as_ref().iter().copied());
        names.find(|name| map.contains_key(name))
    });
    known.unwrap_or(given).to_owned()
}

/// The active variant of the value of an enum.
pub(crate) fn variant_of(value: &OwnedValue, info: &EnumInfo) -> Option<&'static VariantInfo> {
    match value {
        OwnedValue::Str(name) => info.variant(name),
        OwnedValue::Map(map) if map.len() == 1 => info.variant(map.keys().next()?),
        _ => None,
    }
}

/// The fields of a variant, of which none is given.
fn empty_fields(variant: &VariantInfo) -> OwnedValue {
    if is_single(variant) {
        OwnedValue::None
    } else if variant.has_named_fields() {
        Dict::new().into()
    } else {
        vec![OwnedValue::None; variant.fields().len()].into()
    }
}

/// The variant that a setting selects, with the fields that the setting gives.
fn selected(
    variant: &'static VariantInfo,
    rest: &[PathSegment],
    setting: &Setting,
) -> Result<OwnedValue, NotPut> {
    let mut fields = empty_fields(variant);
    in_variant(&mut fields, variant, rest, setting)?;
    Ok(Dict::from_iter([(variant.name(), fields)]).into())
}

fn in_enum(
    place: &mut OwnedValue,
    info: &'static EnumInfo,
    rest: &[PathSegment],
    setting: &Setting,
) -> Result<(), NotPut> {
    let Some((step, below)) = rest.split_first() else { return Err(NotPut::Rejected) };
    let active = variant_of(place, info);
    let has = |variant: &'static VariantInfo, step: &PathSegment| {
        !matches!(Kind::Variant(variant).enter(step), Kind::Unknown)
    };
    let named = match step {
        PathSegment::Name(name) if !active.is_some_and(|active| has(active, step)) => {
            info.variant(name)
        }
        _ => None,
    };
    match (active, named) {
        (Some(active), Some(named)) if named.name() == active.name() => {
            in_active(place, active, below, setting)
        }
        // A later layer selects another variant, or gives the first value.
        (_, Some(named)) if active.is_some() || matches!(place, OwnedValue::None) => {
            *place = selected(named, below, setting)?;
            Ok(())
        }
        (Some(active), None) if has(active, step) => in_active(place, active, rest, setting),
        (Some(active), _) => {
            let mut owners = info.variants().iter().filter(|it| has(it, step));
            let predicate = match owners.next() {
                Some(owner) => {
                    let (variant, owner) = (active.name(), owner.name());
                    format!("is '{variant}'; '{step}' belongs to '{owner}'")
                }
                // The update rejects the field, and suggests another.
                None if active.has_named_fields() && below.is_empty() => {
                    return in_active(place, active, rest, setting);
                }
                None => format!("has no '{step}' in '{}'", active.name()),
            };
            Err(NotPut::Lacks { predicate, left: rest.len() })
        }
        (None, _) => Err(NotPut::Rejected),
    }
}

/// Puts a setting into the fields of the active variant.
fn in_active(
    place: &mut OwnedValue,
    variant: &'static VariantInfo,
    rest: &[PathSegment],
    setting: &Setting,
) -> Result<(), NotPut> {
    let OwnedValue::Map(map) = place else {
        *place = selected(variant, rest, setting)?;
        return Ok(());
    };
    let key = map.keys().next().map(ToOwned::to_owned).unwrap_or_default();
    let Some(fields) = map.get_owned_mut(&key) else { return Err(NotPut::Rejected) };
    in_variant(fields, variant, rest, setting)
}

fn in_variant(
    fields: &mut OwnedValue,
    variant: &'static VariantInfo,
    rest: &[PathSegment],
    setting: &Setting,
) -> Result<(), NotPut> {
    if is_single(variant) {
        return put(fields, Kind::Field(&variant.fields()[0]), rest, setting);
    }
    let Some((step, below)) = rest.split_first() else {
        *fields = match setting {
            Setting::Value(value) => value.clone(),
            Setting::Text(text) => variant.parse_text(text).map_err(NotPut::Text)?,
        };
        return Ok(());
    };
    match (fields, step) {
        (OwnedValue::Map(map), PathSegment::Name(name)) => {
            let field = field_called(variant, name);
            let key = key_in(map, field.map(|field| (field.name(), field.aliases())), name);
            put_key(map, &key, field.map_or(Kind::Unknown, Kind::Field), below, setting)
        }
        (fields, _) => {
            let OwnedValue::List(items) = fields else { return Err(NotPut::Rejected) };
            let PathSegment::Index(at) = step else { return Err(NotPut::Rejected) };
            let kind = variant.fields().get(*at).map_or(Kind::Unknown, Kind::Field);
            items.get_mut(*at).map_or(Err(NotPut::Rejected), |it| put(it, kind, below, setting))
        }
    }
}
