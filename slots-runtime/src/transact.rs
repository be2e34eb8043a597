//! Writing: one or several changes, all or none, with what is needed to take them back.

mod attempt;
mod place;
mod property;
mod stage;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::any::Any;

use self::attempt::Attempt;
pub(crate) use self::stage::{build_slot, in_unit, stored};
use crate::check;
use crate::error::{AttributeError, ErrorKind};
use crate::kernel::{AttrMut, ObjectMut, ObjectRef};
use crate::locate::{Place, Target, read_at, step_name, target};
use crate::object::Stored;
use crate::ops::{Input, Ops, Typed};
use crate::path::Step;
use crate::value::{OwnedValue, Value};

/// What is to be done at a path.
pub(crate) enum Act<'v> {
    Set(Input<'v>),
    Delete,
}

/// What stands ready to be put in its place; after that, what was there before.
pub(crate) enum Staged<'v> {
    /// The value of a slot or an item, of its own type.
    Value(Box<dyn Any>, &'static Ops),
    /// As `Value`, in the caller's `Option`, from which nothing is taken before the change is accepted.
    Typed(&'v mut dyn Typed, &'static Ops),
    /// The value of an overflow entry and its position among the entries; `None` is no entry. Then the caller's `Option`
    /// that the value was taken from.
    Entry(Option<(usize, OwnedValue)>, Option<&'v mut dyn Typed>),
    /// A property.
    Property(Call<'v>),
}

/// A property that is to be written; after that, what its getter gave before.
pub(crate) struct Call<'v> {
    /// What its setter or deleter is given.
    act: Option<Box<Act<'v>>>,
    old: Option<OwnedValue>,
    /// Whether it has a getter and a setter, without which nothing can be restored.
    is_reversible: bool,
}

/// One change of a transaction.
pub(crate) struct Change<'s, 'v> {
    pub(crate) steps: Cow<'s, [Step]>,
    pub(crate) staged: Staged<'v>,
}

impl<'s> Change<'s, '_> {
    /// The change after it was made, which borrows nothing of what was given. A typed value is taken.
    pub(crate) fn free(self) -> Change<'s, 'static> {
        let staged = match self.staged {
            Staged::Value(value, ops) => Staged::Value(value, ops),
            Staged::Typed(typed, ops) => match (ops.build)(Input::Typed(typed)) {
                Ok(value) => Staged::Value(value, ops),
                // Not reached: the value was there when the change was made.
                Err(_) => Staged::Entry(None, None),
            },
            Staged::Entry(entry, _) => Staged::Entry(entry, None),
            Staged::Property(call) => Staged::Property(Call { act: None, ..call }),
        };
        Change { steps: self.steps, staged }
    }
}

impl Change<'_, '_> {
    /// The last name of the path: what the hook is told.
    fn name(&self) -> String {
        self.steps.last().map(step_name).unwrap_or_default()
    }

    pub(crate) fn old(&self) -> Value<'_> {
        match &self.staged {
            Staged::Value(value, ops) => {
                (ops.view)(&**value, ops).map_or(Value::None, |attr| (ops.get)(attr))
            }
            Staged::Typed(typed, ops) => {
                (ops.typed)(&**typed, ops).map_or(Value::None, |attr| (ops.get)(attr))
            }
            Staged::Entry(entry, _) => {
                entry.as_ref().map_or(Value::None, |(_, value)| value.as_value())
            }
            Staged::Property(call) => call.old.as_ref().map_or(Value::None, OwnedValue::as_value),
        }
    }

    /// What writes the old value, as any write does; `None` if there is nothing to be written.
    pub(crate) fn into_act(self) -> Option<Act<'static>> {
        let value = match self.staged {
            Staged::Entry(None, _) => return Some(Act::Delete),
            Staged::Entry(Some((_, value)), _) => Some(value),
            Staged::Property(call) => call.old,
            Staged::Value(value, ops) => {
                (ops.view)(&*value, ops).and_then(|attr| (ops.get)(attr).into_owned())
            }
            Staged::Typed(..) => None,
        };
        value.map(|value| Act::Set(Input::Value(value.into())))
    }

    /// Where the value went.
    pub(crate) fn stored(&self) -> Stored {
        match &self.staged {
            Staged::Value(..) | Staged::Typed(..) => Stored::Slot,
            Staged::Property(..) => Stored::Property,
            Staged::Entry(old, _) => Stored::Overflow { is_new: old.is_none() },
        }
    }

    /// Whether the change makes an overflow entry that was not there before. Asked after the change.
    pub(crate) fn is_new_entry(&self) -> bool {
        matches!(self.staged, Staged::Entry(None, _))
    }
}

/// How changes are made.
#[derive(Clone, Copy)]
pub(crate) struct How {
    /// Whether the caller keeps the old values, to undo the changes later.
    pub(crate) keeps_old: bool,
    pub(crate) hooks: Hooks,
}

/// When hooks that only look are told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hooks {
    Now,
    /// The caller does it, once others may read the object again.
    #[cfg_attr(
        not(feature = "shared"),
        expect(dead_code, reason = "only the methods of `Shared` call them later")
    )]
    Later,
}

impl How {
    pub(crate) const ONE: How = How { keeps_old: false, hooks: Hooks::Now };
    pub(crate) const UPDATE: How = How { keeps_old: true, hooks: Hooks::Now };
}

/// Something to be done at a path, or why it cannot even be tried.
pub(crate) type Task<'s, 'v> = Result<(Cow<'s, [Step]>, Act<'v>), AttributeError>;

