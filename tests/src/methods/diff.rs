//! The differences between two objects.

use std::collections::BTreeMap;
use std::sync::Mutex;

use slots_runtime::prelude::*;

#[derive(SlotValue, Debug, Clone, PartialEq)]
enum Trigger {
    Software,
    Hardware { line: u32, edge: String },
}

#[slots]
#[derive(Debug, Clone)]
struct Stage {
    serial: u32,
    position: f64,
}

#[slots]
struct Device {
    #[slot(unset)]
    label: Option<String>,
}

#[dynamic]
struct Rack {
    #[slot(base)]
    device: Device,
    stages: Vec<Stage>,
    spare: Option<Box<Stage>>,
    limits: BTreeMap<String, f64>,
    trigger: Trigger,
    lock: Mutex<u32>,
}

fn rack() -> Rack {
    Rack {
        device: Device { label: None },
        stages: vec![Stage { serial: 1, position: f64::NAN }, Stage { serial: 2, position: 0.0 }],
        spare: None,
        limits: BTreeMap::from([("low".into(), 0.0), ("high".into(), 1.0)]),
        trigger: Trigger::Hardware { line: 1, edge: "rising".into() },
        lock: Mutex::new(1),
        __dict__: Dict::default(),
    }
}

fn shown(one: &Rack, other: &Rack) -> Vec<String> {
    let shown =
        |value: &Option<OwnedValue>| value.as_ref().map_or("-".to_owned(), |it| format!("{it:?}"));
    let differences = one.diff(other);
    differences
        .iter()
        .map(|it| format!("{}: {} {}", it.path, shown(&it.old), shown(&it.new)))
        .collect()
}

#[test]
fn equal_objects_have_no_differences() {
    assert_eq!(shown(&rack(), &rack()), [""; 0]);
    *rack().lock.lock().unwrap() = 5;
    assert_eq!(shown(&rack(), &rack()), [""; 0]);
}

#[test]
fn differences_have_the_paths_of_the_innermost_values() {
    let mut other = rack();
    other.setattr("label", "left").unwrap();
    other.set_path("stages[1].position", 5).unwrap();
    other.set_path("limits.mid", 0.5).unwrap();
    other.delete_path("limits.high").unwrap();
    other.set_path("trigger.line", 3).unwrap();
    other.setattr("extra", 1).unwrap();
    other.spare = Some(Box::new(Stage { serial: 3, position: 0.0 }));
    assert_eq!(
        shown(&rack(), &other),
        [
            "stages[1].position: 0.0 5.0",
            r#"spare: None {"serial": 3, "position": 0.0}"#,
            "limits.high: 1.0 -",
            "limits.mid: - 0.5",
            "trigger.line: 1 3",
            "label: - \"left\"",
            "extra: - 1",
        ]
    );
}

#[test]
fn lists_of_other_length_and_other_variants_differ_as_a_whole() {
    let mut other = rack();
    other.delete_path("stages[0]").unwrap();
    other.trigger = Trigger::Software;
    let differences = rack().diff(&other);
    let paths: Vec<String> = differences.iter().map(|it| it.path.to_string()).collect();
    assert_eq!(paths, ["stages", "trigger"]);
    assert_eq!(differences[1].new, Some("Software".into()));
}

#[test]
fn difference_prints_path_and_both_values() {
    let (old, mut new) = (rack(), rack());
    new.setattr("label", "left").unwrap();
    new.set_path("limits.cold", -5.0).unwrap();
    new.set_path("stages[0].position", 2.5).unwrap();
    let printed: Vec<String> = old.diff(&new).iter().map(ToString::to_string).collect();
    let position = old.stages[0].position;
    assert_eq!(
        printed,
        [
            format!("stages[0].position: {position:?} -> 2.5"),
            "limits.cold: (absent) -> -5.0".to_owned(),
            "label: (absent) -> left".to_owned(),
        ]
    );
}
