//! Writing: one or several changes, all or none, with what is needed to take them back.

mod place;
mod property;
mod stage;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::any::Any;

use self::place::Places;
use self::property::{call, recollect, restore};
use self::stage::stage;
pub(crate) use self::stage::{build_slot, in_unit, stored};
use crate::check;
use crate::error::{AttributeError, ErrorKind};
use crate::kernel::{AttrMut, ObjectMut, ObjectRef};
use crate::locate::{Place, Target, read_at, rejected, step_name, target};
use crate::object::Stored;
use crate::ops::{Input, Ops};
use crate::path::Step;
use crate::value::{OwnedValue, Value};

/// What is to be done at a path.
pub(crate) enum Act<'v> {
    Set(Input<'v>),
    /// Puts back what an earlier change took out.
    Put(Staged<'v>),
    Delete,
}

/// What stands ready to be put in its place; after that, what was there before.
pub(crate) enum Staged<'v> {
    /// The value of a slot or an item, of its own type.
    Value(Box<dyn Any>, &'static Ops),
    /// The value of an overflow entry, and which place among the entries it has; `None` is no entry.
    Entry(Option<(usize, OwnedValue)>),
    /// What a property's setter or deleter is given, and what its getter gave before.
    Property(Option<Box<Act<'v>>>, Option<OwnedValue>),
}

/// One change of a transaction.
pub(crate) struct Change<'s, 'v> {
    pub(crate) steps: Cow<'s, [Step]>,
    pub(crate) staged: Staged<'v>,
}

impl<'s> Change<'s, '_> {
    /// The change after it was made, which borrows nothing of what was given.
    pub(crate) fn free(self) -> Change<'s, 'static> {
        let staged = match self.staged {
            Staged::Value(value, ops) => Staged::Value(value, ops),
            Staged::Entry(entry) => Staged::Entry(entry),
            Staged::Property(_, old) => Staged::Property(None, old),
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
            Staged::Entry(entry) => {
                entry.as_ref().map_or(Value::None, |(_, value)| value.as_value())
            }
            Staged::Property(_, old) => old.as_ref().map_or(Value::None, OwnedValue::as_value),
        }
    }

    /// Where the value went.
    pub(crate) fn stored(&self) -> Stored {
        match &self.staged {
            Staged::Value(..) => Stored::Slot,
            Staged::Property(..) => Stored::Property,
            Staged::Entry(old) => Stored::Overflow { is_new: old.is_none() },
        }
    }

    /// Whether the change makes an overflow entry that was not there before. Asked after the change.
    pub(crate) fn is_new_entry(&self) -> bool {
        matches!(self.staged, Staged::Entry(None))
    }
}

/// How changes are made.
#[derive(Clone, Copy)]
pub(crate) struct How {
    /// Whether the getter of a property is always asked for the old value before its setter is called, so that the
    /// change can be undone. Otherwise only a hook or a check wants to know; Python calls no getter when it sets.
    pub(crate) recall: bool,
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
    pub(crate) const ONE: How = How { recall: false, hooks: Hooks::Now };
    pub(crate) const UPDATE: How = How { recall: true, hooks: Hooks::Now };
}

/// Something to be done at a path, or why it cannot even be tried.
pub(crate) type Task<'s, 'v> = Result<(Cow<'s, [Step]>, Act<'v>), AttributeError>;

/// Makes all changes or none.
///
/// In order: each change is resolved, converted and judged by the rules of its slot, and all faults are collected; then
/// the values are exchanged, and all that encloses them is judged; then setters of properties run, which may have effects
/// elsewhere, and all is judged again; last the hooks are told. Whatever goes wrong before the hooks, a panic too, puts
/// the old values back, those of properties through their setters.
///
/// What is given back are the changes that undo it.
pub(crate) fn run<'s, 'v>(
    mut object: ObjectMut<'_>,
    tasks: Vec<Task<'s, 'v>>,
    how: How,
) -> Result<Vec<Change<'s, 'v>>, Vec<AttributeError>> {
    let mut changes = Vec::with_capacity(tasks.len());
    let mut faults = Vec::new();
    let mut places = Places::default();
    let is_one = tasks.len() == 1;
    for task in tasks {
        let staged = task.and_then(|(steps, act)| {
            let staged = stage(object.reborrow(), &steps, act)?;
            places
                .take(object.as_ref(), &steps, is_one)
                .map_err(|refused| rejected(object.as_ref(), &steps, refused))?;
            Ok(Change { steps, staged })
        });
        match staged {
            Ok(change) => changes.push(change),
            Err(error) => faults.push(error),
        }
    }
    if !faults.is_empty() {
        // Before the result is made: if a value panics when it goes, a result that is on its way out would leak.
        drop(changes);
        return Err(faults);
    }
    // Setters come last: what they do outside of the object can only be taken back by another call.
    changes.sort_by_key(|change| matches!(change.staged, Staged::Property(..)));
    let mut attempt = Attempt { object, changes, done: 0, recall: how.recall };
    if let Err(error) = attempt.commit() {
        drop(attempt);
        return Err(alloc::vec![error]);
    }
    let changes = core::mem::take(&mut attempt.changes);
    tell_changing(attempt.object.reborrow(), &changes);
    if how.hooks == Hooks::Now {
        tell_looking(attempt.object.as_ref(), &changes);
    }
    Ok(changes)
}

/// Changes being made; dropped before the end, it takes them back.
struct Attempt<'o, 's, 'v> {
    object: ObjectMut<'o>,
    changes: Vec<Change<'s, 'v>>,
    done: usize,
    recall: bool,
}

