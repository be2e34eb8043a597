//! Views of lists and maps, which scripts change in place.

use std::collections::BTreeMap;

use rhai::{Dynamic, Engine, Scope};
use slots_runtime::{Shared, SharedObject, prelude::*};

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Stage {
    #[slot(default, range = 0..=50)]
    position: u32,
    #[slot(readonly, default)]
    serial: u32,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Rack {
    stages: Vec<Stage>,
    by_name: BTreeMap<String, Stage>,
    tags: Vec<String>,
    limits: BTreeMap<String, Vec<u32>>,
    singles: Vec<f32>,
}

#[slots]
impl Rack {
    #[getter]
    fn copies(&self) -> Vec<Stage> {
        self.stages.clone()
    }
}

fn run(script: &str) -> (Result<Dynamic, String>, Rack) {
    let stage = |serial| Stage { position: 1, serial };
    let rack = Rack {
        stages: vec![stage(7), stage(8)],
        by_name: BTreeMap::from([("a".into(), stage(9))]),
        tags: vec!["x".into()],
        limits: BTreeMap::from([("low".into(), vec![1, 2])]),
        singles: vec![],
    };
    let shared = Shared::new(rack);
    let mut engine = Engine::new();
    slots_rhai::register(&mut engine);
    let mut scope = Scope::new();
    scope.push("rack", SharedObject::from(shared.clone()));
    let result = engine.eval_with_scope::<Dynamic>(&mut scope, script);
    (result.map_err(|error| error.to_string()), shared.read(Clone::clone).unwrap())
}

fn changed(script: &str) -> Rack {
    let (result, rack) = run(script);
    let _ = result.unwrap();
    rack
}

fn value(script: &str) -> String {
    run(script).0.unwrap().to_string()
}

#[test]
fn item_of_list_of_objects_is_the_original() {
    let rack = changed("rack.stages[0].position = 5; rack.stages[-1].position += 2;");
    assert_eq!((rack.stages[0].position, rack.stages[1].position), (5, 3));
    // Read-only slots of the original stay.
    assert_eq!((rack.stages[0].serial, rack.stages[1].serial), (7, 8));
    let rack = changed("let stages = rack.stages; let first = stages[0]; first.position = 9;");
    assert_eq!(rack.stages[0].position, 9);
    let rack = changed("for stage in rack.stages { stage.position = 4; }");
    assert!(rack.stages.iter().all(|stage| stage.position == 4));
    let rack = changed("rack.by_name[\"a\"].position = 6; rack.by_name.a.position += 1;");
    assert_eq!(rack.by_name["a"], Stage { position: 7, serial: 9 });
}

#[test]
fn objects_are_added_and_removed() {
    let rack = changed(
        "rack.stages.push(#{position: 3}); rack.stages.remove(0); rack.stages.insert(0, #{});",
    );
    let positions: Vec<u32> = rack.stages.iter().map(|stage| stage.position).collect();
    assert_eq!(positions, [0, 1, 3]);
    let rack = changed("rack.stages.push(rack.stages[0]);");
    assert_eq!(rack.stages.len(), 3);
    let rack = changed("rack.stages.insert(99, #{position: 9});");
    assert_eq!(rack.stages[2].position, 9);
}

#[test]
fn live_list_and_map_change_the_object() {
    let rack = changed("let tags = rack.live(\"tags\"); tags.push(\"y\"); tags[0] = \"z\";");
    assert_eq!(rack.tags, ["z", "y"]);
    let rack = changed(
        "let limits = rack.live(\"limits\"); limits.high = [3]; limits[\"low\"][1] = 5; limits.low.push(6);",
    );
    assert_eq!(
        rack.limits,
        BTreeMap::from([("high".into(), vec![3]), ("low".into(), vec![1, 5, 6])])
    );
    let rack = changed("rack.live(\"limits\").remove(\"low\");");
    assert!(rack.limits.is_empty());
    let rack = changed("rack.live(\"singles\").push(0.1);");
    assert_eq!(rack.singles.len(), 1);
    // Without `live`, a variable holds a copy.
    assert_eq!(changed("let tags = rack.tags; tags.push(\"y\");").tags, ["x"]);
    assert_eq!(changed("rack.tags.push(\"y\");").tags, ["x", "y"]);
}

#[test]
fn view_lists_its_items() {
    assert_eq!(value("rack.stages.len()"), "2");
    assert_eq!(value("rack.live(\"limits\").keys()"), "[\"low\"]");
    assert_eq!(
        value("let limits = rack.live(\"limits\"); [\"low\" in limits, \"high\" in limits]"),
        "[true, false]"
    );
    assert_eq!(value("rack.live(\"limits\").values()[0].copy()"), "[1, 2]");
    assert_eq!(value("rack.stages == rack.stages && rack.stages.is_empty() == false"), "true");
    assert_eq!(value("let sum = 0; for n in rack.live(\"limits\").low { sum += n; } sum"), "3");
    assert_eq!(value("rack.live(\"tags\").to_string()"), "[\"x\"]");
    // A list that a getter returns is a copy.
    assert_eq!(value("type_of(rack.copies)"), "array");
}

#[test]
fn view_is_assigned_as_a_copy() {
    let rack = changed("rack.tags = rack.live(\"tags\"); rack.stages = rack.stages;");
    assert_eq!((rack.tags.len(), rack.stages.len()), (1, 2));
    let rack =
        changed("let all = rack.live(\"limits\"); let low = all.low; all.high = low; low.push(9);");
    assert_eq!(rack.limits["high"], [1, 2]);
}

#[test]
fn object_or_view_in_a_list_of_a_script_is_copied() {
    let rack = changed("rack.stages = [rack.by_name.a, rack.stages[0], #{position: 5}];");
    let positions: Vec<u32> = rack.stages.iter().map(|stage| stage.position).collect();
    assert_eq!(positions, [1, 1, 5]);
    let rack = changed("rack.limits = #{a: rack.live(\"limits\").low, b: [7]};");
    assert_eq!(rack.limits, BTreeMap::from([("a".into(), vec![1, 2]), ("b".into(), vec![7])]));
}

#[test]
fn mistakes_in_views_are_errors() {
    for (script, expected) in [
        ("rack.stages[2].position = 1", "has 2 items; index 2 is out of range"),
        ("rack.stages[0].position = 99", "must be in 0..=50, not 99"),
        ("rack.stages[0].positoin = 1", "Did you mean: 'position'?"),
        ("rack.stages[0].serial = 1", "'Stage' object attribute 'serial' is read-only"),
        ("rack.stages.push(#{positoin: 1})", "'positoin'"),
        ("rack.stages.remove(5)", "out of range"),
        ("rack.live(\"taggs\")", "Did you mean: 'tags'?"),
        ("rack.stages[0].live(\"position\")", "is not a list or a map"),
        ("rack.live(\"tags\").push(5)", "must be String, not int"),
        ("rack.live(\"tags\").push(|x| x)", "a value of type Fn"),
    ] {
        let (result, rack) = run(script);
        let message = result.unwrap_err();
        assert!(message.contains(expected), "{script}: {message}");
        assert_eq!((rack.stages.len(), rack.tags.len()), (2, 1), "{script}");
    }
}
