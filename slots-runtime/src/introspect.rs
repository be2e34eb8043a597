//! `dir`, `vars`, and what else walks over all attributes of an object.

use alloc::vec::Vec;
use core::fmt::{self, Formatter};

use crate::decl::{Suspicion, flags};
use crate::dict::Dict;
use crate::kernel::ObjectRef;
use crate::object::Object;
use crate::suggest::suggest;
use crate::value::Value;

/// All names, sorted by code point, each once.
pub(crate) fn dir(object: ObjectRef<'_>) -> Vec<&str> {
    let mut names: Vec<&str> = object.class().names().collect();
    names.extend(object.dict().into_iter().flat_map(Dict::keys));
    names.sort_unstable();
    names.dedup();
    names
}

/// The slots that hold something, in declaration order and those of bases first, then the overflow map.
pub(crate) fn vars(object: ObjectRef<'_>) -> impl Iterator<Item = (&str, Value<'_>)> {
    let slots = object.class().ordered().filter_map(move |slot| slot_value(object, slot.name()));
    slots.chain(object.dict().into_iter().flat_map(Dict::iter))
}

fn slot_value<'a>(object: ObjectRef<'a>, name: &'static str) -> Option<(&'static str, Value<'a>)> {
    let found = object.find(name)?;
    let attr = found.attr()?;
    let is_unset = found.entry().has(flags::UNSET) && (attr.ops().is_none)(attr);
    if is_unset { None } else { Some((name, (attr.ops().get)(attr))) }
}

/// Whether two objects are of one class and hold equal values.
pub(crate) fn same(a: &dyn Object, b: &dyn Object) -> bool {
    a.class() == b.class() && vars(ObjectRef::new(a)).eq(vars(ObjectRef::new(b)))
}

/// Prints an object like `#[derive(Debug)]` does.
pub(crate) fn show(object: ObjectRef<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let mut shown = f.debug_struct(object.class().name());
    for (name, value) in vars(object) {
        shown.field(name, &value);
    }
    shown.finish()
}

/// Whether the name of an overflow entry is near to declared ones.
pub(crate) fn suspicion<'a>(object: ObjectRef<'a>, name: &'a str) -> Option<Suspicion<'a>> {
    let class = object.class();
    if class.find(name).is_some() {
        return None;
    }
    let near = suggest(name, class.names());
    (!near.is_empty()).then(|| Suspicion { class: class.name(), name, near })
}

/// The overflow entries whose names are near to declared ones.
pub(crate) fn suspicious(object: ObjectRef<'_>) -> Vec<Suspicion<'_>> {
    let keys = object.dict().into_iter().flat_map(Dict::keys);
    keys.filter_map(|name| suspicion(object, name)).collect()
}