impl Attempt<'_, '_, '_> {
    fn commit(&mut self) -> Result<(), AttributeError> {
        let setters =
            self.changes.iter().position(|change| matches!(change.staged, Staged::Property(..)));
        let setters = setters.unwrap_or(self.changes.len());
        for at in setters..self.changes.len() {
            recollect(self.object.as_ref(), &mut self.changes[at], self.recall);
        }
        for at in 0..setters {
            exchange(self.object.reborrow(), &mut self.changes[at])?;
            self.done = at + 1;
        }
        self.judge(0)?;
        for at in setters..self.changes.len() {
            call(self.object.reborrow(), &mut self.changes[at])?;
            self.done = at + 1;
            self.judge(at)?;
        }
        self.done = 0;
        Ok(())
    }

    /// Judges all that encloses the changes from `first` on.
    fn judge(&self, first: usize) -> Result<(), AttributeError> {
        let changes = self.changes.iter().skip(first);
        changes
            .into_iter()
            .try_for_each(|change| check::enclosing(self.object.as_ref(), &change.steps))
    }
}

impl Drop for Attempt<'_, '_, '_> {
    fn drop(&mut self) {
        let done = self.done.min(self.changes.len());
        for change in self.changes[..done].iter_mut().rev() {
            // What was exchanged once can be exchanged back.
            let _ = match change.staged {
                Staged::Property(..) => restore(self.object.reborrow(), change),
                _ => exchange(self.object.reborrow(), change),
            };
        }
    }
}

/// Puts what is staged in its place, and what was there in the change.
fn exchange(object: ObjectMut<'_>, change: &mut Change<'_, '_>) -> Result<(), AttributeError> {
    let swap = |attr: AttrMut<'_>, staged: &mut Staged<'_>| {
        if let Staged::Value(value, ops) = staged {
            (ops.swap)(attr, &mut **value);
        }
    };
    match target(object, &change.steps)? {
        Target::Slot(mut found, _) => {
            if let Some(attr) = found.attr() {
                swap(attr, &mut change.staged);
            }
        }
        Target::Item(attr, _) => swap(attr, &mut change.staged),
        Target::Entry(dict, key, _) => {
            if let Staged::Entry(entry) = &mut change.staged {
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

/// One change at a path.
pub(crate) fn run_path<'s, 'v>(
    object: ObjectMut<'_>,
    steps: Cow<'s, [Step]>,
    act: Act<'v>,
    how: How,
) -> Result<Change<'s, 'v>, AttributeError> {
    let name = steps.last().map(step_name).unwrap_or_default();
    let class = object.class();
    match run(object, alloc::vec![Ok((steps, act))], how) {
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
