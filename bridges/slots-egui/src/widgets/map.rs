//! A map: a section of entries that can be added and removed.

use egui::{TextEdit, Ui};
use slots_runtime::prelude::*;
use slots_runtime::{PathSegment, SlotType};

use crate::declared::Declared;
use crate::edit::{Change, Written};
use crate::node::{Node, Part};
use crate::state::{Frame, parent};
use crate::widgets::list::{count, page};
use crate::{fresh, row};

pub(crate) fn section(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>, item: fn() -> SlotType) {
    let Some(map) = node.value.as_map() else { return };
    let header = |ui: &mut Ui, _: &mut Frame<'_>, _| {
        ui.weak(count(map.len(), "entry", "entries"));
        false
    };
    row::section(ui, frame, node, header, |ui, frame| {
        let visible = page(ui, frame, &node.path, map.len());
        for (key, value) in map.iter().skip(visible.start).take(visible.len()) {
            draw_entry(ui, frame, node, item(), &key, value);
        }
        let Some(new) = fresh::value(item(), Declared::Nothing).filter(|_| !node.is_readonly)
        else {
            return;
        };
        if let Some(key) = new_key(ui, frame, &node.path) {
            let path = at(&node.path, &key);
            frame.request(&path, Change::SetFresh(Written::Value(new)));
        }
        // Entries that were rejected, to be entered as text.
        let drafts = frame.state.drafts.keys().filter(|path| parent(path) == node.path);
        let mut missing: Vec<String> =
            drafts.filter_map(|path| path.segments().last()?.as_key()).collect();
        missing.retain(|key| map.get(key).is_none());
        missing.sort();
        for key in missing {
            draw_entry(ui, frame, node, item(), &key, Value::None);
        }
    });
}

fn draw_entry(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    map: &Node<'_>,
    slot_type: SlotType,
    key: &str,
    value: Value<'_>,
) {
    let part = if value.is_none() && !matches!(slot_type, SlotType::Optional(_)) {
        Part::Fixed
    } else {
        Part::Entry
    };
    let node = Node::new(at(&map.path, key), key.to_owned(), value, slot_type);
    Node { unit: map.unit, is_readonly: map.is_readonly, part, ..node }.draw(ui, frame);
}

fn at(map: &AttrPath, key: &str) -> AttrPath {
    map.join(PathSegment::Name(key.to_owned()))
}

trait Key {
    fn as_key(&self) -> Option<String>;
}

impl Key for PathSegment {
    fn as_key(&self) -> Option<String> {
        match self {
            PathSegment::Name(name) => Some(name.clone()),
            _ => None,
        }
    }
}

/// The field and the button that add a key below a path. Returns the key.
pub(crate) fn new_key(ui: &mut Ui, frame: &mut Frame<'_>, path: &AttrPath) -> Option<String> {
    if frame.visible.is_some() {
        return None;
    }
    let key = frame.state.new_keys.entry(path.clone()).or_default();
    let is_added = ui.horizontal(|ui| {
        ui.add_space(ui.spacing().indent);
        let field = TextEdit::singleline(key).desired_width(120.0).hint_text("new name");
        let response = ui.add(field);
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, "", key.as_str(), "new name");
            info.label = Some(format!("new name in {path}"));
            info
        });
        let is_entered =
            response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        row::small_button(ui, "+", &format!("add to {path}"), !key.is_empty()) || is_entered
    });
    if is_added.inner && !key.is_empty() { Some(std::mem::take(key)) } else { None }
}

/// The button that removes an entry.
pub(crate) fn entry_buttons(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>) {
    if row::small_button(ui, "x", &format!("remove {}", node.path), !node.is_readonly) {
        frame.discard(&node.path);
        frame.request(&parent(&node.path), Change::RemoveKey(node.label.clone()));
    }
}
