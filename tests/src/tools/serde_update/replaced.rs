//! `Patch::replace`: the whole state of an object, in place.

use std::collections::BTreeMap;

use serde_json::json;
use slots_runtime::serde::{AsMap, Patch};
use slots_runtime::{Change, prelude::*};

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Stage {
    #[slot(readonly)]
    serial: u8,
    #[slot(range = 0..=9)]
    x: u8,
    #[slot(default = 4, alias = "w")]
    width: u8,
}

#[slots(frozen)]
#[derive(Debug, Clone, PartialEq)]
struct Fixed {
    #[slot(default)]
    id: u8,
}

fn in_order(rack: &Rack) -> Result<(), String> {
    if rack.low <= rack.high { Ok(()) } else { Err("low is above high".into()) }
}

#[dynamic(check = in_order)]
#[derive(Debug, Clone, PartialEq)]
struct Rack {
    low: u8,
    high: u8,
    #[slot(default = 7)]
    level: u8,
    stage: Stage,
    #[slot(default)]
    spare: Option<Stage>,
    #[slot(default)]
    named: BTreeMap<String, Stage>,
    #[slot(default = Fixed { id: 3 })]
    fixed: Fixed,
    #[slot(unset)]
    note: Option<String>,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Rack {
    #[getter]
    fn span(&self) -> u8 {
        self.high - self.low
    }

    #[setter]
    fn set_span(&mut self, span: u8) {
        self.high = self.low + span;
    }

    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.log.push(change.path().to_string());
    }
}

fn stage(x: u8) -> Stage {
    Stage { serial: x, x, width: x }
}

fn rack() -> Rack {
    Rack {
        low: 1,
        high: 2,
        level: 3,
        stage: stage(1),
        spare: Some(stage(2)),
        named: BTreeMap::from([("a".into(), stage(3)), ("b".into(), stage(4))]),
        fixed: Fixed { id: 5 },
        note: Some("n".into()),
        log: vec![],
        __dict__: Dict::from_iter([("kept", 1), ("gone", 2)]),
    }
}

fn replace(object: &mut Rack, input: serde_json::Value) -> Result<Undo, UpdateError> {
    serde_json::from_value::<Patch>(input).unwrap().replace(object)
}

#[test]
fn absent_attributes_get_their_defaults() {
    let mut it = rack();
    let undo = replace(
        &mut it,
        json!({
            "low": 2, "high": 2, "stage": {"x": 5}, "named": {"b": {"x": 6, "w": 1}}, "fixed": {}, "kept": 8,
        }),
    )
    .unwrap();
    let stages = (it.stage.clone(), it.named.clone());
    let in_place = |serial, x, width| Stage { serial, x, width };
    // Read-only slots of objects that exist stay.
    assert_eq!(stages, (in_place(1, 5, 4), BTreeMap::from([("b".into(), in_place(4, 6, 1))])));
    assert_eq!((it.level, it.spare.as_ref(), it.note.as_ref()), (7, None, None));
    assert_eq!((it.fixed.id, &it.__dict__), (5, &Dict::from_iter([("kept", 8)])));
    assert_eq!(
        it.log,
        [
            "kept",
            "low",
            "named.a",
            "named.b.w",
            "named.b.x",
            "stage.x",
            "stage.width",
            "level",
            "spare",
            "note",
            "gone",
        ]
    );
    it.log.clear();
    undo.apply(&mut it).unwrap();
    it.log.clear();
    assert_eq!(it, rack());
    assert!(it.__dict__.keys().eq(["kept", "gone"]));
}

#[test]
fn errors_are_collected_and_nothing_is_written() {
    let mut it = rack();
    let error = replace(
        &mut it,
        json!({
            "low": 300, "stage": {}, "spare": {"x": 10, "x": 1, "serial": 2}, "named": {"c": {"width": 1}}, "fixed": {"id": 1},
            "level": null, "span": 1,
        }),
    )
    .unwrap_err();
    let messages: Vec<_> = error.errors().iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        [
            "'Fixed' object attribute 'id' is read-only (at 'fixed.id')",
            "'Rack' object attribute 'level' must be u8, not None",
            "'Rack' object attribute 'low' must be in 0..=255, not 300",
            "'Stage' object needs 'serial' and 'x' (at 'named.c')",
            "'Stage' object attribute 'serial' is read-only (at 'spare.serial')",
            "'Stage' object needs 'x' (at 'stage')",
            "'Rack' object needs 'high'",
        ]
    );
    assert_eq!(it, rack());
    let error =
        replace(&mut it, json!({"low": 9, "high": 1, "stage": {"x": 1}, "fixed": {}})).unwrap_err();
    assert_eq!(
        error.errors()[0].message_with_causes(),
        "'Rack' object attribute 'high' is rejected: low is above high"
    );
    assert_eq!(it, rack());
}

#[test]
fn changes_from_the_default_replace_the_state() {
    #[slots(default)]
    #[derive(Debug, Clone, PartialEq)]
    struct Camera {
        gain: f64,
        bits: u8,
        tags: Vec<String>,
        #[slot(unset)]
        label: Option<String>,
    }
    impl Default for Camera {
        fn default() -> Self {
            Camera { gain: 1.0, bits: 8, tags: vec!["t".into()], label: Some("l".into()) }
        }
    }
    let saved = Camera { bits: 12, label: None, ..Camera::default() };
    let file = serde_json::to_string(&AsMap::new(&saved).only_changed()).unwrap();
    let mut other = Camera { gain: 2.0, bits: 1, tags: vec![], label: Some("x".into()) };
    let _ = serde_json::from_str::<Patch>(&file).unwrap().replace(&mut other).unwrap();
    assert_eq!(other, saved);
    let whole = serde_json::to_string(&AsMap::new(&saved).with_unset()).unwrap();
    let mut other = Camera::default();
    let _ = serde_json::from_str::<Patch>(&whole).unwrap().replace(&mut other).unwrap();
    assert_eq!(other, saved);
}
