//! A rig: an object with bases, nested objects, lists and maps of objects, rules, and an overflow map.

use std::collections::BTreeMap;
use std::time::Duration;

use slots_runtime::{OwnedValue, prelude::*};

/// Names of attributes of the rig and of its parts, and names that it does not declare.
pub const NAMES: &[&str] = &[
    "name",
    "serial",
    "exposure_time",
    "binning",
    "trigger",
    "wait",
    "raw",
    "tags",
    "size",
    "limits",
    "cooler",
    "maybe",
    "any",
    "span",
    "spans",
    "named",
    "spare",
    "seal",
    "species",
    "rate",
    "low",
    "high",
    "top",
    "label",
    "a",
    "code",
    "note",
    "run",
    "exp_time",
    "__dict__",
    "device",
    "",
];

/// A base with plain and read-only slots.
#[slots]
#[derive(Clone, Default)]
pub struct Device {
    pub name: String,
    #[slot(readonly)]
    pub serial: u32,
}

/// A nested object whose class has a check.
#[slots(check = in_order)]
#[derive(Clone, Default)]
pub struct Span {
    pub low: i64,
    #[slot(alias = "top")]
    pub high: i64,
    #[slot(unset)]
    pub label: Option<String>,
}

fn in_order(span: &Span) -> Result<(), String> {
    if span.low <= span.high { Ok(()) } else { Err("low is above high".into()) }
}

/// The start condition of an exposure.
#[derive(SlotValue, Clone, Copy, Default)]
#[slot_value(rename_all = "kebab-case")]
pub enum Trigger {
    #[default]
    Software,
    FreeRunning,
}

/// A frozen class, whose slots cannot be written by name.
#[slots(frozen)]
#[derive(Clone, Default)]
pub struct Seal {
    pub code: u8,
}

/// An object with every kind of attribute.
#[dynamic]
#[derive(Clone)]
pub struct Rig {
    #[slot(base)]
    pub device: Device,
    #[slot(unit = "s", range = 0.0..=60.0)]
    pub exposure_time: f64,
    #[slot(choices = [1, 2, 4])]
    pub binning: u8,
    pub trigger: Trigger,
    pub wait: Duration,
    pub raw: Vec<u8>,
    pub tags: Vec<String>,
    pub size: [u16; 2],
    pub limits: BTreeMap<String, Option<i64>>,
    #[slot(unset)]
    pub cooler: Option<f32>,
    pub maybe: Option<Vec<i64>>,
    pub any: OwnedValue,
    pub span: Span,
    pub spans: Vec<Span>,
    pub named: BTreeMap<String, Span>,
    pub spare: Option<Box<Span>>,
    pub seal: Seal,
}

#[slots]
impl Rig {
    const species: &'static str = "rig";

    #[getter]
    fn rate(&self) -> f64 {
        1.0 / self.exposure_time
    }

    #[setter]
    fn set_rate(&mut self, rate: f64) -> Result<(), String> {
        if rate < 1.0 {
            return Err("too slow".into());
        }
        self.exposure_time = 1.0 / rate;
        Ok(())
    }
}

/// A `Rig` with a value in each slot.
#[must_use]
pub fn rig() -> Rig {
    let span = |low, high| Span { low, high, label: None };
    Rig {
        device: Device { name: "left".into(), serial: 7 },
        exposure_time: 0.5,
        binning: 1,
        trigger: Trigger::Software,
        wait: Duration::from_millis(5),
        raw: vec![1, 2],
        tags: vec!["dark".into(), "night 2".into()],
        size: [640, 480],
        limits: BTreeMap::from([("max.x".into(), Some(3)), ("y".into(), None)]),
        cooler: Some(-20.0),
        maybe: Some(vec![1, -1]),
        any: OwnedValue::from(vec![OwnedValue::from(1), OwnedValue::from("two")]),
        span: span(0, 9),
        spans: vec![span(0, 1), Span { low: 2, high: 3, label: Some("mid".into()) }],
        named: BTreeMap::from([("a".into(), span(1, 2))]),
        spare: Some(Box::new(span(-1, 1))),
        seal: Seal { code: 1 },
        __dict__: [("note", OwnedValue::from("dim")), ("run", OwnedValue::from(7))]
            .into_iter()
            .collect(),
    }
}
