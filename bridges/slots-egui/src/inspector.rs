//! `Inspector`: draws an object, makes the requested edits, and keeps them to be undone.

use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{TextEdit, Ui, WidgetInfo};
use slots_runtime::prelude::*;
use slots_runtime::{History, PathSegment};

use crate::edit::{Change, Edit, Written};
use crate::state::{Draft, Frame, State};
use crate::{filter, object, row};

/// The number of edits that can be undone.
const KEPT: usize = 1000;

/// The width of the names.
const NAMES: f32 = 150.0;

/// Draws an object and a filter, and makes the edits of the user.
///
/// Texts that are being edited, errors and the filter are kept in the memory of egui, by the id of `ui`. Edits cannot be undone; an
/// [`Inspector`] can. Returns whether the object has changed. Draw a second object in the same `ui` inside of [`Ui::push_id`].
///
/// ```
/// # use slots_runtime::prelude::*;
/// # #[slots] struct Camera { gain: f64 }
/// # let mut camera = Camera { gain: 1.0 };
/// # egui::__run_test_ui(|ui| {
/// if slots_egui::inspect(ui, &mut camera) {
///     println!("the gain is {}", camera.gain);
/// }
/// # });
/// ```
pub fn inspect(ui: &mut Ui, object: &mut dyn Object) -> bool {
    let id = ui.scope_id().with("slots-egui");
    let state = ui.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<State>>>(id).clone());
    let mut state = state.lock();
    toolbar(ui, &mut state, None, object);
    show(ui, &mut state, object, &mut |_, _| {})
}

/// Draws an object, and undoes and redoes edits. One inspector belongs to one object; draw a second one in the same `ui` inside of
/// [`Ui::push_id`].
///
/// ```
/// # use slots_egui::Inspector;
/// # use slots_runtime::prelude::*;
/// # #[slots] struct Camera { gain: f64 }
/// # let mut camera = Camera { gain: 1.0 };
/// let mut inspector = Inspector::new();
/// # egui::__run_test_ui(|ui| {
/// let is_changed = inspector.show(ui, &mut camera);
/// # });
/// ```
#[derive(Debug)]
pub struct Inspector {
    state: State,
    history: History,
    /// The gesture that made the last edit, such as a drag of a slider; its edits are one entry of the history.
    gesture: Option<AttrPath>,
}

impl Default for Inspector {
    fn default() -> Self {
        Inspector { state: State::default(), history: History::new(KEPT), gesture: None }
    }
}

impl Inspector {
    /// An inspector without a filter and with nothing to undo.
    #[must_use]
    pub fn new() -> Self {
        Inspector::default()
    }

    /// Draws the object and its toolbar, and makes the edits of the user. Returns whether the object has changed.
    pub fn show(&mut self, ui: &mut Ui, object: &mut dyn Object) -> bool {
        let is_undone = toolbar(ui, &mut self.state, Some(&mut self.history), object);
        if is_undone {
            self.gesture = None;
        }
        let Inspector { state, history, gesture } = self;
        let is_edited = show(ui, state, object, &mut |undo, new_gesture| {
            if *gesture != new_gesture {
                history.end();
                if let Some(path) = &new_gesture {
                    history.begin(path.to_string());
                }
                *gesture = new_gesture;
            }
            if let Some(undo) = undo {
                history.record(undo);
            }
        });
        is_undone || is_edited
    }

    /// Whether [`undo`](Self::undo) has an edit to undo.
    pub fn can_undo(&self) -> bool {
        self.history.entries().len() > 0
    }

    /// Whether [`redo`](Self::redo) has an edit to repeat.
    pub fn can_redo(&self) -> bool {
        self.history.undone().len() > 0
    }

    /// Undoes the last edit of the user.
    ///
    /// # Errors
    /// As [`Undo::apply`]; the object is then unchanged, and the edit can no longer be undone.
    pub fn undo(&mut self, object: &mut dyn Object) -> Result<(), UpdateError> {
        self.state.comparison.expire();
        self.gesture = None;
        self.history.undo(object).map(drop)
    }

    /// Repeats the edit that was undone last.
    ///
    /// # Errors
    /// As [`undo`](Self::undo).
    pub fn redo(&mut self, object: &mut dyn Object) -> Result<(), UpdateError> {
        self.state.comparison.expire();
        self.gesture = None;
        self.history.redo(object).map(drop)
    }

