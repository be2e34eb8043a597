//! `Change`: the new value at a place, and after the change the old value; `Operation`.

use alloc::boxed::Box;

use crate::access::stored::Stored;
use crate::error::attribute_error::Access;
use crate::model::class::table::Entry;
use crate::model::kernel::attr::Held;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::{Input, Typed};
use crate::text::path::AttrPath;
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;

/// A write to a path.
pub(crate) enum Operation<'v> {
    Set(Input<'v>),
    Delete,
    /// Inserts an item into a list, before the one at the end of the path, or sets the value of a key.
    Insert(Input<'v>),
    /// Adds an item to the list at the path.
    Push(Input<'v>),
}

impl<'v> Operation<'v> {
    /// The value to write; `None` to delete.
    pub(super) fn input(&mut self) -> Option<&mut Input<'v>> {
        match self {
            Operation::Set(input) | Operation::Insert(input) | Operation::Push(input) => {
                Some(input)
            }
            Operation::Delete => None,
        }
    }

    /// The access that an error states.
    pub(super) fn access(&self) -> Access {
        match self {
            Operation::Delete => Access::Delete,
            Operation::Set(Input::Text(_)) => Access::SetText,
            _ => Access::Set,
        }
    }
}

/// What a change at a path stores: the new value before it is made; the old value after it.
pub(crate) enum Staged {
    /// The value of a slot or an item, of its own type.
    Value(Held),
    /// The value of an overflow entry and its position among the entries, or `None` without an entry.
    Entry(Option<(usize, OwnedValue)>),
    /// An item of a list that is inserted, or removed if there is no value; or the value of a key.
    /// The item is boxed, so that a change is small.
    Item(Option<Box<Item>>),
    /// A property.
    Property(Call),
}

/// An item of a list, or the value of a key.
pub(crate) struct Item {
    pub(crate) value: Held,
    /// The position of a key that was removed, in a map that keeps the order of insertion.
    pub(super) position: Option<usize>,
}

impl From<Held> for Box<Item> {
    fn from(value: Held) -> Self {
        Box::new(Item { value, position: None })
    }
}

/// One change of a transaction: the new value before the change is made; the old value after it.
pub(crate) enum Change {
    /// The value of a slot of the object itself.
    Slot { entry: &'static Entry, value: Held },
    /// A change at any other place.
    At { path: Box<[PathSegment]>, staged: Staged },
}

/// The memory for the changes of most updates comes from the allocator's lists of small blocks.
#[cfg(target_pointer_width = "64")]
const _: () = assert!(size_of::<Change>() <= 64);

/// A change before it is made, and the operation that the transaction still needs: the call of a setter, or the variable
/// that a typed value was taken from.
pub(super) struct NewChange<'v> {
    pub(super) change: Change,
    pub(super) operation: Option<Operation<'v>>,
}

impl From<Change> for NewChange<'_> {
    fn from(change: Change) -> Self {
        NewChange { change, operation: None }
    }
}