/// Makes all changes or none.
///
/// In order: each change is resolved, converted and validated by the rules of its slot, and all errors are collected; then
/// the values are exchanged, and all that encloses them is validated; then setters of properties run, and every object
/// that was written is validated; last the hooks are called. Whatever goes wrong before the hooks, a panic too, restores
/// the old values, the last change first, those of properties through their setters.
///
/// What is returned are the changes that undo it.
pub(crate) fn run<'s, 'v>(
    object: ObjectMut<'_>,
    tasks: Vec<Task<'s, 'v>>,
    how: How,
) -> Result<Vec<Change<'s, 'v>>, Vec<AttributeError>> {
    make(object, tasks, how, true)
}

/// As [`run`]. `captures` says whether the old value of every property is kept before its setter is called.
fn make<'s, 'v>(
    object: ObjectMut<'_>,
    tasks: Vec<Task<'s, 'v>>,
    how: How,
    captures: bool,
) -> Result<Vec<Change<'s, 'v>>, Vec<AttributeError>> {
    let mut attempt = Attempt::new(object, tasks.len(), captures);
    let errors = attempt.stage(tasks);
    if !errors.is_empty() {
        // Before the result is made: if a value panics when it is dropped, a result that is being returned would leak.
        drop(attempt);
        return Err(errors);
    }
    if let Err(error) = attempt.commit() {
        drop(attempt);
        return Err(alloc::vec![error]);
    }
    Ok(attempt.finish(how))
}

/// All errors that [`run`] would find before it changes anything; nothing is changed, no setter and no hook is called.
pub(crate) fn try_out(object: ObjectMut<'_>, tasks: Vec<Task<'_, '_>>) -> Vec<AttributeError> {
    let mut attempt = Attempt::new(object, tasks.len(), true);
    attempt.stage(tasks)
}

/// Makes changes that undo others, in the order in which they are given.
///
/// They restore what was there, and so no rule and no check is applied; hooks are called. If one cannot be made, those
/// before it are taken back.
pub(crate) fn restore<'s>(
    object: ObjectMut<'_>,
    changes: Vec<Change<'s, 'static>>,
) -> Result<Vec<Change<'s, 'static>>, AttributeError> {
    let mut attempt = Attempt::new(object, changes.len(), true);
    attempt.restore(changes)?;
    Ok(attempt.finish(How::UPDATE))
}

/// Exchanges what is staged with what is in its place.
fn exchange(object: ObjectMut<'_>, change: &mut Change<'_, '_>) -> Result<(), AttributeError> {
    let swap = |attr: AttrMut<'_>, staged: &mut Staged<'_>| match staged {
        Staged::Value(value, ops) => (ops.swap)(attr, &mut **value),
        Staged::Typed(typed, ops) => (ops.swap)(attr, &mut **typed),
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
fn tell_changing(mut object: ObjectMut<'_>, changes: &[Change<'_, '_>]) {
    for change in changes {
        let Some((Step::Name(name), way)) = change.steps.split_last() else { continue };
        inside(object.reborrow(), way, |object| {
            if object.class().is_guarded() {
                check::tell_changing(object, name, &change.old());
            }
        });
    }
}

/// Tells the hooks that only look, and who is to be warned of new overflow entries.
pub(crate) fn tell_looking(object: ObjectRef<'_>, changes: &[Change<'_, '_>]) {
    for change in changes {
        let Some((Step::Name(name), way)) = change.steps.split_last() else { continue };
        let Some(object) = inner(object, way).filter(|object| object.class().is_guarded()) else {
            continue;
        };
        if change.is_new_entry() {
            check::warn(object, name);
        }
        check::tell_looking(object, name, &change.old());
    }
}

/// The object at a path, which may be the outermost.
fn inner<'a>(object: ObjectRef<'a>, way: &[Step]) -> Option<ObjectRef<'a>> {
    if way.is_empty() {
        return Some(object);
    }
    match read_at(object, way).ok()? {
        Place::Attr(attr) => (attr.ops().object)(attr).map(ObjectRef::new),
        Place::Made(_) => None,
    }
}

/// As [`inner`], to call `then` with it.
fn inside(object: ObjectMut<'_>, way: &[Step], then: impl FnOnce(ObjectMut<'_>)) {
    if way.is_empty() {
        return then(object);
    }
    let attr = match target(object, way) {
        Ok(Target::Slot(found, _)) => found.into_attr(),
        Ok(Target::Item(attr, _)) => Some(attr),
        _ => None,
    };
    if let Some(attr) = attr
        && let Some(object) = (attr.ops().object_mut)(attr)
    {
        then(ObjectMut::new(object));
    }
}

/// One change to one attribute of an object itself.
pub(crate) fn run_one<'v>(
    object: ObjectMut<'_>,
    name: &str,
    act: Act<'v>,
) -> Result<Change<'static, 'v>, AttributeError> {
    let steps = alloc::vec![Step::Name(name.to_string())];
    run_path(object, Cow::Owned(steps), act, How::ONE)
}

/// One change at a path. Python calls no getter when it sets, and so this does only where the old value can be needed.
pub(crate) fn run_path<'s, 'v>(
    object: ObjectMut<'_>,
    steps: Cow<'s, [Step]>,
    act: Act<'v>,
    how: How,
) -> Result<Change<'s, 'v>, AttributeError> {
    let name = steps.last().map(step_name).unwrap_or_default();
    let class = object.class();
    match make(object, alloc::vec![Ok((steps, act))], how, false) {
        Ok(changes) => changes
            .into_iter()
            .next()
            .ok_or_else(|| AttributeError::new(ErrorKind::Unknown, class, &name)),
        Err(faults) => Err(faults
            .into_iter()
            .next()
            .unwrap_or_else(|| AttributeError::new(ErrorKind::Unknown, class, &name))),
    }
}