    /// Forgets all edits, errors and unfinished texts, to show another object.
    pub fn clear(&mut self) {
        self.history.clear();
        self.gesture = None;
        self.state = State { filter: std::mem::take(&mut self.state.filter), ..State::default() };
    }

    /// The string that the paths and the documentation of the visible values contain.
    pub fn filter(&self) -> &str {
        &self.state.filter
    }

    /// Sets the [`filter`](Self::filter).
    pub fn set_filter(&mut self, filter: impl Into<String>) {
        self.state.filter = filter.into();
    }
}

/// The filter, the buttons to undo and redo, and their last error. Returns whether the object has changed.
fn toolbar(
    ui: &mut Ui,
    state: &mut State,
    history: Option<&mut History>,
    object: &mut dyn Object,
) -> bool {
    let mut is_changed = false;
    ui.horizontal(|ui| {
        let response = ui
            .add(TextEdit::singleline(&mut state.filter).desired_width(NAMES).hint_text("filter"));
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, "", &state.filter, "filter");
            info.label = Some("filter".to_owned());
            info
        });
        let Some(history) = history else { return };
        let mut done = Ok(());
        if row::small_button(ui, "Undo", "undo", history.entries().len() > 0) {
            done = history.undo(object).map(drop);
            is_changed = true;
        }
        if row::small_button(ui, "Redo", "redo", history.undone().len() > 0) {
            done = history.redo(object).map(drop);
            is_changed = true;
        }
        if is_changed {
            state.comparison.expire();
            state.errors.clear();
            state.drafts.clear();
        }
        if let Err(error) = done {
            state.errors.insert(AttrPath::default(), error.to_string());
        }
    });
    if let Some(error) = state.errors.get(&AttrPath::default()) {
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
    is_changed
}

/// Draws the object, and makes the edits. `record` gets each edit, or `None` at the end of a gesture.
fn show(
    ui: &mut Ui,
    state: &mut State,
    object: &mut dyn Object,
    record: &mut dyn FnMut(Option<Undo>, Option<AttrPath>),
) -> bool {
    state.comparison.refresh(object, ui.input(|input| input.time));
    let visible = filter::visible(object, &state.filter);
    let column = ui.cursor().left() + NAMES + ui.spacing().indent;
    let (edits, calls) = (Vec::new(), Vec::new());
    let mut frame = Frame { state, edits, calls, visible, column, ends_gesture: false };
    object::body(ui, &mut frame, object, &AttrPath::default(), false);
    let Frame { state, edits, calls, ends_gesture, .. } = frame;
    let mut is_changed = false;
    for edit in &edits {
        if let Some(undo) = make(state, object, edit) {
            is_changed = true;
            record(Some(undo), edit.is_gesture.then(|| edit.path.clone()));
        }
    }
    if ends_gesture || !calls.is_empty() {
        record(None, None);
    }
    for call in &calls {
        if let Some(undo) = call.make(state, object) {
            is_changed = true;
            record(Some(undo), None);
        }
    }
    if is_changed {
        state.comparison.expire();
        ui.request_repaint();
    }
    is_changed
}

/// Makes an edit, and keeps its error.
fn make(state: &mut State, object: &mut dyn Object, edit: &Edit) -> Option<Undo> {
    let path = &edit.path;
    match edit.apply(object) {
        Ok(undo) => {
            state.errors.remove(path);
            if undo.is_some() {
                state.drafts.remove(path);
            }
            // The drafts in a list belong to items that have moved.
            if matches!(edit.change, Change::Insert(..) | Change::RemoveItem(_) | Change::Swap(..))
            {
                let is_below = |other: &AttrPath| other.segments().starts_with(path.segments());
                state.drafts.retain(|draft, _| !is_below(draft));
                state.errors.retain(|error, _| !is_below(error));
                state.methods.retain(|method, _| !is_below(method));
            }
            undo
        }
        Err(error) => {
            let (path, text) = match &edit.change {
                Change::SetFresh(written) => (path.clone(), written.to_text()),
                Change::Insert(index, item) => {
                    let item = Written::Value(item.clone()).to_text();
                    (path.join(PathSegment::Index(*index)), item)
                }
                _ => (path.clone(), None),
            };
            if let Some(text) = text {
                state.drafts.insert(path.clone(), Draft { text });
            }
            state.errors.insert(path, error);
            None
        }
    }
}
