//! One change of a transaction: what is done at a path, and the old value.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;

use crate::access::stored::Stored;
use crate::error::attribute_error::AttributeError;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::{Input, Typed, VTable};
use crate::text::path::PathSegment;
use crate::text::path::segment_name;

/// What is to be done at a path.
pub(crate) enum Operation<'v> {
    Set(Input<'v>),
    Delete,
}

/// What stands ready to be put in its place; after that, the old value.
pub(crate) enum Staged<'v> {
    /// The value of a slot or an item, of its own type.
    Value(Box<dyn Any>, &'static VTable),
    /// As `Value`, in the caller's `Option`, from which nothing is taken before the change is accepted.
    Typed(&'v mut dyn Typed, &'static VTable),
    /// The value of an overflow entry and its position among the entries; `None` is not an entry. Then the caller's `Option`
    /// that the value was taken from.
    Entry(Option<(usize, OwnedValue)>, Option<&'v mut dyn Typed>),
    /// A property.
    Property(Call<'v>),
}

/// One change of a transaction.
pub(crate) struct Change<'s, 'v> {
    pub(crate) steps: Cow<'s, [PathSegment]>,
    pub(crate) staged: Staged<'v>,
}

impl<'s> Change<'s, '_> {
    /// The change after it was made, which borrows nothing of the input. A typed value is taken.
    pub(crate) fn free(self) -> Change<'s, 'static> {
        let staged = match self.staged {
            Staged::Value(value, vtable) => Staged::Value(value, vtable),
            Staged::Typed(typed, vtable) => match (vtable.build)(Input::Typed(typed)) {
                Ok(value) => Staged::Value(value, vtable),
                // Not reached: the value was there when the change was made.
                Err(_) => Staged::Entry(None, None),
            },
            Staged::Entry(entry, _) => Staged::Entry(entry, None),
            Staged::Property(call) => Staged::Property(Call { operation: None, ..call }),
        };
        Change { steps: self.steps, staged }
    }
}

impl Change<'_, '_> {
    /// The last name of the path: what the hook is notified.
    pub(super) fn name(&self) -> String {
        self.steps.last().map(segment_name).unwrap_or_default()
    }

    pub(crate) fn old(&self) -> Value<'_> {
        match &self.staged {
            Staged::Value(value, vtable) => {
                (vtable.view)(&**value, vtable).map_or(Value::None, |attr| (vtable.get)(attr))
            }
            Staged::Typed(typed, vtable) => {
                (vtable.typed)(&**typed, vtable).map_or(Value::None, |attr| (vtable.get)(attr))
            }
            Staged::Entry(entry, _) => {
                entry.as_ref().map_or(Value::None, |(_, value)| value.as_value())
            }
            Staged::Property(call) => call.old.as_ref().map_or(Value::None, OwnedValue::as_value),
        }
    }

    /// What writes the old value, as any write does; `None` if there is nothing to be written.
    pub(crate) fn into_act(self) -> Option<Operation<'static>> {
        let value = match self.staged {
            Staged::Entry(None, _) => return Some(Operation::Delete),
            Staged::Entry(Some((_, value)), _) => Some(value),
            Staged::Property(call) => call.old,
            Staged::Value(value, vtable) => {
                (vtable.view)(&*value, vtable).and_then(|attr| (vtable.get)(attr).into_owned())
            }
            Staged::Typed(..) => None,
        };
        value.map(|value| Operation::Set(Input::Value(value.into())))
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

/// A property that is to be written; after that, what its getter gave before.
pub(crate) struct Call<'v> {
    /// What its setter or deleter is given.
    pub(super) operation: Option<Box<Operation<'v>>>,
    pub(super) old: Option<OwnedValue>,
    /// Whether it has a getter and a setter, without which nothing can be restored.
    pub(super) is_reversible: bool,
}

/// How changes are made.
#[derive(Clone, Copy)]
pub(crate) struct Options {
    /// Whether the caller keeps the old values, to undo the changes later.
    pub(crate) keeps_old: bool,
    pub(crate) hooks: Hooks,
}

impl Options {
    pub(crate) const ONE: Options = Options { keeps_old: false, hooks: Hooks::Now };
    pub(crate) const UPDATE: Options = Options { keeps_old: true, hooks: Hooks::Now };
}

/// When hooks that only look are notified.
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

/// Something to be done at a path, or why it cannot even be tried.
pub(crate) type Request<'s, 'v> = Result<(Cow<'s, [PathSegment]>, Operation<'v>), AttributeError>;
