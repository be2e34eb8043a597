//! `State`: what an inspector keeps between two frames, and `Frame`: what the widgets of one frame share.

use std::collections::{HashMap, HashSet};

use slots_runtime::prelude::*;

use crate::compare::Comparison;
use crate::edit::{Change, Edit, Written};
use crate::methods::{Call, Fields};

/// A string that is being edited, or that was rejected.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) text: String,
}

/// The state of an inspector apart from the history.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    pub(crate) filter: String,
    pub(crate) drafts: HashMap<AttrPath, Draft>,
    /// The error of the last edit at a path.
    pub(crate) errors: HashMap<AttrPath, String>,
    /// The index of the first visible item of a list or a map.
    pub(crate) pages: HashMap<AttrPath, usize>,
    /// The name in the field that adds a key to a map or an overflow map.
    pub(crate) new_keys: HashMap<AttrPath, String>,
    /// The fields of the methods whose sections were opened, by the paths of the methods.
    pub(crate) methods: HashMap<AttrPath, Fields>,
    pub(crate) comparison: Comparison,
}

/// The state during one frame. Widgets read the object and request edits, which are made at the end.
pub(crate) struct Frame<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) edits: Vec<Edit>,
    pub(crate) calls: Vec<Call>,
    /// The paths that the filter selects; `None` without a filter.
    pub(crate) visible: Option<HashSet<AttrPath>>,
    /// The horizontal position of the widgets, to the right of the names.
    pub(crate) column: f32,
    /// Whether a drag has ended, so that the next edit is a step of its own.
    pub(crate) ends_gesture: bool,
}

impl Frame<'_> {
    pub(crate) fn is_visible(&self, path: &AttrPath) -> bool {
        self.visible.as_ref().is_none_or(|visible| visible.contains(path))
    }

    pub(crate) fn request(&mut self, path: &AttrPath, change: Change) {
        self.edits.push(Edit { path: path.clone(), change, is_gesture: false });
    }

    pub(crate) fn set(&mut self, path: &AttrPath, value: impl Into<OwnedValue>) {
        self.request(path, Change::Set(Written::Value(value.into())));
    }

    /// Inserts the draft of an item at `path` into its list.
    pub(crate) fn insert_draft(&mut self, path: &AttrPath, index: usize, item: OwnedValue) {
        self.request(&parent(path), Change::Insert(index, item));
    }

    pub(crate) fn discard(&mut self, path: &AttrPath) {
        self.state.drafts.remove(path);
        self.state.errors.remove(path);
    }
}

/// The path without its last segment.
pub(crate) fn parent(path: &AttrPath) -> AttrPath {
    path.segments().iter().take(path.len().saturating_sub(1)).cloned().collect()
}
