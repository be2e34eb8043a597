//! `Node`: a value at a path, with what the class tells of it, and the choice of its widget.

use egui::Ui;
use slots_runtime::SlotType;
use slots_runtime::prelude::*;

use crate::declared::Declared;
use crate::state::Frame;
use crate::{object, row, widgets};

/// The most levels that are drawn.
const DEEPEST: usize = 48;

/// The place of a value, which tells how it can be removed and moved.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    /// A slot, a property or a field: it stays where it is.
    Fixed,
    /// An item of a list.
    Item { index: usize, len: usize },
    /// An item that is not in its list yet.
    New { index: usize },
    /// An entry of a map.
    Entry,
    /// An entry of an overflow map.
    Overflow,
}

/// A value to draw.
pub(crate) struct Node<'a> {
    pub(crate) path: AttrPath,
    pub(crate) label: String,
    /// The value; [`Value::None`] also for an unset slot.
    pub(crate) value: Value<'a>,
    pub(crate) slot_type: SlotType,
    /// The slot or the field whose value it is, and whose rules apply.
    pub(crate) declared: Declared,
    /// The unit of a number, also of one in a list; empty without a unit.
    pub(crate) unit: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) is_readonly: bool,
    /// Whether the value can be `None`.
    pub(crate) is_optional: bool,
    pub(crate) part: Part,
}

impl<'a> Node<'a> {
    /// A value without a description.
    pub(crate) fn new(
        path: AttrPath,
        label: String,
        value: Value<'a>,
        slot_type: SlotType,
    ) -> Self {
        Node {
            path,
            label,
            value,
            slot_type,
            declared: Declared::Nothing,
            unit: "",
            doc: "",
            is_readonly: false,
            is_optional: false,
            part: Part::Fixed,
        }
    }

    /// Whether the type is not declared, so that the value alone tells it.
    pub(crate) fn is_untyped(&self) -> bool {
        matches!(self.slot_type, SlotType::Any)
    }

    /// Whether it is a text field at the moment, because a value of it was rejected.
    pub(crate) fn has_draft(&self, frame: &Frame<'_>) -> bool {
        frame.state.drafts.contains_key(&self.path)
    }

    /// Draws the value, if the filter selects it.
    pub(crate) fn draw(mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        if !frame.is_visible(&self.path) {
            return;
        }
        while let SlotType::Optional(inner) = self.slot_type {
            self.is_optional = true;
            self.slot_type = inner();
        }
        ui.push_id(self.path.clone(), |ui| self.draw_inside(ui, frame));
    }

    fn draw_inside(&self, ui: &mut Ui, frame: &mut Frame<'_>) {
        if self.path.len() > DEEPEST {
            return row::note(ui, frame, self, "is nested too deeply to be shown");
        }
        match &self.value {
            Value::Opaque(_) | Value::Any(_) => {
                return row::note(ui, frame, self, &self.value.type_name());
            }
            Value::Object(inner) => return object::section(ui, frame, self, *inner),
            Value::None if self.has_draft(frame) => return widgets::text::row(ui, frame, self),
            Value::None => {
                let is_unset = self.declared.can_be_unset();
                return row::note(ui, frame, self, if is_unset { "unset" } else { "None" });
            }
            _ => {}
        }
        match self.known_type() {
            _ if widgets::choice::is_choice(self) => widgets::choice::row(ui, frame, self),
            SlotType::Bool => widgets::check::row(ui, frame, self),
            SlotType::Int { .. } | SlotType::Float => widgets::number::row(ui, frame, self),
            SlotType::List { item, len } => {
                widgets::list::section(ui, frame, self, item, len.is_some());
            }
            SlotType::Tuple(fields) => widgets::tuple::section(ui, frame, self, fields),
            SlotType::Map(item) => widgets::map::section(ui, frame, self, item),
            SlotType::Enum(info) => widgets::variant::section(ui, frame, self, info),
            SlotType::Bytes if self.is_untyped() => {
                row::note(ui, frame, self, &widgets::text::clipped(&self.value.to_string(), 60));
            }
            _ => widgets::text::row(ui, frame, self),
        }
    }

    /// The declared type, or that of the value if none is declared or another one is stored.
    fn known_type(&self) -> SlotType {
        let by_value = match &self.value {
            Value::Bool(_) => SlotType::Bool,
            Value::Int(_) | Value::BigInt(_) | Value::BigUint(_) => {
                SlotType::Int { min: i128::MIN, max: u128::MAX }
            }
            Value::Float(_) => SlotType::Float,
            Value::Bytes(_) => SlotType::Bytes,
            Value::List(_) => SlotType::List { item: || SlotType::Any, len: None },
            Value::Map(_) => SlotType::Map(|| SlotType::Any),
            _ => SlotType::Str,
        };
        let agrees = match (self.slot_type, &self.value) {
            (SlotType::Any | SlotType::Opaque, _) => false,
            (SlotType::List { .. } | SlotType::Tuple(_), value) => value.as_list().is_some(),
            (SlotType::Map(_), value) => value.as_map().is_some(),
            (SlotType::Int { .. } | SlotType::Float, _) => {
                matches!(by_value, SlotType::Int { .. } | SlotType::Float)
            }
            (SlotType::Bool, value) => value.as_bool().is_some(),
            _ => true,
        };
        if agrees { self.slot_type } else { by_value }
    }
}
