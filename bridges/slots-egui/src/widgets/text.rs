//! A text field. A draft is validated while it is typed, and written by Enter or when the focus leaves the field.

use egui::{Key, Response, ScrollArea, TextEdit, Ui};
use slots_runtime::SlotType;
use slots_runtime::prelude::*;

use crate::edit::{Change, Written};
use crate::node::{Node, Part};
use crate::row;
use crate::state::{Draft, Frame};

/// A longer string is shown only in part until it is edited, because the layout of each frame costs time.
const LONG: usize = 2000;

/// The start of a string, in characters, on one line.
pub(crate) fn clipped(text: &str, len: usize) -> String {
    let line =
        text.chars().take(len).map(|it| if it.is_control() { ' ' } else { it }).collect::<String>();
    if line.len() < text.len() { format!("{line}… ({} bytes)", text.len()) } else { line }
}

/// What a typed string writes: the string itself to a string, and text that the type parses to every other type.
pub(crate) fn written(node: &Node<'_>, text: &str) -> Written {
    if node.is_untyped() {
        return Written::Value(untyped(&node.value, text));
    }
    match node.slot_type {
        SlotType::Str | SlotType::Char | SlotType::Text => Written::Value(text.into()),
        _ => Written::Text(text.to_owned()),
    }
}

/// A value without a declared type stays a number if the text is a number.
pub(crate) fn untyped(old: &Value<'_>, text: &str) -> OwnedValue {
    let trimmed = text.trim();
    let number = match old {
        Value::Int(_) | Value::BigInt(_) | Value::BigUint(_) | Value::Float(_) => trimmed
            .parse::<i64>()
            .map(OwnedValue::from)
            .or_else(|_| trimmed.parse::<u128>().map(OwnedValue::from))
            .or_else(|_| trimmed.parse::<i128>().map(OwnedValue::from))
            .or_else(|_| trimmed.parse::<f64>().map(OwnedValue::from))
            .ok(),
        _ => None,
    };
    number.unwrap_or_else(|| text.into())
}

pub(crate) fn row(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>) {
    let draft = frame.state.drafts.get(&node.path).map(|draft| draft.text.clone());
    let shown = if node.value.is_none() { String::new() } else { node.value.to_string() };
    row::row(ui, frame, node, |ui, frame, label| {
        if draft.is_none() && shown.len() > LONG {
            ui.weak(clipped(&shown, 40));
            if row::small_button(ui, "edit", &format!("edit {}", node.path), true) {
                frame.state.drafts.insert(node.path.clone(), Draft { text: shown });
            }
            return;
        }
        // The kind of the field does not change while a text is typed.
        let is_long = shown.len() > 60 || shown.contains('\n');
        let mut text = draft.unwrap_or(shown);
        let colour =
            frame.state.errors.contains_key(&node.path).then(|| ui.visuals().error_fg_color);
        let response = if is_long && matches!(node.slot_type, SlotType::Str | SlotType::Any) {
            let field = TextEdit::multiline(&mut text).desired_rows(3).text_color_opt(colour);
            ScrollArea::vertical().max_height(160.0).show(ui, |ui| ui.add(field)).inner
        } else {
            ui.add(TextEdit::singleline(&mut text).desired_width(180.0).text_color_opt(colour))
        };
        let response = response.labelled_by(label);
        if !node.unit.is_empty() {
            ui.weak(node.unit);
        }
        follow(ui, frame, node, &response, response.changed().then_some(text));
    });
}

/// Validates a typed text, and writes the draft when the field loses the focus. The key Escape discards the draft.
pub(crate) fn follow(
    ui: &Ui,
    frame: &mut Frame<'_>,
    node: &Node<'_>,
    response: &Response,
    typed: Option<String>,
) {
    if let Some(text) = typed {
        frame.request(&node.path, Change::Check(written(node, &text)));
        frame.state.drafts.insert(node.path.clone(), Draft { text });
    }
    if !response.lost_focus() {
        return;
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        frame.discard(&node.path);
    } else if let Some(draft) = frame.state.drafts.get(&node.path) {
        let written = written(node, &draft.text);
        let change = match (node.part, written) {
            (Part::New { index }, Written::Value(value)) => {
                return frame.insert_draft(&node.path, index, value);
            }
            (_, written) => Change::Set(written),
        };
        frame.request(&node.path, change);
    }
}
