//! An object: its slots in the order of their declaration, the entries of its overflow map, its properties, class attributes and methods.

use egui::Ui;
use slots_runtime::prelude::*;
use slots_runtime::{PathSegment, SlotInfo};

use crate::declared::Declared;
use crate::edit::class_of;
use crate::node::Node;
use crate::state::Frame;
use crate::{methods, overflow, properties, row};

/// A nested object.
pub(crate) fn section(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>, object: &dyn Object) {
    let header = |ui: &mut Ui, _: &mut Frame<'_>, _| {
        ui.weak(class_of(object).name());
        false
    };
    row::section(ui, frame, node, header, |ui, frame| {
        body(ui, frame, object, &node.path, node.is_readonly);
    });
}

/// The attributes of an object.
pub(crate) fn body(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    object: &dyn Object,
    path: &AttrPath,
    is_readonly: bool,
) {
    for slot in class_of(object).slots() {
        let path = path.join(PathSegment::Name(slot.name().to_owned()));
        match object.getattr(slot.name()) {
            Ok(value) => draw_slot(ui, frame, slot, path, value, is_readonly),
            Err(error) if error.kind() == ErrorKind::Unset => {
                draw_slot(ui, frame, slot, path, Value::None, is_readonly);
            }
            Err(error) => {
                let node = Node::new(path, slot.name().to_owned(), Value::None, slot.slot_type());
                row::note(ui, frame, &node, &format!("{error:#}"));
            }
        }
    }
    overflow::entries(ui, frame, object, path, is_readonly);
    properties::section(ui, frame, object, path, is_readonly);
    methods::section(ui, frame, object, path, is_readonly);
}

fn draw_slot(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    slot: SlotInfo,
    path: AttrPath,
    value: Value<'_>,
    is_readonly: bool,
) {
    let node = Node::new(path, slot.name().to_owned(), value, slot.slot_type());
    let is_readonly = is_readonly || slot.is_readonly();
    Node {
        declared: Declared::Slot(slot),
        unit: slot.unit(),
        doc: slot.doc(),
        is_readonly,
        ..node
    }
    .draw(ui, frame);
}
