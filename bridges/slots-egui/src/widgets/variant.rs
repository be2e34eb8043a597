//! An enum whose variants have fields: a combo box of the variants, and the fields of the active one.

use egui::{Id, Ui};
use slots_runtime::prelude::*;
use slots_runtime::{EnumInfo, PathSegment, VariantInfo};

use crate::declared::Declared;
use crate::edit::{Change, Written};
use crate::node::Node;
use crate::state::Frame;
use crate::widgets::choice;
use crate::{fresh, row};

pub(crate) fn section(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    node: &Node<'_>,
    info: &'static EnumInfo,
) {
    let name = node.value.variant().unwrap_or_default();
    let header = |ui: &mut Ui, frame: &mut Frame<'_>, label: Id| {
        let options = info.variants().iter().map(|variant| (variant.name(), variant.doc()));
        let chosen =
            choice::combo(ui, label, name, "", options).and_then(|name| info.variant(name));
        let Some(new) = chosen.and_then(fresh::variant) else { return false };
        frame.request(&node.path, Change::Set(Written::Value(new)));
        true
    };
    match info.variant(name).filter(|variant| !variant.fields().is_empty()) {
        None => {
            let mut is_chosen = false;
            row::row(ui, frame, node, |ui, frame, label| is_chosen = header(ui, frame, label));
            if is_chosen {
                row::open(ui);
            }
        }
        Some(variant) => {
            row::section(ui, frame, node, header, |ui, frame| fields(ui, frame, node, variant));
        }
    }
}

/// The fields of the active variant.
fn fields(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>, variant: &'static VariantInfo) {
    let Some(content) = node.value.as_map().and_then(|map| map.get(variant.name())) else { return };
    let all = variant.fields();
    for (index, field) in all.iter().enumerate() {
        // The only field without a name is reached by the name of the variant.
        let (segment, label) = match all {
            [_] if !variant.has_named_fields() => {
                (PathSegment::Name(variant.name().to_owned()), variant.name().to_owned())
            }
            _ if variant.has_named_fields() => {
                (PathSegment::Name(field.name().to_owned()), field.name().to_owned())
            }
            _ => (PathSegment::Index(index), format!("[{index}]")),
        };
        let value = match &content {
            Value::Map(map) if variant.has_named_fields() => map.get(field.name()),
            Value::List(list) if all.len() > 1 => list.get(index),
            _ => None,
        };
        let is_whole = all.len() == 1 && !variant.has_named_fields();
        let Some(value) =
            value.or_else(|| is_whole.then(|| node.value.as_map()?.get(variant.name())).flatten())
        else {
            continue;
        };
        let inner = Node::new(node.path.join(segment), label, value, field.slot_type());
        let (declared, unit) = (Declared::Field(field), field.unit());
        let is_readonly = node.is_readonly || field.is_readonly();
        Node { declared, unit, doc: field.doc(), is_readonly, ..inner }.draw(ui, frame);
    }
}
