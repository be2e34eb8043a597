//! `History`: undo and redo over many updates.

use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::update_error::UpdateError;
use crate::methods::update::Undo;
use crate::model::kernel::object::Object;
use crate::text::path::AttrPath;

/// The updates of an object that can be undone and redone, the last first.
///
/// [`record`](Self::record) takes the [`Undo`] of an update. The updates between [`begin`](Self::begin) and [`end`](Self::end) are
/// one entry. A new update removes the entries that could be redone. If the history is full, its oldest entry is dropped.
///
/// Writes that are not recorded, to fields for example, are not undone; an entry restores the values before its updates.
///
/// ```
/// use slots_runtime::{History, prelude::*};
///
/// #[slots]
/// struct Camera { gain: f64, frames: u32 }
///
/// let mut cam = Camera { gain: 1.0, frames: 1 };
/// let mut history = History::new(100);
/// history.record(cam.update([("frames", 2)])?);
/// history.begin("exposure");
/// history.record(cam.update([("gain", 2)])?);
/// history.record(cam.update([("gain", 3)])?);
/// history.end();
///
/// assert_eq!(history.entries().map(|entry| entry.label()).collect::<Vec<_>>(), ["", "exposure"]);
/// assert!(history.undo(&mut cam)?);
/// assert_eq!((cam.gain, cam.frames), (1.0, 2));
/// assert!(history.undo(&mut cam)?);
/// assert_eq!((cam.gain, cam.frames), (1.0, 1));
/// assert!(!history.undo(&mut cam)?);
/// assert!(history.redo(&mut cam)? && history.redo(&mut cam)?);
/// assert_eq!((cam.gain, cam.frames), (3.0, 2));
/// # Ok::<(), UpdateError>(())
/// ```
#[derive(Debug)]
pub struct History {
    done: VecDeque<HistoryEntry>,
    undone: Vec<HistoryEntry>,
    capacity: usize,
    /// The label of the group that is open, and whether its entry exists.
    group: Option<(String, bool)>,
}

/// An entry of a [`History`]: one update, or a group of updates.
#[derive(Debug)]
pub struct HistoryEntry {
    label: String,
    undo: Undo,
}

impl HistoryEntry {
    /// Returns the label of the group; empty for an update outside of a group.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Returns the old values that the entry restores.
    pub fn changes(&self) -> &Undo {
        &self.undo
    }

    /// Returns the paths that were written, each once, in the order of the first write.
    pub fn paths(&self) -> Vec<AttrPath> {
        let mut paths: Vec<AttrPath> = Vec::new();
        for path in self.undo.paths() {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        paths
    }
}

impl History {
    /// A history of at most `capacity` entries. One without capacity records nothing.
    pub fn new(capacity: usize) -> Self {
        History { done: VecDeque::new(), undone: Vec::new(), capacity, group: None }
    }

    /// Adds an update, to the open group if there is one. The undone entries are removed.
    ///
    /// An update without changes is ignored. An update of an object of another class than the group begins another entry with the
    /// label of the group.
    pub fn record(&mut self, undo: Undo) {
        if undo.is_empty() {
            return;
        }
        self.undone.clear();
        let mut undo = undo;
        if let Some((_, true)) = self.group
            && let Some(last) = self.done.back_mut()
        {
            match last.undo.append(undo) {
                Ok(()) => return,
                Err(of_another_class) => undo = of_another_class,
            }
        }
        let label = match &mut self.group {
            Some((label, has_entry)) => {
                *has_entry = true;
                label.clone()
            }
            None => String::new(),
        };
        self.done.push_back(HistoryEntry { label, undo });
        if self.done.len() > self.capacity {
            self.done.pop_front();
        }
    }

    /// Begins a group: the updates until [`end`](Self::end) are one entry. An open group ends.
    pub fn begin(&mut self, label: impl Into<String>) {
        self.group = Some((label.into(), false));
    }

    /// Ends the open group. Without updates, it leaves no entry.
    pub fn end(&mut self) {
        self.group = None;
    }

    /// Undoes the last entry, all of its changes or none, and ends an open group. Returns `false` if there is no entry.
    ///
    /// # Errors
    /// As [`Undo::apply`]; the object keeps its values. The entry is removed, since its values no longer fit the object.
    pub fn undo<T: Object + ?Sized>(&mut self, object: &mut T) -> Result<bool, UpdateError> {
        self.end();
        let Some(HistoryEntry { label, undo }) = self.done.pop_back() else { return Ok(false) };
        let undo = undo.apply(object)?;
        self.undone.push(HistoryEntry { label, undo });
        Ok(true)
    }

    /// Makes the changes of the last undone entry again, all or none. Returns `false` if there is no such entry.
    ///
    /// # Errors
    /// As [`undo`](Self::undo).
    pub fn redo<T: Object + ?Sized>(&mut self, object: &mut T) -> Result<bool, UpdateError> {
        self.end();
        let Some(HistoryEntry { label, undo }) = self.undone.pop() else { return Ok(false) };
        let undo = undo.apply(object)?;
        self.done.push_back(HistoryEntry { label, undo });
        Ok(true)
    }

    /// Returns the entries that can be undone, the oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &HistoryEntry> + ExactSizeIterator {
        self.done.iter()
    }

    /// Returns the entries that can be redone, the next first.
    pub fn undone(&self) -> impl DoubleEndedIterator<Item = &HistoryEntry> + ExactSizeIterator {
        self.undone.iter().rev()
    }

    /// Removes all entries, and ends an open group.
    pub fn clear(&mut self) {
        *self = History::new(self.capacity);
    }
}
