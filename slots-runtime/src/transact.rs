//! Writing: one or several changes, all or none, with what is needed to take them back.

mod place;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::any::Any;

use self::place::Places;
use crate::attribute::Attribute;
use crate::check;
use crate::decl::flags;
use crate::error::{AttributeError, ErrorKind};
use crate::kernel::{AttrMut, ObjectMut, ObjectRef};
use crate::locate::{Place, Target, read_at, step_name, target, with_path};
use crate::object::Stored;
use crate::ops::{Input, Ops};
use crate::path::Step;
use crate::refused::Refused;
use crate::units;
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
        not(feature = "std"),
        expect(dead_code, reason = "only `Live` is shared, which needs `std`")
    )]
    Later,
}

impl How {
    pub(crate) const ONE: How = How { recall: false, hooks: Hooks::Now };
    pub(crate) const UPDATE: How = How { recall: true, hooks: Hooks::Now };
}

/// Makes all changes or none.
///
/// In order: each change is resolved, converted and judged by the rules of its slot, and all faults are collected; then
/// the values are exchanged, and all that encloses them is judged; then setters of properties run, and all is judged
/// again; last the hooks are told. Whatever goes wrong before the hooks, a panic too, puts the old values back; setters
/// that were called before one failed are called again with what their getters gave.
///
/// Faults found before are reported with those found here. What is given back are the changes that undo it.
pub(crate) fn run<'s, 'v>(
    mut object: ObjectMut<'_>,
    acts: Vec<(Cow<'s, [Step]>, Act<'v>)>,
    how: How,
    mut faults: Vec<AttributeError>,
) -> Result<Vec<Change<'s, 'v>>, Vec<AttributeError>> {
    let mut changes = Vec::with_capacity(acts.len());
    let mut places = Places::default();
    let is_one = acts.len() == 1;
    for (steps, act) in acts {
        match stage(object.reborrow(), &steps, act) {
            Ok(staged) => match places.take(object.as_ref(), &steps, is_one) {
                Ok(()) => changes.push(Change { steps, staged }),
                Err(refused) => {
                    let name = steps.last().map(step_name).unwrap_or_default();
                    let error = AttributeError::refused(object.class(), &name, refused);
                    faults.push(with_path(error, &steps));
                }
            },
            Err(error) => faults.push(error),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // Setters come last: what they do outside of the object can only be taken back by another call.
    changes.sort_by_key(|change| matches!(change.staged, Staged::Property(..)));
    let mut attempt = Attempt { object, changes, done: 0, recall: how.recall };
    attempt.commit().map_err(|error| alloc::vec![error])?;
    let changes = core::mem::take(&mut attempt.changes);
    tell_changing(attempt.object.reborrow(), &changes);
    if how.hooks == Hooks::Now {
        tell_looking(attempt.object.as_ref(), &changes);
    }
    Ok(changes)
}

/// Finds the place, converts what is given to its type, and applies the rules of the slot.
fn stage<'v>(
    object: ObjectMut<'_>,
    steps: &[Step],
    act: Act<'v>,
) -> Result<Staged<'v>, AttributeError> {
    let class = object.class();
    let name = steps.last().map(step_name).unwrap_or_default();
    let refuse = |refused| with_path(AttributeError::refused(class, &name, refused), steps);
    let fail = |kind| with_path(AttributeError::new(kind, class, &name), steps);
    match target(object, steps)? {
        Target::Slot(mut found, detail) => {
            let class = found.object().class();
            let refuse = |refused| with_path(AttributeError::refused(class, &name, refused), steps);
            let fail = |kind| with_path(AttributeError::new(kind, class, &name), steps);
            let member = found.entry().member();
            let Some(attr) = found.attr() else { return Err(fail(ErrorKind::Unknown)) };
            let ops = attr.ops();
            let input = match act {
                Act::Set(input) => input,
                Act::Put(Staged::Value(value, _)) => {
                    let Some(view) = (ops.view)(&*value, ops) else {
                        return Err(fail(ErrorKind::Type));
                    };
                    check::rules(detail, view).map_err(refuse)?;
                    return Ok(Staged::Value(value, ops));
                }
                Act::Put(_) => return Err(fail(ErrorKind::Type)),
                Act::Delete if member.flags & flags::UNSET == 0 => {
                    return Err(fail(ErrorKind::CannotDelete));
                }
                Act::Delete if (ops.is_none)(attr.as_ref()) => return Err(fail(ErrorKind::Unset)),
                Act::Delete => Input::Value(Value::None),
            };
            let value = in_unit(detail.unit, input, |input| (ops.build)(input)).map_err(refuse)?;
            if let Some(view) = (ops.view)(&*value, ops) {
                check::rules(detail, view).map_err(refuse)?;
            }
            Ok(Staged::Value(value, ops))
        }
        Target::Item(attr) => {
            let ops = attr.ops();
            match act {
                Act::Set(input) => Ok(Staged::Value((ops.build)(input).map_err(refuse)?, ops)),
                Act::Put(Staged::Value(value, _)) if (ops.view)(&*value, ops).is_some() => {
                    Ok(Staged::Value(value, ops))
                }
                Act::Put(_) => Err(fail(ErrorKind::Type)),
                Act::Delete => Err(fail(ErrorKind::CannotDelete)),
            }
        }
        Target::Entry(dict, key) => match act {
            Act::Set(input) => {
                let value = stored(input).map_err(refuse)?;
                Ok(Staged::Entry(Some((usize::MAX, value))))
            }
            Act::Put(Staged::Entry(entry)) => Ok(Staged::Entry(entry)),
            Act::Put(_) => Err(fail(ErrorKind::Type)),
            Act::Delete if dict.contains_key(key) => Ok(Staged::Entry(None)),
            Act::Delete => {
                Err(with_path(AttributeError::unknown(class, dict.keys_now(), key), steps))
            }
        },
        Target::Property(object, property) => {
            let missing = match act {
                Act::Set(_) | Act::Put(_) if property.set.is_none() => Some(ErrorKind::NoSetter),
                Act::Delete if property.delete.is_none() => Some(ErrorKind::NoDeleter),
                _ => None,
            };
            match missing {
                Some(kind) => {
                    Err(with_path(AttributeError::new(kind, object.class(), &name), steps))
                }
                None => Ok(Staged::Property(Some(Box::new(act)), None)),
            }
        }
    }
}

