//! `Undo::record`: the undo of changes that no write by name made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use slots_runtime::prelude::*;
use slots_runtime::{Change, History};

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Trigger {
    Software,
    Hardware { line: u32, delay: f64 },
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Stage {
    position: f64,
    #[slot(readonly, default = "S-1".into())]
    serial: String,
}

#[slots]
#[derive(Debug, Default)]
struct Locked {
    number: u32,
    lock: Mutex<u32>,
}

#[dynamic]
#[derive(Debug, Default)]
struct Notes {
    operator: String,
}

#[slots]
#[derive(Debug)]
struct Rack {
    #[slot(range = 0.0..=10.0)]
    gain: f64,
    ratio: f32,
    samples: Vec<f64>,
    tags: BTreeSet<String>,
    trigger: Trigger,
    stage: Stage,
    mirror: Option<Box<Stage>>,
    stages: Vec<Stage>,
    by_name: BTreeMap<String, Stage>,
    locked: Vec<Locked>,
    spare: Vec<Option<Stage>>,
    any: OwnedValue,
    #[slot(unset)]
    note: Option<String>,
    #[slot(readonly)]
    calls: u32,
    notes: Notes,
    #[slot(skip)]
    hooks: u32,
}

#[slots]
impl Rack {
    #[on_set]
    fn count(&mut self, _change: &Change<'_>) {
        self.hooks += 1;
    }
}

fn rack() -> Rack {
    let mut notes = Notes { operator: "Ada".into(), ..Notes::default() };
    for (name, value) in [("a", 1), ("b", 2), ("c", 3)] {
        notes.setattr(name, value).unwrap();
    }
    let stage = |position| Stage { position, serial: "S-7".into() };
    Rack {
        gain: 1.0,
        ratio: f32::NAN,
        samples: vec![f64::NAN, 1.0],
        tags: BTreeSet::from(["x".into()]),
        trigger: Trigger::Hardware { line: 1, delay: 0.5 },
        stage: stage(1.0),
        mirror: Some(Box::new(stage(2.0))),
        stages: vec![stage(3.0), stage(4.0)],
        by_name: BTreeMap::from([("left".into(), stage(5.0))]),
        locked: vec![Locked { number: 1, lock: Mutex::new(1) }],
        spare: vec![None, Some(stage(6.0))],
        any: vec![OwnedValue::from(1), "two".into()].into(),
        note: None,
        calls: 0,
        notes,
        hooks: 0,
    }
}

fn paths(undo: &Undo) -> Vec<String> {
    undo.paths().map(|path| path.to_string()).collect()
}

/// Makes a change and undoes it, redoes it and undoes it again; returns the object and the paths of the undo.
fn undone(change: impl Fn(&mut Rack)) -> (Rack, Vec<String>) {
    let mut rack = rack();
    let ((), undo) = Undo::record(&mut rack, &change);
    let found = paths(&undo);
    let after = format!("{rack:?}");
    let redo = undo.apply(&mut rack).unwrap();
    let undo = redo.apply(&mut rack).unwrap();
    rack.hooks = 0;
    assert_eq!(format!("{rack:?}"), after);
    undo.apply(&mut rack).unwrap();
    rack.hooks = 0;
    (rack, found)
}

#[track_caller]
fn is_restored(change: impl Fn(&mut Rack), expected: &[&str]) {
    let (restored, found) = undone(change);
    assert_eq!(format!("{restored:?}"), format!("{:?}", rack()));
    assert_eq!(found, expected);
}

#[test]
fn values_that_did_not_change_are_not_recorded() {
    is_restored(|_| (), &[]);
    is_restored(|rack| rack.samples[0] = -f64::NAN, &[]);
}

#[test]
fn slots_of_values_are_restored() {
    is_restored(|rack| rack.gain = 2.0, &["gain"]);
    is_restored(|rack| rack.samples.push(f64::NAN), &["samples"]);
    is_restored(|rack| rack.tags.extend(["y".into()]), &["tags"]);
    is_restored(|rack| rack.any = OwnedValue::None, &["any"]);
    is_restored(|rack| rack.any = vec![OwnedValue::from(1.0), "two".into()].into(), &["any"]);
    is_restored(|rack| rack.spare[1].as_mut().unwrap().position = 7.0, &["spare"]);
    is_restored(|rack| rack.note = Some("new".into()), &["note"]);
    is_restored(|rack| rack.trigger = Trigger::Software, &["trigger"]);
    is_restored(|rack| rack.trigger = Trigger::Hardware { line: 2, delay: 0.5 }, &["trigger"]);
}

#[test]
fn value_that_the_rules_reject_is_restored() {
    let mut rack = rack();
    rack.gain = 99.0;
    let ((), undo) = Undo::record(&mut rack, |rack| rack.gain = 2.0);
    undo.apply(&mut rack).unwrap();
    assert_eq!(rack.gain.to_string(), "99");
}

#[test]
fn slots_of_nested_objects_are_restored_one_by_one() {
    is_restored(|rack| rack.stage.position = 9.0, &["stage.position"]);
    is_restored(|rack| rack.stages[1].position = 9.0, &["stages[1].position"]);
    is_restored(
        |rack| rack.by_name.get_mut("left").unwrap().position = 9.0,
        &["by_name.left.position"],
    );
    is_restored(|rack| rack.mirror.as_mut().unwrap().position = 9.0, &["mirror.position"]);
    is_restored(|rack| rack.locked[0].number = 9, &["locked[0].number"]);
}

#[test]
fn objects_that_were_removed_are_made_anew() {
    let position = |rack: &Rack| (rack.stages.len(), rack.stages[0].position);
    let (rack, found) = undone(|rack| drop(rack.stages.remove(0)));
    assert_eq!((position(&rack), found), ((2, 3.0), vec!["stages".to_owned()]));
    let (rack, found) = undone(|rack| rack.by_name.clear());
    assert_eq!((rack.by_name["left"].position, found), (5.0, vec!["by_name".to_owned()]));
    let (rack, found) = undone(|rack| rack.mirror = None);
    assert_eq!((rack.mirror.unwrap().position, found), (2.0, vec!["mirror".to_owned()]));
}

#[test]
fn entries_of_an_overflow_map_keep_their_order() {
    let dict = |rack: &mut Rack| std::mem::take(rack.notes.dict_mut().unwrap());
    is_restored(|rack| drop(rack.notes.delattr("a")), &["notes.a"]);
    is_restored(|rack| drop(dict(rack)), &["notes.c", "notes.b", "notes.a"]);
    is_restored(|rack| drop(rack.notes.setattr("d", 4)), &["notes.d"]);
    is_restored(
        |rack| {
            drop(dict(rack));
            for (name, value) in [("d", 1), ("b", 7)] {
                rack.notes.setattr(name, value).unwrap();
            }
        },
        &["notes.c", "notes.b", "notes.a", "notes.d"],
    );
}

#[test]
fn values_that_cannot_be_written_back_are_not_recorded() {
    let mut rack = rack();
    let ((), undo) = Undo::record(&mut rack, |rack| {
        rack.calls = 1;
        rack.stage.serial = "S-8".into();
        *rack.locked[0].lock.get_mut().unwrap() = 2;
        rack.locked.push(Locked::default());
        rack.gain = 3.0;
    });
    assert_eq!(paths(&undo), ["gain"]);
    undo.apply(&mut rack).unwrap();
    assert_eq!((rack.calls, rack.locked.len(), rack.gain), (1, 2, 1.0));
}

#[test]
fn hooks_are_called_by_the_undo_and_not_by_the_record() {
    let mut rack = rack();
    let (result, undo) = Undo::record(&mut rack, |rack| {
        rack.gain = 3.0;
        rack.ratio = 2.0;
        "done"
    });
    assert_eq!((result, rack.hooks), ("done", 0));
    undo.apply(&mut rack).unwrap();
    assert!(rack.hooks > 0 && rack.ratio.is_nan());
}

#[test]
fn history_holds_calls_among_updates() {
    let mut rack = rack();
    let mut history = History::new(10);
    history.record(rack.update([("gain", 2.0)]).unwrap());
    let object: &mut dyn Object = &mut rack;
    let (result, undo) = Undo::record(object, |object| object.set_path("stage.position", 5.0));
    result.unwrap();
    history.record(undo);
    history.record(rack.update([("gain", 4.0)]).unwrap());
    for _ in 0..3 {
        assert!(history.undo(&mut rack).unwrap());
    }
    assert_eq!((rack.gain, rack.stage.position), (1.0, 1.0));
    for _ in 0..3 {
        assert!(history.redo(&mut rack).unwrap());
    }
    assert_eq!((rack.gain, rack.stage.position), (4.0, 5.0));
}
