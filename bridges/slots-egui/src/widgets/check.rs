//! A check box of a `bool`.

use egui::{Checkbox, Ui};

use crate::node::Node;
use crate::row;
use crate::state::Frame;

pub(crate) fn row(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>) {
    let mut is_true = node.value.as_bool().unwrap_or_default();
    row::row(ui, frame, node, |ui, frame, label| {
        if ui.add(Checkbox::without_text(&mut is_true)).labelled_by(label).changed() {
            frame.set(&node.path, is_true);
        }
    });
}
