//! A number: a slider if a rule bounds it on both sides, and a field to drag or to type into.

use std::cell::RefCell;
use std::ops::RangeInclusive;

use egui::{DragValue, Id, Response, Slider, SliderClamping, Ui};
use slots_runtime::prelude::*;
use slots_runtime::{Bounds, SlotType};

use crate::edit::{Change, Edit, Written};
use crate::node::Node;
use crate::row;
use crate::state::Frame;
use crate::widgets::text;

/// The largest whole number up to which `f64`, the type of numbers in egui, holds all whole numbers.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The ratio of the bounds from which a slider is logarithmic.
const LOGARITHMIC: f64 = 1000.0;

pub(crate) fn row(ui: &mut Ui, frame: &mut Frame<'_>, node: &Node<'_>) {
    let number = node.value.as_f64().filter(|number| number.is_finite());
    let is_whole = is_whole(node);
    let Some(number) = number.filter(|number| !is_whole || number.abs() <= EXACT) else {
        return text::row(ui, frame, node);
    };
    let bounds = node.declared.bounds();
    row::row(ui, frame, node, |ui, frame, label| {
        if let Some(range) = bounds.as_ref().and_then(|bounds| slider_range(bounds, is_whole)) {
            slider(ui, frame, node, label, number, range);
        }
        field(ui, frame, node, label, number, &limits(node, bounds.as_ref()));
    });
}

fn is_whole(node: &Node<'_>) -> bool {
    matches!(node.slot_type, SlotType::Int { .. })
        || matches!(node.value, Value::Int(_) | Value::BigInt(_) | Value::BigUint(_))
            && node.is_untyped()
}

/// The range of a slider; `None` if a side is unbounded or a bound is not exact.
fn slider_range(bounds: &Bounds, is_whole: bool) -> Option<RangeInclusive<f64>> {
    let (start, end) = ends(bounds, is_whole);
    let (start, end) = (start?, end?);
    (start < end && start.abs() <= EXACT && end.abs() <= EXACT).then_some(start..=end)
}

/// The bounds as inclusive ones, as far as whole numbers allow it.
fn ends(bounds: &Bounds, is_whole: bool) -> (Option<f64>, Option<f64>) {
    let read = |bound: &Option<(OwnedValue, bool)>, inwards: f64| {
        let (bound, is_included) = bound.as_ref()?;
        let bound = bound.as_f64().filter(|it| it.is_finite())?;
        Some(if is_whole && !is_included { bound + inwards } else { bound })
    };
    (read(&bounds.start, 1.0), read(&bounds.end, -1.0))
}

/// The limits of a drag: those of the rule and those of the type.
fn limits(node: &Node<'_>, bounds: Option<&Bounds>) -> RangeInclusive<f64> {
    #[expect(clippy::cast_precision_loss, reason = "the limits are cut to those that are exact")]
    let (min, max) = match node.slot_type {
        SlotType::Int { min, max } => ((min as f64).max(-EXACT), (max as f64).min(EXACT)),
        _ if is_whole(node) => (-EXACT, EXACT),
        _ => (f64::MIN, f64::MAX),
    };
    let (start, end) = bounds.map_or((None, None), |bounds| ends(bounds, is_whole(node)));
    let (start, end) = (start.unwrap_or(min).max(min), end.unwrap_or(max).min(max));
    if start <= end { start..=end } else { min..=max }
}

fn slider(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    node: &Node<'_>,
    label: Id,
    mut number: f64,
    range: RangeInclusive<f64>,
) {
    let is_logarithmic = *range.start() > 0.0 && range.end() / range.start() >= LOGARITHMIC;
    let mut slider = Slider::new(&mut number, range)
        .show_value(false)
        .clamping(SliderClamping::Never)
        .logarithmic(is_logarithmic);
    if is_whole(node) {
        slider = slider.integer();
    }
    let response = ui.add(slider).labelled_by(label);
    follow(frame, node, &response, number);
}

/// A number to drag. The field never parses: a typed text goes to the library, which knows units and larger numbers.
fn field(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    node: &Node<'_>,
    label: Id,
    number: f64,
    limits: &RangeInclusive<f64>,
) {
    let exact = node.value.to_string();
    let typed = RefCell::new(None);
    let mut dragged = number;
    #[expect(clippy::float_cmp, reason = "the number has changed if it is not the same")]
    let mut field = DragValue::new(&mut dragged)
        .range(limits.clone())
        .clamp_existing_to_range(false)
        .speed(speed(number, is_whole(node), limits))
        .custom_formatter(|shown, decimals| {
            if shown == number {
                exact.clone()
            } else {
                egui::emath::format_with_decimals_in_range(shown, decimals)
            }
        })
        .custom_parser(|text| {
            *typed.borrow_mut() = Some(text.to_owned());
            None
        });
    if !node.unit.is_empty() {
        field = field.suffix(format!(" {}", node.unit));
    }
    let response = ui.add(field).labelled_by(label);
    if response.changed() {
        follow(frame, node, &response, dragged);
        return;
    }
    let typed = typed.into_inner().filter(|text| *text != exact || node.has_draft(frame));
    text::follow(ui, frame, node, &response, typed);
    if response.drag_stopped() {
        frame.ends_gesture = true;
    }
}

/// The change per point of a drag.
fn speed(number: f64, is_whole: bool, limits: &RangeInclusive<f64>) -> f64 {
    let span = limits.end() - limits.start();
    let of_number = (number.abs() / 100.0).max(0.001);
    let speed = if span.is_finite() { of_number.min(span / 200.0) } else { of_number };
    // A whole number changes by at most one per four points, so that each one can be reached.
    if is_whole { speed.max(0.25) } else { speed.max(f64::MIN_POSITIVE) }
}

/// Writes the number of a slider or a drag, as one step for the whole gesture.
fn follow(frame: &mut Frame<'_>, node: &Node<'_>, response: &Response, number: f64) {
    if response.changed() {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the number is rounded, and an i64 holds it"
        )]
        let value = if is_whole(node) {
            OwnedValue::from(number.round() as i64)
        } else {
            OwnedValue::from(number)
        };
        let change = Change::Set(Written::Value(value));
        frame.discard(&node.path);
        frame.edits.push(Edit { path: node.path.clone(), change, is_gesture: response.dragged() });
    }
    if response.drag_stopped() {
        frame.ends_gesture = true;
    }
}
