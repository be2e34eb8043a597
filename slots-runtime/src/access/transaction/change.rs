//! `Change`: the operation at a path, and after it the old value; `Operation` and `Options`.

use alloc::boxed::Box;

use crate::access::stored::Stored;
use crate::model::class::table::Entry;
use crate::model::kernel::attr::{AttrMut, Held};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::{Input, Typed, VTable};
use crate::text::path::AttrPath;
use crate::text::step::{PathSegment, Step};
use crate::text::to_path::Steps;

/// A write to a path.
pub(crate) enum Operation<'v> {
    Set(Input<'v>),
    Delete,
    /// Inserts an item into a list, before the one at the end of the path, or sets the value of a key.
    Insert(Input<'v>),
    /// Adds an item to the list at the path.
    Push(Input<'v>),
}

/// The new value before the change is made; the old value after it.
pub(crate) enum Staged<'v> {
    /// The value of a slot or an item, of its own type.
    Value(Held),
    /// As `Value`, in the caller's `Option`, which keeps the value until the change is accepted.
    Typed(&'v mut dyn Typed, &'static VTable),
    /// The value of an overflow entry and its position among the entries, or `None` without an entry; and the caller's
    /// `Option` that contained the value.
    Entry(Option<(usize, OwnedValue)>, Option<&'v mut dyn Typed>),
    /// An item of a list that is inserted, or removed if there is no value; or the value of a key.
    Item(Option<Held>),
    /// A property.
    Property(Call<'v>),
}

/// The place of a change.
pub(crate) enum ChangePath {
    /// A slot of the object itself.
    Slot(&'static Entry),
    /// Any other place.
    Path(Box<[PathSegment]>),
}

impl ChangePath {
    pub(super) fn new(steps: &[Step<'_>]) -> Self {
        ChangePath::Path(steps.iter().map(|step| step.to_segment()).collect())
    }

    /// Calls a function with the steps that lead from the object to the place.
    pub(crate) fn with_steps<R>(&self, call: impl FnOnce(&[Step<'_>]) -> R) -> R {
        match self {
            ChangePath::Slot(entry) => call(&[Step::Name(entry.name())]),
            ChangePath::Path(segments) => {
                let steps: Steps<'_> = segments.iter().map(PathSegment::as_step).collect();
                call(steps.as_slice())
            }
        }
    }

    /// The path from the object to the place.
    pub(crate) fn to_path(&self) -> AttrPath {
        match self {
            ChangePath::Slot(entry) => AttrPath::from_name(entry.name()),
            ChangePath::Path(segments) => segments.iter().cloned().collect(),
        }
    }
}

/// One change of a transaction.
pub(crate) struct Change<'v> {
    pub(crate) path: ChangePath,
    pub(crate) staged: Staged<'v>,
}

impl Change<'_> {
    /// Takes a typed value out of the caller's variable, after the change was made.
    pub(super) fn take_typed(&mut self) {
        match &mut self.staged {
            Staged::Typed(typed, vtable) => {
                let typed: &mut dyn Typed = &mut **typed;
                if let Ok(value) = (vtable.build)(Input::Typed(typed), vtable) {
                    self.staged = Staged::Value(value);
                }
            }
            Staged::Entry(_, typed) => *typed = None,
            Staged::Value(_) | Staged::Item(_) | Staged::Property(_) => {}
        }
    }

    /// Converts a change that was made to one that borrows nothing from the caller.
    pub(crate) fn into_owned(mut self) -> Change<'static> {
        self.take_typed();
        let staged = match self.staged {
            Staged::Value(value) => Staged::Value(value),
            // Not reached: the value was taken.
            Staged::Typed(..) => Staged::Entry(None, None),
            Staged::Entry(entry, _) => Staged::Entry(entry, None),
            Staged::Item(item) => Staged::Item(item),
            Staged::Property(call) => Staged::Property(Call { operation: None, ..call }),
        };
        Change { path: self.path, staged }
    }
}

impl Staged<'_> {
    /// The old value, after the change is made.
    pub(crate) fn old(&self) -> Value<'_> {
        match self {
            Staged::Value(value) => value.value(),
            Staged::Typed(typed, vtable) => {
                (vtable.typed)(&**typed, vtable).map_or(Value::None, |attr| (vtable.get)(attr))
            }
            Staged::Entry(entry, _) => {
                entry.as_ref().map_or(Value::None, |(_, value)| value.as_value())
            }
            Staged::Item(item) => item.as_ref().map_or(Value::None, Held::value),
            Staged::Property(call) => call.old.as_ref().map_or(Value::None, OwnedValue::as_value),
        }
    }

    /// The operation that writes the old value; `None` if it is not known.
    pub(crate) fn into_operation(self) -> Option<Operation<'static>> {
        let value = match self {
            Staged::Entry(None, _) | Staged::Item(None) => return Some(Operation::Delete),
            Staged::Item(Some(value)) => {
                let value = value.value().into_owned()?;
                return Some(Operation::Insert(Input::Value(value.into())));
            }
            Staged::Entry(Some((_, value)), _) => Some(value),
            Staged::Property(call) => call.old,
            Staged::Value(value) => value.value().into_owned(),
            Staged::Typed(..) => None,
        };
        value.map(|value| Operation::Set(Input::Value(value.into())))
    }

    /// Swaps the value of a slot or an item with the one at its place.
    pub(super) fn swap(&mut self, place: AttrMut<'_>) {
        let value = match self {
            Staged::Value(value) => Some(value.as_mut()),
            Staged::Typed(typed, vtable) => (vtable.typed_mut)(&mut **typed, vtable),
            Staged::Entry(..) | Staged::Item(_) | Staged::Property(..) => None,
        };
        if let Some(value) = value {
            place.swap(value);
        }
    }
}

impl Change<'_> {
    /// The old value. Called after the change is made.
    pub(crate) fn old(&self) -> Value<'_> {
        self.staged.old()
    }

    /// Where the new value was stored.
    pub(crate) fn stored(&self) -> Stored {
        match &self.staged {
            Staged::Value(..) | Staged::Typed(..) | Staged::Item(_) => Stored::Slot,
            Staged::Property(..) => Stored::Property,
            Staged::Entry(old, _) => Stored::Overflow { is_new: old.is_none() },
        }
    }

    /// Whether the change added an overflow entry. Called after the change is made.
    pub(crate) fn is_new_entry(&self) -> bool {
        matches!(self.staged, Staged::Entry(None, _))
    }
}

/// The call of a setter or a deleter; after it, the old value of the property.
pub(crate) struct Call<'v> {
    /// The operation to make; `None` after it.
    pub(super) operation: Option<Box<Operation<'v>>>,
    pub(super) old: Option<OwnedValue>,
    /// Whether the property has a getter and a setter, so that its old value can be restored.
    pub(super) is_reversible: bool,
}

/// The options of a transaction.
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

/// When the hooks that take `&self` are called.
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
}
