//! Notification: the calls of hooks and warnings after the changes of a transaction.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::access::check::rules::{Written, parts};
use crate::access::diff::{is_same_primitive, is_unchanged};
use crate::access::dir::possible_typo;
use crate::access::resolve::step::{Inside, inside};
use crate::access::resolve::{Place, Target, read_at, target};
use crate::access::transaction::change::{Change, Staged};
use crate::model::change;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::OnSet;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, FoundMut, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::text::path::write_steps;
use crate::text::step::Step;

/// Whether the hooks of an object are to be called after a write to a slot of it, whose old value is given.
///
/// The values are converted before the write is accepted, so that a panic of a conversion restores the old value.
#[inline]
pub(super) fn has_changed(found: &FoundMut<'_>, old: AttrRef<'_>) -> bool {
    let class = found.class();
    if class.on_set.is_none() && class.bases.is_empty() {
        return false;
    }
    let Some(new) = found.as_ref().attr() else { return true };
    if class.bases.is_empty()
        && let Some(OnSet::Shared(_) | OnSet::Mut(_)) = class.on_set
        && let Some(is_same) = is_same_primitive(old, new)
    {
        return !is_same;
    }
    value_has_changed(found, old, new)
}

/// As [`has_changed`]. Not inlined, so that the cases above save no registers.
#[inline(never)]
fn value_has_changed(found: &FoundMut<'_>, old: AttrRef<'_>, new: AttrRef<'_>) -> bool {
    if !has_hook(found.class()) {
        return false;
    }
    let is_copied = is_copied(found.class(), Written::Slot(found.entry()));
    // No value is moved: a copy of a value that was stored by its parts would stall the processor.
    let new = (new.vtable().get)(new);
    let old = (old.vtable().get)(old);
    let has_changed = !is_unchanged(&old, &new);
    old.discard();
    if has_changed && is_copied {
        drop(new.to_owned());
    }
    new.discard();
    has_changed
}

/// Whether a hook will receive a copy of the new value.
fn is_copied(class: &'static Class, written: Written) -> bool {
    let mut is_copied = false;
    each_mut(class, written, |hook| is_copied |= matches!(hook, OnSet::MutChange(_)));
    is_copied
}

/// Calls the hooks of an object after a write to one of its slots, those that take `&mut self` first.
pub(super) fn notify_slot(mut object: ObjectMut<'_>, entry: &'static Entry, old: AttrRef<'_>) {
    let class = object.class();
    // The value is made where it is passed: a copy of a value that was stored by its parts would stall the processor.
    let old = || (old.vtable().get)(old);
    if class.bases.is_empty() {
        match class.on_set {
            Some(OnSet::Shared(hook)) => return hook(object.as_ref(), entry.name(), old()),
            Some(OnSet::Mut(hook)) => return hook(object, entry.name(), old()),
            _ => {}
        }
    }
    let steps = [Step::Name(entry.name())];
    each_mut(class, Written::Slot(entry), |hook| {
        call_mut(hook, object.reborrow(), &steps, Some(old()), |object| new_in_slot(object, entry));
    });
    let object = object.as_ref();
    each_shared(class, Written::Slot(entry), |hook| {
        call_shared(hook, object, &steps, Some(old()), new_in_slot(object, entry));
    });
}

/// The value of a slot; [`Value::None`] if it is unset.
fn new_in_slot<'a>(object: ObjectRef<'a>, entry: &'static Entry) -> Option<Value<'a>> {
    object.at(entry).and_then(Found::attr).map(|attr| (attr.vtable().get)(attr))
}

