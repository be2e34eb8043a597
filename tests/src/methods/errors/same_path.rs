//! The path of an error, which is that of the value that the error names, by every entry point.

use std::collections::BTreeMap;

use slots_runtime::prelude::*;

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    Software,
    Hardware { line: u32 },
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Roi {
    x: u32,
    keys: BTreeMap<u32, u32>,
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Camera {
    trigger: Trigger,
    places: BTreeMap<u32, Roi>,
    spare: Option<BTreeMap<u32, Roi>>,
    sets: BTreeMap<u32, Vec<u32>>,
    roi: Roi,
    other: Option<Roi>,
}

fn camera(trigger: Trigger) -> Camera {
    Camera {
        trigger,
        places: BTreeMap::new(),
        spare: None,
        sets: BTreeMap::new(),
        roi: Roi { x: 1, keys: BTreeMap::new() },
        other: None,
    }
}

#[test]
fn rejected_text_of_a_variant_has_one_path() {
    for active in [Trigger::Software, Trigger::Hardware { line: 1 }] {
        for (text, expected) in
            [("{line: x}", "trigger.line"), ("{lien: 1}", "trigger"), ("3", "trigger.hardware")]
        {
            let mut cam = camera(active.clone());
            let error = cam.set_text_path("trigger.hardware", text).unwrap_err();
            assert_eq!(error.path(), expected, "{text}");
        }
        let line = Dict::from_iter([("line", "x")]);
        let error = camera(active).set_path("trigger.hardware", line).unwrap_err();
        assert_eq!(error.path(), "trigger.line");
    }
}

#[test]
fn rejected_key_has_the_path_of_its_map() {
    for (path, expected) in [
        ("places.k", "places"),
        ("places.k.x", "places"),
        ("spare.k", "spare"),
        ("spare.k.keys.z", "spare"),
        ("sets.k", "sets"),
        ("sets.k[0]", "sets"),
        ("roi.keys.k", "roi.keys"),
        ("other.keys.k", "other.keys"),
    ] {
        let error = camera(Trigger::Software).set_path(path, 1).unwrap_err();
        assert_eq!(error.path(), expected, "{path}");
        let name = expected.rsplit('.').next().unwrap();
        let message = format!("object attribute '{name}' must be a map with keys of type u32, ");
        assert!(error.message().contains(&message), "{path}: {error}");
    }
    for path in ["sets.k", "spare.k.keys.z"] {
        let error = camera(Trigger::Software).push_path(path, 1).unwrap_err();
        assert_eq!(error.path(), path.split('.').next().unwrap());
    }
}