/// What an overflow map stores. A text is a string there, whatever it looks like.
pub(crate) fn stored(input: Input<'_>) -> Result<OwnedValue, Refused> {
    match input {
        Input::Text(text) => Ok(OwnedValue::from(text)),
        Input::Value(value) => OwnedValue::from_value(value),
        Input::Typed(typed) => {
            OwnedValue::take_any(typed).ok_or_else(|| Refused::because("its type cannot be stored"))
        }
    }
}

/// Reads a text with a unit, such as `5ms`, as the number that the slot counts in its own unit.
pub(crate) fn in_unit<T>(
    unit: &str,
    input: Input<'_>,
    mut read: impl FnMut(Input<'_>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    match input {
        Input::Text(text) if !unit.is_empty() => match units::without_unit(text, unit) {
            // The refusal of a number that was moved still names what was typed.
            Some(number) => read(Input::Text(&number)),
            None => read(Input::Text(text)),
        },
        other => read(other),
    }
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
        for at in 0..setters {
            exchange(self.object.reborrow(), &mut self.changes[at])?;
            self.done = at + 1;
        }
        self.judge(0)?;
        for at in setters..self.changes.len() {
            let called = call(self.object.reborrow(), &mut self.changes[at], self.recall);
            let end = if called.is_ok() { at + 1 } else { at };
            if let Err(error) = called.and_then(|()| self.judge(at)) {
                self.call_back(setters..end);
                return Err(error);
            }
        }
        self.done = 0;
        Ok(())
    }

    /// Calls setters that were called once more, with the old values, the last first: while the slots still hold what they
    /// were called with. Not done when a setter panics, since the next might panic too.
    fn call_back(&mut self, called: core::ops::Range<usize>) {
        for change in self.changes[called].iter_mut().rev() {
            if let Staged::Property(act, old) = &mut change.staged
                && let Some(old) = old.take()
            {
                *act = Some(Box::new(Act::Put(Staged::Property(None, Some(old)))));
                // What refuses its own old value keeps the new one; the error that is reported is the first.
                let _ = call(self.object.reborrow(), change, false);
            }
        }
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
            let _ = exchange(self.object.reborrow(), change);
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
        Target::Item(attr) => swap(attr, &mut change.staged),
        Target::Entry(dict, key) => {
            if let Staged::Entry(entry) = &mut change.staged {
                *entry = dict.exchange(key, entry.take());
            }
        }
        Target::Property(..) => {}
    }
    Ok(())
}

/// Calls the setter or deleter of a property.
fn call(
    mut object: ObjectMut<'_>,
    change: &mut Change<'_, '_>,
    recall: bool,
) -> Result<(), AttributeError> {
    let name = change.name();
    let guarded = |depth| {
        inner(object.as_ref(), &change.steps[..depth]).is_some_and(|it| it.class().is_guarded())
    };
    let wanted = recall || (0..change.steps.len()).any(guarded);
    let before = if wanted {
        read_at(object.as_ref(), &change.steps).ok().and_then(crate::access::owned)
    } else {
        None
    };
    let Target::Property(mut owner, property) = target(object.reborrow(), &change.steps)? else {
        return Ok(());
    };
    let class = owner.class();
    let Staged::Property(act, old) = &mut change.staged else { return Ok(()) };
    *old = before;
    let done = match (act.take().map(|act| *act), property.set, property.delete) {
        (Some(Act::Set(input)), Some(set), _) => set(owner.reborrow(), input),
        (Some(Act::Put(Staged::Property(_, Some(old)))), Some(set), _) => {
            set(owner.reborrow(), Input::Value(old.into()))
        }
        (Some(Act::Delete), _, Some(delete)) => delete(owner.reborrow()),
        _ => Ok(()),
    };
    done.map_err(|refused| with_path(AttributeError::refused(class, &name, refused), &change.steps))
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
        Ok(Target::Item(attr)) => Some(attr),
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
    match run(object, alloc::vec![(steps, act)], how, Vec::new()) {
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
