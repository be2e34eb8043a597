//! Names of attributes in layers: aliases, and names of any case in the environment.

use slots_runtime::prelude::*;
use slots_runtime::{Class, PathSegment, SlotInfo, SlotType};

/// The path with the name of each slot in the place of an alias, so that both are one setting.
pub(crate) fn canonical<T: Object + ?Sized>(object: &T, path: &AttrPath) -> AttrPath {
    let mut place = Place::of(object);
    for segment in path.segments() {
        let segment = match (place.class, segment) {
            (Some(class), PathSegment::Name(name)) => PathSegment::Name(primary(class, name)),
            (_, segment) => segment.clone(),
        };
        place = place.enter(object, segment);
    }
    place.path
}

/// The class of the object at a path, if there is one or if one can be made there.
pub(crate) fn class_at<T: Object + ?Sized>(object: &T, path: &AttrPath) -> Option<&'static Class> {
    let start = Place::of(object);
    path.segments().iter().fold(start, |place, step| place.enter(object, step.clone())).class
}

/// The name of the slot that an alias refers to; any other name is returned unchanged.
fn primary(class: &'static Class, name: &str) -> String {
    let is_alias = class.slot(name).is_some() && !class.names().any(|other| other == name);
    let slot =
        is_alias.then(|| class.slots().find(|slot| slot.aliases().contains(&name))).flatten();
    slot.map_or_else(|| name.to_owned(), |slot| slot.name().to_owned())
}

/// A place in an object: its path, and the class of the object there.
struct Place {
    path: AttrPath,
    class: Option<&'static Class>,
    /// The type of the value, if the class of an object above determines it.
    slot_type: Option<SlotType>,
}

impl Place {
    fn of<T: Object + ?Sized>(object: &T) -> Self {
        Place { path: AttrPath::default(), class: Some(object.class()), slot_type: None }
    }

    fn enter<T: Object + ?Sized>(self, object: &T, segment: PathSegment) -> Place {
        let slot = match (self.class, &segment) {
            (Some(class), PathSegment::Name(name)) => class.slot(name),
            _ => None,
        };
        // The getter of a property is not called.
        let is_property =
            self.class.is_some() && slot.is_none() && !object.hasattr_in_dict(&self.path, &segment);
        let slot_type = match slot {
            Some(slot) => Some(slot.slot_type()),
            None => self.slot_type.and_then(|it| inside(it, &segment)),
        };
        let path = self.path.join(segment);
        let held = || match object.get_path(&path) {
            Ok(Value::Object(inner)) => Some(inner.class()),
            _ => None,
        };
        let class =
            slot_type.and_then(class_of).or_else(|| if is_property { None } else { held() });
        Place { path, class, slot_type }
    }
}

/// Whether a name is an entry of the overflow map of the object at a path.
trait HasattrInDict {
    fn hasattr_in_dict(&self, above: &AttrPath, segment: &PathSegment) -> bool;
}

impl<T: Object + ?Sized> HasattrInDict for T {
    fn hasattr_in_dict(&self, above: &AttrPath, segment: &PathSegment) -> bool {
        let PathSegment::Name(name) = segment else { return false };
        if above.is_empty() {
            return self.dict().is_some_and(|dict| dict.contains_key(name));
        }
        match self.get_path(above) {
            Ok(Value::Object(inner)) => inner.dict().is_some_and(|dict| dict.contains_key(name)),
            _ => false,
        }
    }
}

/// The type of an item of a list or of a value of a map.
fn inside(slot_type: SlotType, segment: &PathSegment) -> Option<SlotType> {
    match (slot_type, segment) {
        (SlotType::Optional(inner), _) => inside(inner(), segment),
        (SlotType::List { item, .. }, PathSegment::Index(_) | PathSegment::FromEnd(_))
        | (SlotType::Map(item), PathSegment::Name(_)) => Some(item()),
        (SlotType::Object(class), PathSegment::Name(name)) => Some(class.slot(name)?.slot_type()),
        _ => None,
    }
}

/// The type at the rest of a path, below a value of a known type.
pub(crate) fn type_below(slot_type: SlotType, rest: &[PathSegment]) -> Option<SlotType> {
    rest.iter().try_fold(slot_type, inside)
}

/// The class of objects of a type, also inside of an `Option`.
pub(crate) fn class_of(slot_type: SlotType) -> Option<&'static Class> {
    match slot_type {
        SlotType::Object(class) => Some(class),
        SlotType::Optional(inner) => class_of(inner()),
        _ => None,
    }
}

/// The path that the name of a variable stands for, without its prefix: each part between `__` is a name, compared without
/// case and separators, or an index.
///
/// A part that is no name becomes lower case.
pub(crate) fn of_variable<T: Object + ?Sized>(
    object: &T,
    rest: &str,
) -> Result<AttrPath, Ambiguous> {
    let mut place = Place::of(object);
    for part in rest.split("__") {
        let segment = match place.class {
            Some(class) => PathSegment::Name(one_name(object, class, &place.path, part)?),
            None => match part.parse() {
                Ok(index) => PathSegment::Index(index),
                Err(_) => PathSegment::Name(part.to_lowercase()),
            },
        };
        place = place.enter(object, segment);
    }
    Ok(place.path)
}

/// The names that a part of a variable can stand for.
#[derive(Debug)]
pub(crate) struct Ambiguous(pub(crate) Vec<String>);

fn one_name<T: Object + ?Sized>(
    object: &T,
    class: &'static Class,
    above: &AttrPath,
    part: &str,
) -> Result<String, Ambiguous> {
    let mut names: Vec<String> = class.names().map(ToOwned::to_owned).collect();
    names.extend(class.slots().flat_map(SlotInfo::aliases).map(ToOwned::to_owned));
    let entries = |dict: &Dict| dict.keys().map(ToOwned::to_owned).collect::<Vec<_>>();
    if above.is_empty() {
        names.extend(object.dict().map(entries).unwrap_or_default());
    } else if let Ok(Value::Object(inner)) = object.get_path(above) {
        names.extend(inner.dict().map(entries).unwrap_or_default());
    }
    let with_separators = |name: &str| name.to_lowercase();
    for normal in [with_separators, normalized] {
        let wanted = normal(part);
        let mut found: Vec<String> = names
            .iter()
            .filter(|name| normal(name) == wanted)
            .map(|name| primary(class, name))
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