/// Converts the values that the hooks receive. Called before the changes are accepted, so that a panic of a conversion rolls
/// them back.
pub(super) fn convert_values(object: ObjectRef<'_>, changes: &[Change]) {
    for change in changes {
        with_written(object.class(), change, |steps| {
            let objects = objects_with_hooks(object, steps);
            if objects.is_empty() || !has_new_value(object, change, steps) {
                return;
            }
            for (at, object) in objects {
                let (class, rest) = (object.class(), &steps[at..]);
                let new = new_value(object, change, rest);
                if let Some(new) = new
                    && is_copied(class, written(class, rest))
                {
                    drop(new.to_owned());
                }
            }
        });
    }
}

/// Calls the hooks that take `&mut self` of each object on the path of each change, the innermost object first.
pub(super) fn notify_mut(mut object: ObjectMut<'_>, changes: &[Change]) {
    for change in changes {
        with_written(object.class(), change, |steps| {
            let levels: Vec<usize> =
                objects_with_hooks(object.as_ref(), steps).iter().map(|(at, _)| *at).collect();
            if levels.is_empty() || !has_new_value(object.as_ref(), change, steps) {
                return;
            }
            for at in levels.into_iter().rev() {
                let (path, rest) = steps.split_at(at);
                with_object(object.reborrow(), path, |mut object| {
                    each_mut(object.class(), written(object.class(), rest), |hook| {
                        call_mut(hook, object.reborrow(), rest, change.old_if_known(), |object| {
                            new_value(object, change, rest)
                        });
                    });
                });
            }
        });
    }
}

/// Calls the hooks that take `&self` of each object on the path of each change, the innermost object first, and the warnings
/// about new overflow entries.
pub(crate) fn notify_shared(object: ObjectRef<'_>, changes: &[Change]) {
    for change in changes {
        with_written(object.class(), change, |steps| {
            if change.is_new_entry() {
                warn(object, steps);
            }
            let levels = objects_with_hooks(object, steps);
            if levels.is_empty() || !has_new_value(object, change, steps) {
                return;
            }
            for (at, object) in levels.into_iter().rev() {
                let rest = &steps[at..];
                each_shared(object.class(), written(object.class(), rest), |hook| {
                    let new = new_value(object, change, rest);
                    call_shared(hook, object, rest, change.old_if_known(), new);
                });
            }
        });
    }
}

/// Calls the warnings about a new overflow entry.
fn warn(object: ObjectRef<'_>, steps: &[Step<'_>]) {
    if let Some((Step::Name(name), path)) = steps.split_last()
        && let Some(object) = object_at(object, path)
        && object.class().is_guarded()
    {
        parts(object.class(), Written::Overflow, &mut |part| {
            if let (Some(warn), Some(typo)) = (part.warn, possible_typo(object, name)) {
                warn(&typo);
            }
        });
    }
}

/// Calls a function with the path of a change, unless the class has nothing to notify.
fn with_written(class: &'static Class, change: &Change, call: impl FnOnce(&[Step<'_>])) {
    if matches!(change, Change::Slot { .. }) && !class.is_guarded() {
        return;
    }
    change.with_steps(call);
}

/// The part of an object that a write at a path changes.
fn written(class: &'static Class, steps: &[Step<'_>]) -> Written {
    let name = steps.first().and_then(|step| step.key());
    name.map_or(Written::Anything, |name| Written::by_name(class, name))
}

fn has_hook(class: &'static Class) -> bool {
    class.on_set.is_some()
        || class.is_guarded() && class.bases.iter().any(|base| has_hook(base.class))
}

/// The objects on a path whose classes have hooks, the outermost first, each with the number of the steps to it.
fn objects_with_hooks<'a>(
    object: ObjectRef<'a>,
    steps: &[Step<'_>],
) -> Vec<(usize, ObjectRef<'a>)> {
    let mut found = Vec::new();
    let mut at_object = Some(object);
    let mut attr: Option<AttrRef<'a>> = None;
    for (at, step) in steps.iter().enumerate() {
        match attr.map(|attr| inside(attr, *step)) {
            Some(Inside::Object(inner)) => at_object = Some(inner),
            Some(Inside::Item(item)) => {
                attr = Some(item);
                continue;
            }
            Some(_) => break,
            None => {}
        }
        let Some(object) = at_object.take() else { break };
        if has_hook(object.class()) {
            found.push((at, object));
        }
        attr = step.key().and_then(|name| object.find(name)).and_then(Found::attr);
        if attr.is_none() {
            break;
        }
    }
    found
}

