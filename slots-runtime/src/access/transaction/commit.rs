//! Values exchanged with what is staged, and the hooks called after that.

use crate::access::check;
use crate::access::resolve::{Place, Target, read_at, target};
use crate::access::transaction::change::{Change, Staged};
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::attr::AttrMut;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::text::path::PathSegment;

/// Exchanges what is staged with what is in its place.
pub(super) fn exchange(
    object: ObjectMut<'_>,
    change: &mut Change<'_, '_>,
) -> Result<(), AttributeError> {
    let swap = |attr: AttrMut<'_>, staged: &mut Staged<'_>| match staged {
        Staged::Value(value, vtable) => (vtable.swap)(attr, &mut **value),
        Staged::Typed(typed, vtable) => (vtable.swap)(attr, &mut **typed),
        Staged::Entry(..) | Staged::Property(..) => {}
    };
    match target(object, &change.steps)? {
        Target::Slot(mut found, _) => {
            if let Some(attr) = found.attr() {
                swap(attr, &mut change.staged);
            }
        }
        Target::Item(attr, _) => swap(attr, &mut change.staged),
        Target::Entry(dict, key, _) => {
            if let Staged::Entry(entry, _) = &mut change.staged {
                *entry = dict.exchange(key, entry.take());
            }
        }
        Target::Property(..) => {}
    }
    Ok(())
}

/// Tells the hooks that may change it of each object that was written.
pub(super) fn notify_mut(mut object: ObjectMut<'_>, changes: &[Change<'_, '_>]) {
    for change in changes {
        let Some((PathSegment::Name(name), way)) = change.steps.split_last() else { continue };
        inside(object.reborrow(), way, |object| {
            if object.class().is_guarded() {
                check::notify_mut(object, name, &change.old());
            }
        });
    }
}

/// Tells the hooks that only look, and who is to be warned of new overflow entries.
pub(crate) fn notify_shared(object: ObjectRef<'_>, changes: &[Change<'_, '_>]) {
    for change in changes {
        let Some((PathSegment::Name(name), way)) = change.steps.split_last() else { continue };
        let Some(object) = inner(object, way).filter(|object| object.class().is_guarded()) else {
            continue;
        };
        if change.is_new_entry() {
            check::warn(object, name);
        }
        check::notify_shared(object, name, &change.old());
    }
}

/// The object at a path, which may be the outermost.
fn inner<'a>(object: ObjectRef<'a>, way: &[PathSegment]) -> Option<ObjectRef<'a>> {
    if way.is_empty() {
        return Some(object);
    }
    match read_at(object, way).ok()? {
        Place::Attr(attr) => (attr.vtable().object)(attr).map(ObjectRef::new),
        Place::Made(_) => None,
    }
}

/// As [`inner`], to call `then` with it.
fn inside(object: ObjectMut<'_>, way: &[PathSegment], then: impl FnOnce(ObjectMut<'_>)) {
    if way.is_empty() {
        return then(object);
    }
    let attr = match target(object, way) {
        Ok(Target::Slot(found, _)) => found.into_attr(),
        Ok(Target::Item(attr, _)) => Some(attr),
        _ => None,
    };
    if let Some(attr) = attr
        && let Some(object) = (attr.vtable().object_mut)(attr)
    {
        then(ObjectMut::new(object));
    }
}
