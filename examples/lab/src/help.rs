//! Help on the rack and its attributes, generated from the classes.

use slots_runtime::prelude::*;
use slots_runtime::{Class, PathSegment, SharedObject};

use crate::settings::Origins;
use crate::show;

/// Help on the commands.
pub(crate) const COMMANDS: &str = "\
PATH = VALUE    sets an attribute; several with ; between them, all or none
unset PATH      unsets an attribute
get PATH        prints the value; PATH alone does the same
help PATH       prints the description of an attribute
dir [PATH]      lists the attributes of an object
undo, redo      undoes the last change; redoes it
history         lists the changes
watch [PATH]    prints each change of an attribute from now on; lists the watched attributes
unwatch PATH    stops this
diff            prints what differs from the start, or from the file last saved or loaded
save FILE       writes all settings to a file, .toml or .json
load FILE       applies the settings of a file, all or none
run FILE        runs a measurement
quit
";

/// Lists the attributes of the object at a path, in one line. An empty path is the rack.
pub(crate) fn dir(rack: &SharedObject, place: &str) -> Result<String, String> {
    let place = if place.is_empty() { Ok(rack.clone()) } else { rack.child(place) };
    let names = place.and_then(|place| place.dir()).map_err(|error| format!("{error:#}"))?;
    let shown = names.iter().filter(|name| !name.starts_with("__"));
    Ok(shown.map(String::as_str).collect::<Vec<_>>().join("  ") + "\n")
}

/// Describes the attribute at a path: its type and rules, its documentation, its value and the origin of the value.
pub(crate) fn help(rack: &SharedObject, origins: &Origins, topic: &str) -> Result<String, String> {
    let path = AttrPath::parse(topic).map_err(|error| error.to_string())?;
    let value = show::shown_at(rack, &path).map_err(|error| format!("{error:#}"))?;
    if let Ok(object) = rack.child(&path) {
        return object.read(|object| object.class().to_string()).map_err(|error| error.to_string());
    }
    let Some((PathSegment::Name(name), above)) = path.segments().split_last() else {
        return Ok(format!("{path} is {value}\n"));
    };
    let above: AttrPath = above.iter().cloned().collect();
    let class = rack.child(above).and_then(|object| object.read(Object::class));
    let (what, doc) = class.map_or_else(|_| (name.clone(), ""), |class| described(class, name));
    let dots = path.to_string();
    let prefix = dots.strip_suffix(name.as_str()).unwrap_or_default();
    let now = match origins.of(&path) {
        "default" => format!("Value: {value}."),
        origin => format!("Value: {value}, from {origin}."),
    };
    let lines = doc.lines().chain([now.as_str()]).map(|line| format!("    {line}\n"));
    Ok(format!("{prefix}{what}\n{}", lines.collect::<String>()))
}

/// Returns the declaration of an attribute in one line, and its documentation.
fn described(class: &'static Class, name: &str) -> (String, &'static str) {
    if let Some(slot) = class.slot(name) {
        return (slot.to_string(), slot.doc());
    }
    if let Some(property) = class.properties().find(|property| property.name() == name) {
        return (property.to_string(), property.doc());
    }
    match class.class_attributes().find(|attribute| attribute.name() == name) {
        Some(attribute) => (attribute.to_string(), attribute.doc()),
        None => (name.to_owned(), "A note."),
    }
}