impl Change {
    /// A change at a path that is not a slot of the object itself.
    pub(super) fn at(steps: &[Step<'_>], staged: Staged) -> Self {
        Change::At { path: steps.iter().map(|step| step.to_segment()).collect(), staged }
    }

    /// The change of a slot, which is one of the object itself if the path is a single name.
    pub(super) fn of_slot(steps: &[Step<'_>], entry: &'static Entry, value: Held) -> Self {
        match steps {
            [_] => Change::Slot { entry, value },
            _ => Change::at(steps, Staged::Value(value)),
        }
    }

    /// Calls a function with the steps that lead from the object to the place.
    pub(crate) fn with_steps<R>(&self, call: impl FnOnce(&[Step<'_>]) -> R) -> R {
        match self {
            Change::Slot { entry, .. } => call(&[Step::Name(entry.name())]),
            Change::At { path, .. } => with_steps(path, call),
        }
    }

    /// The path from the object to the place.
    pub(crate) fn to_path(&self) -> AttrPath {
        match self {
            Change::Slot { entry, .. } => AttrPath::from_name(entry.name()),
            Change::At { path, .. } => path.iter().cloned().collect(),
        }
    }

    /// What a change at a path stages; `None` for a slot of the object itself.
    pub(super) fn staged(&self) -> Option<&Staged> {
        match self {
            Change::Slot { .. } => None,
            Change::At { staged, .. } => Some(staged),
        }
    }

    /// The value of a slot or an item, but not that of an item that is inserted.
    pub(super) fn value_mut(&mut self) -> Option<&mut Held> {
        match self {
            Change::Slot { value, .. } | Change::At { staged: Staged::Value(value), .. } => {
                Some(value)
            }
            Change::At { .. } => None,
        }
    }

    /// The old value. Called after the change is made.
    pub(crate) fn old(&self) -> Value<'_> {
        match self {
            Change::Slot { value, .. } => value.value(),
            Change::At { staged, .. } => staged.old(),
        }
    }

    /// As [`old`](Self::old); `None` if there was no value, or the old value of a property is not known.
    pub(crate) fn old_if_known(&self) -> Option<Value<'_>> {
        match self.staged() {
            Some(
                Staged::Entry(None) | Staged::Item(None) | Staged::Property(Call { old: None, .. }),
            ) => None,
            _ => Some(self.old()),
        }
    }

    /// Where the new value was stored.
    pub(crate) fn stored(&self) -> Stored {
        match self.staged() {
            None | Some(Staged::Value(_) | Staged::Item(_)) => Stored::Slot,
            Some(Staged::Property(_)) => Stored::Property,
            Some(Staged::Entry(old)) => Stored::Overflow { is_new: old.is_none() },
        }
    }

    /// Whether the change added an overflow entry. Called after the change is made.
    pub(crate) fn is_new_entry(&self) -> bool {
        matches!(self.staged(), Some(Staged::Entry(None)))
    }

    /// Calls a function with the steps and the operation that write the old value, if that is known.
    pub(crate) fn write_old(self, call: impl FnOnce(&[Step<'_>], Operation<'static>)) {
        match self {
            Change::Slot { entry, value } => {
                if let Some(operation) = Staged::Value(value).into_operation() {
                    call(&[Step::Name(entry.name())], operation);
                }
            }
            Change::At { path, staged } => {
                if let Some(operation) = staged.into_operation() {
                    with_steps(&path, |steps| call(steps, operation));
                }
            }
        }
    }

    /// Moves a new value back to the variable that it was taken from.
    pub(super) fn put_back(self, typed: &mut dyn Typed) {
        match self {
            Change::Slot { value, .. } => value.put_back(typed),
            Change::At { staged, .. } => staged.put_back(typed),
        }
    }
}

/// Calls a function with the steps of a path.
pub(super) fn with_steps<R>(path: &[PathSegment], call: impl FnOnce(&[Step<'_>]) -> R) -> R {
    let steps: Steps<'_> = path.iter().map(PathSegment::as_step).collect();
    call(steps.as_slice())
}

impl Staged {
    /// The old value. Called after the change is made.
    fn old(&self) -> Value<'_> {
        match self {
            Staged::Value(value) => value.value(),
            Staged::Entry(entry) => {
                entry.as_ref().map_or(Value::None, |(_, value)| value.as_value())
            }
            Staged::Item(item) => item.as_ref().map_or(Value::None, |item| item.value.value()),
            Staged::Property(call) => call.old.as_ref().map_or(Value::None, OwnedValue::as_value),
        }
    }

    /// The operation that writes the old value; `None` if it is not known.
    fn into_operation(self) -> Option<Operation<'static>> {
        let value = match self {
            Staged::Entry(None) | Staged::Item(None) => return Some(Operation::Delete),
            Staged::Item(Some(item)) => {
                let value = item.value.value().into_owned()?;
                return Some(Operation::Insert(Input::Value(value.into())));
            }
            Staged::Entry(Some((_, value))) => Some(value),
            Staged::Property(call) => call.old,
            Staged::Value(value) => value.value().into_owned(),
        };
        value.map(|value| Operation::Set(Input::Value(value.into())))
    }

    /// Moves a new value back to the variable that it was taken from.
    pub(super) fn put_back(self, typed: &mut dyn Typed) {
        match self {
            Staged::Value(value) => value.put_back(typed),
            Staged::Item(Some(item)) => item.value.put_back(typed),
            Staged::Entry(Some((_, value))) => value.put_any(typed),
            Staged::Entry(None) | Staged::Item(None) | Staged::Property(_) => {}
        }
    }
}

/// The call of a setter or a deleter; after it, the old value of the property.
pub(crate) struct Call {
    pub(super) old: Option<OwnedValue>,
    /// Whether the property has a getter and a setter, so that its old value can be restored.
    pub(super) is_reversible: bool,
}

/// When the hooks are called; with `Later`, those that take `&self`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hooks {
    /// At the end of the transaction.
    Now,
    /// By the caller, when other threads can read the object again.
    #[cfg_attr(
        not(feature = "shared"),
        expect(dead_code, reason = "only the methods of `Shared` call them later")
    )]
    Later,
    /// Not at all: the object is new.
    Never,
}
