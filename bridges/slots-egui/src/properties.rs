//! The properties and class attributes of an object, in a section that is closed at first, because getters may be slow.

use egui::{CollapsingHeader, Ui};
use slots_runtime::prelude::*;
use slots_runtime::{PathSegment, SlotType};

use crate::edit::class_of;
use crate::node::Node;
use crate::row;
use crate::state::Frame;

pub(crate) fn section(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    object: &dyn Object,
    path: &AttrPath,
    is_readonly: bool,
) {
    let class = class_of(object);
    let is_empty = class.properties().next().is_none() && class.class_attributes().next().is_none();
    if is_empty || frame.visible.is_some() {
        return;
    }
    let header = CollapsingHeader::new("properties").id_salt(("properties", path));
    header.show(ui, |ui| {
        for property in class.properties().filter(|property| property.can_get()) {
            let name = property.name();
            let path = path.join(PathSegment::Name(name.to_owned()));
            match object.getattr(name) {
                Ok(value) => {
                    let node = Node::new(path, name.to_owned(), value, SlotType::Any);
                    let is_readonly = is_readonly || !property.can_set();
                    Node { doc: property.doc(), is_readonly, ..node }.draw(ui, frame);
                }
                Err(error) => {
                    let node = Node::new(path, name.to_owned(), Value::None, SlotType::Any);
                    row::note(
                        ui,
                        frame,
                        &Node { doc: property.doc(), ..node },
                        &format!("{error:#}"),
                    );
                }
            }
        }
        for attribute in class.class_attributes() {
            let name = attribute.name();
            let path = path.join(PathSegment::Name(name.to_owned()));
            let node = Node::new(path, name.to_owned(), attribute.value(), SlotType::Any);
            Node { doc: attribute.doc(), is_readonly: true, ..node }.draw(ui, frame);
        }
    });
}
