//! A combo box of the names that a slot accepts.

use egui::{ComboBox, Id, Ui};
use slots_runtime::{OwnedValue, SlotType};

use crate::edit::{Change, Written};
use crate::node::Node;
use crate::row;
use crate::state::Frame;

/// The choices of the type or of a rule; empty if the value is not one of a fixed set.
fn choices(node: &Node<'_>) -> Vec<String> {
    match node.slot_type {
        SlotType::Choices(names) => names.iter().map(ToString::to_string).collect(),
        SlotType::Int { .. }
        | SlotType::Float
        | SlotType::Char
        | SlotType::Str
        | SlotType::Text
        | SlotType::Duration => node.declared.choices().iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

pub(crate) fn is_choice(node: &Node<'_>) -> bool {
    !choices(node).is_empty()
}

pub(crate) fn row(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>) {
    let choices = choices(node);
    let chosen = node.value.to_string();
    row::row(ui, frame, node, |ui, frame, label| {
        let options = choices.iter().map(|choice| (choice.as_str(), ""));
        if let Some(choice) = combo(ui, label, &chosen, node.unit, options) {
            let written = match node.slot_type {
                SlotType::Choices(_) | SlotType::Str => Written::Value(OwnedValue::from(choice)),
                _ => Written::Text(choice.to_owned()),
            };
            frame.request(&node.path, Change::Set(written));
        }
    });
}

/// A combo box of names with their documentation. Returns the name that the user has chosen.
pub(crate) fn combo<'n>(
    ui: &mut Ui,
    label: Id,
    chosen: &str,
    unit: &str,
    options: impl Iterator<Item = (&'n str, &'n str)>,
) -> Option<&'n str> {
    let mut new = None;
    let text = format!("{chosen} {unit}");
    let combo = ComboBox::from_id_salt("choices").selected_text(text.trim_end());
    let response = combo.show_ui(ui, |ui| {
        for (name, doc) in options {
            let mut option = ui.selectable_label(name == chosen, name);
            if !doc.is_empty() {
                option = option.on_hover_text(doc);
            }
            if option.clicked() && name != chosen {
                new = Some(name);
            }
        }
    });
    response.response.labelled_by(label);
    new
}