/// Whether the value after a change differs from the old one, or one of them is not known.
fn has_new_value(object: ObjectRef<'_>, change: &Change, steps: &[Step<'_>]) -> bool {
    match (change.old_if_known(), new_value(object, change, steps)) {
        (Some(old), Some(new)) => !is_unchanged(&old, &new),
        _ => true,
    }
}

/// The value at a path after a change; `None` if it was deleted.
fn new_value<'a>(object: ObjectRef<'a>, change: &Change, steps: &[Step<'_>]) -> Option<Value<'a>> {
    let is_removed = match (change.staged(), steps.split_last()) {
        // Another item may have moved to the place of a removed item.
        (Some(Staged::Item(Some(_))), Some((Step::Index(_), list))) => read_at(object, list)
            .is_ok_and(|list| matches!(list.value(), Value::List(_) | Value::Bytes(_))),
        _ => false,
    };
    if is_removed {
        return None;
    }
    let new = read_at(object, steps).ok().map(Place::value);
    // An unset slot holds `None`.
    if matches!(change.staged(), None | Some(Staged::Value(_))) {
        new.or(Some(Value::None))
    } else {
        new
    }
}

/// Calls a function for the hooks that take `&mut self`, of the class and of those of its bases that contain the written
/// attribute, bases first.
fn each_mut(class: &'static Class, written: Written, mut call: impl FnMut(OnSet)) {
    parts(class, written, &mut |part| {
        if let Some(hook @ (OnSet::Mut(_) | OnSet::MutChange(_))) = part.on_set {
            call(hook);
        }
    });
}

/// As [`each_mut`], for the hooks that take `&self`.
fn each_shared(class: &'static Class, written: Written, mut call: impl FnMut(OnSet)) {
    parts(class, written, &mut |part| {
        if let Some(hook @ (OnSet::Shared(_) | OnSet::SharedChange(_))) = part.on_set {
            call(hook);
        }
    });
}

fn call_mut(
    hook: OnSet,
    object: ObjectMut<'_>,
    steps: &[Step<'_>],
    old: Option<Value<'_>>,
    new: impl FnOnce(ObjectRef<'_>) -> Option<Value<'_>>,
) {
    match hook {
        OnSet::Mut(hook) => hook(object, &name_of(steps), old.unwrap_or(Value::None)),
        OnSet::MutChange(hook) => {
            let new = new(object.as_ref()).and_then(Value::into_owned);
            let new = new.as_ref().map(|new| new.as_value());
            hook(object, &change::Change::new_at(steps, old, new));
        }
        OnSet::Shared(_) | OnSet::SharedChange(_) => {}
    }
}

fn call_shared(
    hook: OnSet,
    object: ObjectRef<'_>,
    steps: &[Step<'_>],
    old: Option<Value<'_>>,
    new: Option<Value<'_>>,
) {
    match hook {
        OnSet::Shared(hook) => hook(object, &name_of(steps), old.unwrap_or(Value::None)),
        OnSet::SharedChange(hook) => hook(object, &change::Change::new_at(steps, old, new)),
        OnSet::Mut(_) | OnSet::MutChange(_) => {}
    }
}

/// The name of an attribute, or a path as a string.
fn name_of<'a>(steps: &[Step<'a>]) -> Cow<'a, str> {
    if let [Step::Name(name)] = steps {
        return Cow::Borrowed(name);
    }
    let mut path = String::new();
    // Writing to a string does not fail.
    let _ = write_steps(steps.iter().copied(), false, &mut path);
    Cow::Owned(path)
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
