//! A tuple: a section of items of different types.

use egui::Ui;
use slots_runtime::{FieldInfo, PathSegment};

use crate::declared::Declared;
use crate::node::Node;
use crate::row;
use crate::state::Frame;
use crate::widgets::list::count;

pub(crate) fn section(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    node: &Node<'_>,
    fields: &'static [FieldInfo],
) {
    let Some(list) = node.value.as_list() else { return };
    let header = |ui: &mut Ui, _: &mut Frame<'_>, _| {
        ui.weak(count(fields.len(), "item", "items"));
        false
    };
    row::section(ui, frame, node, header, |ui, frame| {
        for (index, field) in fields.iter().enumerate() {
            let Some(value) = list.get(index) else { continue };
            let item = Node::new(
                node.path.join(PathSegment::Index(index)),
                format!("[{index}]"),
                value,
                field.slot_type(),
            );
            let declared = Declared::Field(field);
            let unit = if field.unit().is_empty() { node.unit } else { field.unit() };
            Node { declared, unit, doc: field.doc(), is_readonly: node.is_readonly, ..item }
                .draw(ui, frame);
        }
    });
}
