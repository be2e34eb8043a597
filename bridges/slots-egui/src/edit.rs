//! `Edit`: one change that a widget requests, and its execution by the methods of the library.

use slots_runtime::prelude::*;
use slots_runtime::{Class, Input};

use crate::widgets::list;

/// A value of a widget.
#[derive(Clone, Debug)]
pub(crate) enum Written {
    Value(OwnedValue),
    /// A string that the type of the slot parses.
    Text(String),
}

impl Written {
    pub(crate) fn input(&self) -> Input<'_> {
        match self {
            Written::Value(value) => Input::Value(value.as_value()),
            Written::Text(text) => Input::Text(text),
        }
    }

    /// The string of which an edit of text starts; `None` for a value with parts.
    pub(crate) fn to_text(&self) -> Option<String> {
        match self {
            Written::Text(text) => Some(text.clone()),
            Written::Value(OwnedValue::List(_) | OwnedValue::Map(_) | OwnedValue::None) => None,
            Written::Value(value) => Some(value.to_string()),
        }
    }
}

/// A change of the value at a path.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Set(Written),
    /// Sets a value that the user has not chosen. If it is rejected, the user enters one as text.
    SetFresh(Written),
    /// Validates a draft, and changes nothing.
    Check(Written),
    /// Inserts an item before the one at an index of the list.
    Insert(usize, OwnedValue),
    /// Exchanges two items of the list.
    Swap(usize, usize),
    /// Removes the item at an index of the list.
    RemoveItem(usize),
    /// Removes the entry of a key from the map.
    RemoveKey(String),
    /// Resets the value to its default.
    Reset,
}

#[derive(Debug)]
pub(crate) struct Edit {
    pub(crate) path: AttrPath,
    pub(crate) change: Change,
    /// Whether it belongs to a gesture that makes many edits.
    pub(crate) is_gesture: bool,
}

impl Edit {
    /// Makes the change. The error is the text for the user.
    pub(crate) fn apply(&self, object: &mut dyn Object) -> Result<Option<Undo>, String> {
        let path = &self.path;
        let done = match &self.change {
            Change::Check(written) => {
                let writes = [(path, written.input())];
                return object
                    .validate_update_with(writes)
                    .map(|()| None)
                    .map_err(|error| error.to_string());
            }
            Change::Set(written) | Change::SetFresh(written) => {
                return object
                    .update_with([(path, written.input())])
                    .map(Some)
                    .map_err(|error| error.to_string());
            }
            Change::Insert(index, item) => {
                object.list_path_mut(path).and_then(|mut list| list.insert(*index, item.clone()))
            }
            Change::Swap(one, other) => {
                let list = object.get_path(path).map_err(|error| error.to_string())?;
                let new = list::swapped(&list, *one, *other)
                    .ok_or("an item of the list cannot be copied")?;
                return object.update([(path, new)]).map(Some).map_err(|error| error.to_string());
            }
            Change::RemoveItem(index) => {
                object.list_path_mut(path).and_then(|mut list| list.remove(*index))
            }
            Change::RemoveKey(key) => object.map_path_mut(path).and_then(|mut map| map.remove(key)),
            Change::Reset => object.reset_path(path),
        };
        done.map(Some).map_err(|error| format!("{error:#}"))
    }
}

/// The class of an object.
pub(crate) fn class_of(object: &dyn Object) -> &'static Class {
    object.class()
}
