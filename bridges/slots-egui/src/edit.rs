//! `Edit`: one change that a widget requests, and its execution by the methods of the library.

use slots_runtime::prelude::*;
use slots_runtime::{Class, Input, PathSegment};

use crate::state::parent;
use crate::widgets::{list, text};

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
        match &self.change {
            Change::Check(written) => match validate(object, path, written.input()) {
                Err(error) => match self.of_whole_list(object, &error) {
                    Some((list, new)) => validate(object, &list, Input::Value(new.as_value())),
                    None => Err(error),
                },
                done => done,
            }
            .map(|()| None)
            .map_err(|error| error.to_string()),
            Change::Set(written) | Change::SetFresh(written) => {
                let done = object.update_with([(path, written.input())]);
                self.or_whole_list(object, done)
            }
            Change::Swap(one, other) => {
                let list = object.get_path(path).map_err(|error| error.to_string())?;
                let new = list::swapped(&list, *one, *other)
                    .ok_or("an item of the list cannot be copied")?;
                object.update([(path, new)]).map(Some).map_err(|error| error.to_string())
            }
            Change::Insert(index, item) => {
                let list = object.list_path_mut(path);
                let done = list.and_then(|mut list| list.insert(*index, item.clone()));
                self.or_whole_list(object, done.map_err(UpdateError::from))
            }
            Change::RemoveItem(index) => {
                let list = object.list_path_mut(path);
                let done = list.and_then(|mut list| list.remove(*index));
                self.or_whole_list(object, done.map_err(UpdateError::from))
            }
            Change::RemoveKey(key) => object
                .map_path_mut(path)
                .and_then(|mut map| map.remove(key))
                .map(Some)
                .map_err(|error| format!("{error:#}")),
            Change::Reset => {
                object.reset_path(path).map(Some).map_err(|error| format!("{error:#}"))
            }
        }
    }

    /// The result, or that of a write of the whole list if the list does not take the change of one item.
    fn or_whole_list(
        &self,
        object: &mut dyn Object,
        done: Result<Undo, UpdateError>,
    ) -> Result<Option<Undo>, String> {
        let done = done.or_else(|error| match self.of_whole_list(object, &error) {
            Some((list, new)) => object.update([(&list, new)]),
            None => Err(error),
        });
        done.map(Some).map_err(|error| error.to_string())
    }

    /// The path and the new value of the list whose item is changed, if its items cannot be changed one by one, as those of a set and
    /// of a shared slice.
    fn of_whole_list(
        &self,
        object: &dyn Object,
        error: &UpdateError,
    ) -> Option<(AttrPath, OwnedValue)> {
        let kind = error.errors().first()?.kind();
        let (list, at) = match (&self.change, self.path.segments().last()?) {
            (Change::Insert(at, _) | Change::RemoveItem(at), _) if kind == ErrorKind::Type => {
                (self.path.clone(), *at)
            }
            (Change::Set(_) | Change::SetFresh(_) | Change::Check(_), PathSegment::Index(at))
                if kind == ErrorKind::ReadOnly =>
            {
                (parent(&self.path), *at)
            }
            _ => return None,
        };
        let OwnedValue::List(items) = object.get_path(&list).ok()?.to_owned()? else { return None };
        let mut items = items.into_vec();
        match &self.change {
            Change::Insert(_, item) if at <= items.len() => items.insert(at, item.clone()),
            Change::RemoveItem(_) if at < items.len() => drop(items.remove(at)),
            Change::Set(written) | Change::SetFresh(written) | Change::Check(written) => {
                let item = items.get_mut(at)?;
                *item = match written {
                    Written::Value(value) => value.clone(),
                    Written::Text(text) => text::untyped(&item.as_value(), text),
                };
            }
            _ => return None,
        }
        Some((list, items.into()))
    }
}

fn validate(object: &mut dyn Object, path: &AttrPath, input: Input<'_>) -> Result<(), UpdateError> {
    object.validate_update_with([(path, input)])
}

/// The class of an object.
pub(crate) fn class_of(object: &dyn Object) -> &'static Class {
    object.class()
}
