//! The parts that all rows share: the name with its colour and tooltip, the check box of an option, the buttons and the error.

use egui::collapsing_header::CollapsingState;
use egui::{
    Align, Button, Checkbox, Color32, Id, Label, Layout, Response, RichText, Role, Sense, Ui,
    WidgetInfo, vec2,
};
use slots_runtime::prelude::*;

use crate::edit::{Change, Written};
use crate::fresh;
use crate::node::{Node, Part};
use crate::state::Frame;

/// A row: the name, a widget, the buttons, and the error below. `add` gets the id of the name, which labels the widget.
pub(crate) fn row(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    node: &Node<'_>,
    add: impl FnOnce(&mut Ui, &mut Frame<'_>, Id),
) {
    ui.horizontal(|ui| {
        let label = name(ui, frame, node, false);
        toggle(ui, frame, node, label.id);
        ui.add_enabled_ui(!node.is_readonly, |ui| add(ui, frame, label.id));
        buttons(ui, frame, node);
    });
    error_below(ui, frame, &node.path);
}

/// A row with a text instead of a widget.
pub(crate) fn note(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>, text: &str) {
    row(ui, frame, node, |ui, _, _| {
        ui.weak(text);
    });
}

/// A row that opens and shows the parts of a value. `add` adds widgets to the row itself, and returns whether to open it.
pub(crate) fn section(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    node: &Node<'_>,
    add: impl FnOnce(&mut Ui, &mut Frame<'_>, Id) -> bool,
    body: impl FnOnce(&mut Ui, &mut Frame<'_>),
) {
    // A filter opens all sections, and keeps the sections that are open without it.
    let is_filtered = frame.visible.is_some();
    let id = ui.make_persistent_id(if is_filtered { "filtered" } else { "section" });
    let state = CollapsingState::load_with_default_open(ui.ctx(), id, is_filtered);
    let (mut is_clicked, mut is_opened) = (false, false);
    let mut header = state.show_header(ui, |ui| {
        let label = name(ui, frame, node, true);
        is_clicked = label.clicked();
        toggle(ui, frame, node, label.id);
        is_opened = ui.add_enabled_ui(!node.is_readonly, |ui| add(ui, frame, label.id)).inner;
        buttons(ui, frame, node);
    });
    if is_clicked {
        header.toggle();
    }
    if is_opened {
        header.set_open(true);
    }
    let (toggle, ..) = header.body(|ui| body(ui, frame));
    toggle.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("open {}", node.path)));
    error_below(ui, frame, &node.path);
}

/// Opens the section that the value gets in the next frame.
pub(crate) fn open(ui: &Ui) {
    let id = ui.make_persistent_id("section");
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, true);
    state.set_open(true);
    state.store(ui.ctx());
}

fn name(ui: &mut Ui, frame: &Frame<'_>, node: &Node<'_>, is_header: bool) -> Response {
    if !is_header {
        // The width of the triangle of a section.
        ui.add_space(ui.spacing().indent);
    }
    let size = vec2((frame.column - ui.cursor().left()).max(60.0), ui.spacing().interact_size.y);
    let layout = Layout::left_to_right(Align::Center);
    let text = RichText::new(&node.label).color(colour(ui, frame, node));
    let mut label = Label::new(text).truncate();
    if is_header {
        label = label.sense(Sense::click());
    }
    let add = |ui: &mut Ui| {
        ui.set_min_width(size.x);
        ui.add(label)
    };
    let response = ui.allocate_ui_with_layout(size, layout, add).inner;
    response.on_hover_ui(|ui| tooltip(ui, frame, node))
}

fn colour(ui: &Ui, frame: &Frame<'_>, node: &Node<'_>) -> Color32 {
    let visuals = ui.visuals();
    if frame.state.comparison.invalid(&node.path).is_some() {
        visuals.error_fg_color
    } else if node.is_readonly {
        visuals.weak_text_color()
    } else if !node.declared.rules().is_empty() {
        visuals.hyperlink_color
    } else {
        visuals.text_color()
    }
}

fn tooltip(ui: &mut Ui, frame: &Frame<'_>, node: &Node<'_>) {
    ui.set_max_width(400.0);
    if !node.doc.is_empty() {
        ui.label(node.doc);
    }
    let declared = node.declared.type_name();
    let type_name = declared.unwrap_or_else(|| node.value.type_name().into_owned());
    let unit = node.unit;
    ui.weak(if unit.is_empty() { type_name } else { format!("{type_name} in {unit}") });
    for rule in node.declared.rules() {
        ui.weak(format!("must be {rule}"));
    }
    if node.is_readonly {
        ui.weak("read-only");
    }
    if let Some(error) = frame.state.comparison.invalid(&node.path) {
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
}

/// The check box of an optional value.
fn toggle(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>, label: Id) {
    if !node.is_optional {
        return;
    }
    let mut is_set = !node.value.is_none();
    let new = fresh::value(node.slot_type, node.declared);
    let is_enabled = !node.is_readonly && (is_set || new.is_some());
    let response =
        ui.add_enabled(is_enabled, Checkbox::without_text(&mut is_set)).labelled_by(label);
    if !response.changed() {
        return;
    }
    frame.discard(&node.path);
    match new {
        Some(new) if is_set => frame.request(&node.path, Change::SetFresh(Written::Value(new))),
        _ => frame.set(&node.path, OwnedValue::None),
    }
}

/// A small button whose accessible name states its effect.
pub(crate) fn small_button(ui: &mut Ui, icon: &str, effect: &str, is_enabled: bool) -> bool {
    let response = ui.add_enabled(is_enabled, Button::new(icon).small());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, effect));
    response.on_hover_text(effect).clicked()
}

/// The buttons that reset, discard, move and remove.
fn buttons(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>) {
    let path = &node.path;
    if node.has_draft(frame)
        && frame.state.errors.contains_key(path)
        && small_button(ui, "discard", &format!("discard {path}"), true)
    {
        frame.discard(path);
    }
    if !matches!(node.part, Part::Overflow)
        && frame.state.comparison.is_changed(path)
        && small_button(ui, "reset", &format!("reset {path}"), !node.is_readonly)
    {
        frame.discard(path);
        frame.request(path, Change::Reset);
    }
    match node.part {
        Part::Fixed | Part::New { .. } => {}
        Part::Item { index, len } => {
            crate::widgets::list::item_buttons(ui, frame, node, index, len);
        }
        Part::Entry => crate::widgets::map::entry_buttons(ui, frame, node),
        Part::Overflow => crate::overflow::entry_buttons(ui, frame, node),
    }
}

/// The error of the last edit at a path, below the widget.
fn error_below(ui: &mut Ui, frame: &Frame<'_>, path: &AttrPath) {
    if let Some(text) = frame.state.errors.get(path) {
        below(ui, frame, text, ui.visuals().error_fg_color);
    }
}

/// A text below a widget.
pub(crate) fn below(ui: &mut Ui, frame: &Frame<'_>, text: &str, colour: Color32) {
    ui.horizontal(|ui| {
        let left = ui.cursor().left() - ui.spacing().item_spacing.x;
        ui.add_space((frame.column - left).max(0.0));
        ui.add(Label::new(RichText::new(text).color(colour)).wrap());
    });
}
