//! `History`: the edits that can be undone and redone.

use slots_runtime::prelude::*;

/// The most steps that are kept.
const LIMIT: usize = 1000;

/// The stack of edits of one object, and the stack of undone edits.
#[derive(Debug, Default)]
pub(crate) struct History {
    undo: Vec<Undo>,
    redo: Vec<Undo>,
    /// The gesture that made the last edit; another edit of the same gesture belongs to the same step.
    gesture: Option<AttrPath>,
}

impl History {
    /// Adds an edit. Edits of one gesture, such as a drag of a slider, are one step: the first one has the old value.
    pub(crate) fn record(&mut self, undo: Undo, gesture: Option<AttrPath>) {
        self.redo.clear();
        if gesture.is_some() && gesture == self.gesture && !self.undo.is_empty() {
            return;
        }
        self.gesture = gesture;
        if self.undo.len() == LIMIT {
            self.undo.remove(0);
        }
        self.undo.push(undo);
    }

    /// Ends the gesture, so that the next edit is a step of its own.
    pub(crate) fn end_gesture(&mut self) {
        self.gesture = None;
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Undoes the last step. After an error the object is unchanged, and the step is gone.
    pub(crate) fn undo(&mut self, object: &mut dyn Object) -> Result<(), UpdateError> {
        self.end_gesture();
        let Some(step) = self.undo.pop() else { return Ok(()) };
        self.redo.push(step.apply(object)?);
        Ok(())
    }

    /// Repeats the step that was undone last, as [`undo`](Self::undo).
    pub(crate) fn redo(&mut self, object: &mut dyn Object) -> Result<(), UpdateError> {
        self.end_gesture();
        let Some(step) = self.redo.pop() else { return Ok(()) };
        self.undo.push(step.apply(object)?);
        Ok(())
    }

    pub(crate) fn clear(&mut self) {
        *self = History::default();
    }
}
