//! A list: a section of items that can be added, moved and removed.

use egui::Ui;
use slots_runtime::prelude::*;
use slots_runtime::{PathSegment, SlotType};

use crate::declared::Declared;
use crate::edit::Change;
use crate::node::{Node, Part};
use crate::state::{Frame, parent};
use crate::{fresh, row};

/// The most items that are drawn at a time.
pub(crate) const PAGE: usize = 50;

pub(crate) fn section(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    node: &Node<'_>,
    item: fn() -> SlotType,
    is_fixed: bool,
) {
    let Some(list) = node.value.as_list() else { return };
    let len = list.len();
    let header = |ui: &mut Ui, frame: &mut Frame<'_>, _| {
        ui.weak(count(len, "item", "items"));
        let new = if is_fixed { None } else { fresh::value(item(), Declared::Nothing) };
        if let Some(new) = new
            && row::small_button(ui, "+", &format!("add to {}", node.path), true)
        {
            frame.request(&node.path, Change::Insert(len, new));
            return true;
        }
        false
    };
    row::section(ui, frame, node, header, |ui, frame| {
        for index in page(ui, frame, &node.path, len) {
            let Some(value) = list.get(index) else { continue };
            let part = if is_fixed { Part::Fixed } else { Part::Item { index, len } };
            draw_item(ui, frame, node, item(), index, value, part);
        }
        // An item that was rejected, to be entered as text.
        if !is_fixed && frame.state.drafts.contains_key(&at(&node.path, len)) {
            draw_item(ui, frame, node, item(), len, Value::None, Part::New { index: len });
        }
    });
}

fn draw_item(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    list: &Node<'_>,
    slot_type: SlotType,
    index: usize,
    value: Value<'_>,
    part: Part,
) {
    let node = Node::new(at(&list.path, index), format!("[{index}]"), value, slot_type);
    Node { unit: list.unit, is_readonly: list.is_readonly, part, ..node }.draw(ui, frame);
}

fn at(list: &AttrPath, index: usize) -> AttrPath {
    list.join(PathSegment::Index(index))
}

pub(crate) fn count(len: usize, one: &str, many: &str) -> String {
    format!("{len} {}", if len == 1 { one } else { many })
}

/// The visible indexes, with buttons for the other pages. A filter shows all pages.
pub(crate) fn page(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    path: &AttrPath,
    len: usize,
) -> std::ops::Range<usize> {
    if len <= PAGE || frame.visible.is_some() {
        return 0..len;
    }
    let last = (len - 1) / PAGE * PAGE;
    let first = frame.state.pages.get(path).copied().unwrap_or_default().min(last);
    let mut new = first;
    ui.horizontal(|ui| {
        if row::small_button(ui, "<", &format!("previous items of {path}"), first > 0) {
            new = first.saturating_sub(PAGE);
        }
        ui.weak(format!("{first} to {} of {len}", (first + PAGE).min(len) - 1));
        if row::small_button(ui, ">", &format!("next items of {path}"), first < last) {
            new = first + PAGE;
        }
    });
    if new != first {
        frame.state.pages.insert(path.clone(), new);
    }
    first..(first + PAGE).min(len)
}

/// The buttons of an item.
pub(crate) fn item_buttons(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    node: &Node<'_>,
    index: usize,
    len: usize,
) {
    let path = &node.path;
    let list = parent(path);
    let is_enabled = !node.is_readonly;
    if row::small_button(ui, "up", &format!("move {path} up"), is_enabled && index > 0) {
        frame.request(&list, Change::Swap(index - 1, index));
    }
    if row::small_button(ui, "down", &format!("move {path} down"), is_enabled && index + 1 < len) {
        frame.request(&list, Change::Swap(index, index + 1));
    }
    if row::small_button(ui, "x", &format!("remove {path}"), is_enabled) {
        frame.request(&list, Change::RemoveItem(index));
    }
}

/// A list with two items exchanged; `None` if an item does not convert.
pub(crate) fn swapped(list: &Value<'_>, one: usize, other: usize) -> Option<OwnedValue> {
    let OwnedValue::List(items) = list.to_owned()? else { return None };
    let mut items = items.into_vec();
    if one.max(other) >= items.len() {
        return None;
    }
    items.swap(one, other);
    Some(items.into())
}
