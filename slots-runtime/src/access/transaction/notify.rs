//! Notification: the calls of hooks and warnings after the changes of a transaction.

use crate::access::check::rules::{Written, parts};
use crate::access::dir::possible_typo;
use crate::access::resolve::{Target, read_at, target};
use crate::access::transaction::change::{Change, ChangePath};
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::OnSet;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::text::step::Step;

/// Calls the hooks of an object after a write to one of its slots, those that take `&mut self` first.
pub(super) fn notify_slot(mut object: ObjectMut<'_>, entry: &'static Entry, old: AttrRef<'_>) {
    let class = object.class();
    let old = || (old.vtable().get)(old);
    if class.bases.is_empty() {
        return match class.on_set {
            Some(OnSet::Mut(hook)) => hook(object, entry.name(), old()),
            Some(OnSet::Shared(hook)) => hook(object.as_ref(), entry.name(), old()),
            None => {}
        };
    }
    parts(class, Written::Slot(entry), &mut |part| {
        if let Some(OnSet::Mut(hook)) = part.on_set {
            hook(object.reborrow(), entry.name(), old());
        }
    });
    parts(class, Written::Slot(entry), &mut |part| {
        if let Some(OnSet::Shared(hook)) = part.on_set {
            hook(object.as_ref(), entry.name(), old());
        }
    });
}

/// Calls the hooks that take `&mut self` of each object that was written.
pub(super) fn notify_mut(mut object: ObjectMut<'_>, changes: &[Change]) {
    for change in changes {
        written(object.class(), change, |path, name| {
            with_object(object.reborrow(), path, |mut object| {
                each_part(object.class(), name, Written::by_name, |part| {
                    if let Some(OnSet::Mut(hook)) = part.on_set {
                        hook(object.reborrow(), name, change.old());
                    }
                });
            });
        });
    }
}

/// Calls the hooks that take `&self` of each object that was written, and the warnings about new overflow entries.
pub(crate) fn notify_shared(object: ObjectRef<'_>, changes: &[Change]) {
    for change in changes {
        written(object.class(), change, |path, name| {
            if let Some(object) = object_at(object, path) {
                notify_one(object, change, name);
            }
        });
    }
}

fn notify_one(object: ObjectRef<'_>, change: &Change, name: &str) {
    if change.is_new_entry() {
        let overflow = |_: &'static Class, _: &str| Written::Overflow;
        each_part(object.class(), name, overflow, |part| {
            if let (Some(warn), Some(typo)) = (part.warn, possible_typo(object, name)) {
                warn(&typo);
            }
        });
    }
    each_part(object.class(), name, Written::by_name, |part| {
        if let Some(OnSet::Shared(hook)) = part.on_set {
            hook(object, name, change.old());
        }
    });
}

/// Calls a function with the path of the written object and the name that was written, unless the class has nothing to
/// notify, or an item was written, which notifies no hook.
fn written(class: &'static Class, change: &Change, call: impl FnOnce(&[Step<'_>], &str)) {
    if matches!(change.path, ChangePath::Slot(_)) && !class.is_guarded() {
        return;
    }
    change.path.with_steps(|steps| {
        if let Some((Step::Name(name), path)) = steps.split_last() {
            call(path, name);
        }
    });
}

/// Calls `call` for the class and those of its bases that contain the written attribute, bases first.
fn each_part(
    class: &'static Class,
    name: &str,
    written: impl FnOnce(&'static Class, &str) -> Written,
    mut call: impl FnMut(&'static Class),
) {
    // Most classes have no hook.
    if class.is_guarded() {
        parts(class, written(class, name), &mut call);
    }
}

/// The object at a path, which may be empty.
fn object_at<'a>(object: ObjectRef<'a>, path: &[Step<'_>]) -> Option<ObjectRef<'a>> {
    if path.is_empty() {
        return Some(object);
    }
    read_at(object, path).ok()?.object().map(ObjectRef::new)
}

/// Calls `call` with the object at a path, which may be empty.
fn with_object(object: ObjectMut<'_>, path: &[Step<'_>], call: impl FnOnce(ObjectMut<'_>)) {
    if path.is_empty() {
        return call(object);
    }
    let attr = match target(object, path) {
        Ok(Target::Slot(found, _)) => found.into_attr(),
        Ok(Target::Item(attr, _)) => Some(attr),
        _ => None,
    };
    if let Some(attr) = attr
        && let Some(object) = (attr.vtable().object_mut)(attr)
    {
        call(ObjectMut::new(object));
    }
}
