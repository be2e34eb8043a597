//! The entries of an overflow map, with hints for names that are similar to declared ones, and a field that adds an entry.

use egui::Ui;
use slots_runtime::prelude::*;
use slots_runtime::{PathSegment, SlotType};

use crate::edit::{Change, Written, class_of};
use crate::node::{Node, Part};
use crate::row;
use crate::state::Frame;
use crate::widgets::list::page;
use crate::widgets::map::new_key;

pub(crate) fn entries(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    object: &dyn Object,
    path: &AttrPath,
    is_readonly: bool,
) {
    let Some(dict) = object.dict().filter(|_| class_of(object).is_dynamic()) else { return };
    let visible = page(ui, frame, path, dict.len());
    for (name, value) in dict.iter().skip(visible.start).take(visible.len()) {
        let node = Node::new(
            path.join(PathSegment::Name(name.to_owned())),
            name.to_owned(),
            value,
            SlotType::Any,
        );
        let is_visible = frame.is_visible(&node.path);
        Node { is_readonly, part: Part::Overflow, ..node }.draw(ui, frame);
        let near = frame
            .state
            .comparison
            .near(path, object, name)
            .filter(|_| is_visible)
            .map(str::to_owned);
        if let Some(near) = near {
            let hint = format!("Did you mean: {near}?");
            row::below(ui, frame, &hint, ui.visuals().warn_fg_color);
        }
    }
    if !is_readonly && let Some(name) = new_key(ui, frame, path) {
        let path = path.join(PathSegment::Name(name));
        if object_has(object, &path) {
            frame.state.errors.insert(path, "this name exists already".to_owned());
        } else {
            frame.request(&path, Change::Set(Written::Value("".into())));
        }
    }
}

/// Whether the last name of a path is an attribute of the object.
fn object_has(object: &dyn Object, path: &AttrPath) -> bool {
    matches!(path.segments().last(), Some(PathSegment::Name(name)) if object.hasattr(name))
}

/// The button that removes an entry.
pub(crate) fn entry_buttons(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>) {
    if row::small_button(ui, "x", &format!("remove {}", node.path), !node.is_readonly) {
        frame.discard(&node.path);
        frame.request(&node.path, Change::Reset);
    }
}
