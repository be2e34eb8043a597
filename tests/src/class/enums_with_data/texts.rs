//! Strings of variants with data and of whole objects.

use std::collections::BTreeMap;

use slots_runtime::prelude::*;
use slots_runtime::{Dict, MAX_DEPTH, Slots};

use super::{Camera, Edge, Trigger, Zone, camera};

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Point {
    #[slot(range = 0..=9)]
    x: u32,
    #[slot(unit = "s", default = 1.0)]
    time: f64,
    #[slot(default)]
    label: Option<String>,
    #[slot(default)]
    next: Option<Box<Point>>,
    #[slot(default)]
    tags: Vec<String>,
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Plan {
    start: Point,
    end: Option<Point>,
    all: Vec<Point>,
    by_name: BTreeMap<String, Point>,
}

fn point(x: u32) -> Point {
    Point { x, time: 1.0, label: None, next: None, tags: vec![] }
}

fn plan() -> Plan {
    Plan { start: point(1), end: None, all: vec![], by_name: BTreeMap::new() }
}

#[test]
fn string_of_a_map_selects_and_fills_variant() {
    for (text, trigger) in [
        (
            r#"{"hardware": {"line": 3, "edge": "Up"}}"#,
            Trigger::Hardware { line: 3, rising: Some(Edge::Up) },
        ),
        ("{hw: {line: 3}}", Trigger::Hardware { line: 3, rising: None }),
        ("{ hardware : {} }", Trigger::Hardware { line: 1, rising: None }),
        ("{timer: 2}", Trigger::Timer(2.0)),
        (r#"{window: [3, "a, b"]}"#, Trigger::Window(3, "a, b".into())),
        ("{zone: {x: 1, y: 2}}", Trigger::Zone(Zone { x: 1, y: 2 })),
        ("{any: [{x: 1, y: 2}]}", Trigger::Any(vec![Zone { x: 1, y: 2 }])),
        ("{software: None}", Trigger::Software),
    ] {
        let mut cam = camera(Trigger::Timer(0.0));
        let path = "trigger".parse().unwrap();
        <Camera as Slots>::CLASS.check_text(&path, text).unwrap();
        cam.set_text("trigger", text).unwrap();
        assert_eq!(cam.trigger, trigger, "{text}");
        cam.set_text("spare", text).unwrap();
        assert_eq!(cam.spare.as_ref(), Some(&trigger), "{text}");
        cam.set_text("all", &format!("[software, {text}]")).unwrap();
        assert_eq!(cam.all, [Trigger::Software, trigger]);
        // The printed value is read again.
        let printed = cam.getattr("trigger").unwrap().to_string();
        let mut copy = camera(Trigger::Software);
        copy.set_text("trigger", &printed).unwrap();
        assert_eq!(copy.trigger, cam.trigger, "{printed}");
    }
}

#[test]
fn string_with_an_error_in_a_variant_names_the_field() {
    let mut cam = camera(Trigger::Software);
    for (text, message) in [
        ("{hardware: {line: x}}", "'Camera' object attribute 'trigger.line' must be u32, not 'x'"),
        (
            "{hardware: {lien: 1}}",
            "'Camera' object attribute 'trigger' has no 'lien' in 'hardware'. Did you mean: 'line'?",
        ),
        (
            "{hardware: {line: 1, line: 2}}",
            "'Camera' object attribute 'trigger.line' is given twice",
        ),
        ("{network: {host: h}}", "'Camera' object attribute 'trigger' needs 'port' for 'network'"),
        ("{timer: x}", "'Camera' object attribute 'trigger.timer' must be f32, not 'x'"),
        ("{window: [1]}", "'Camera' object attribute 'trigger' must be a list of 2, not one of 1"),
        (
            "{zone: {x: 101, y: 1}}",
            "'Zone' object attribute 'x' must be in 0..=100, not 101 (at 'trigger.x')",
        ),
        ("{software: 1}", "'Camera' object attribute 'trigger.software' must be None, not str"),
        ("{hardware: 1}", "'Camera' object attribute 'trigger.hardware' must be a map, not str"),
        (
            "{}",
            "'Camera' object attribute 'trigger' must be a map with one entry, the name of a variant, not an empty map",
        ),
        ("{hardware", "'Camera' object attribute 'trigger' must be Trigger, not '{hardware'"),
    ] {
        let path = "trigger".parse().unwrap();
        let error = cam.set_text("trigger", text).unwrap_err();
        assert_eq!(error.to_string(), message, "{text}");
        assert_eq!(<Camera as Slots>::CLASS.check_text(&path, text).unwrap_err(), error, "{text}");
        assert_eq!(cam.trigger, Trigger::Software);
    }
}

#[test]
fn string_of_an_object_makes_it() {
    let mut plan = plan();
    let text = r#"{x: 2, time: 5ms, label: "a, b", next: {x: 3}, tags: [c, "d}"]}"#;
    let expected = Point {
        x: 2,
        time: 0.005,
        label: Some("a, b".into()),
        next: Some(Box::new(point(3))),
        tags: vec!["c".into(), "d}".into()],
    };
    for name in ["start", "end"] {
        <Plan as Slots>::CLASS.check_text(&name.parse().unwrap(), text).unwrap();
        plan.set_text(name, text).unwrap();
    }
    plan.set_text("all", &format!("[{text}, {{x: 4}}]")).unwrap();
    plan.set_text("by_name", &format!("{{one: {text}}}")).unwrap();
    plan.set_text_path("by_name.two", text).unwrap();
    assert_eq!(plan.start, expected);
    assert_eq!(plan.end.as_ref(), Some(&expected));
    assert_eq!(plan.all, [expected.clone(), point(4)]);
    assert_eq!(
        plan.by_name,
        BTreeMap::from([("one".into(), expected.clone()), ("two".into(), expected)])
    );
    // The printed values are read again.
    let mut copy = self::plan();
    for name in ["start", "end", "all", "by_name"] {
        copy.set_text(name, &plan.getattr(name).unwrap().to_string()).unwrap();
    }
    assert_eq!(copy, plan);
    plan.set_text("end", "None").unwrap();
    assert_eq!(plan.end, None);
}

#[test]
fn string_with_errors_in_an_object_names_their_paths() {
    let mut plan = plan();
    for (text, message) in [
        ("{x: a}", "'Point' object attribute 'x' must be u32, not 'a' (at 'start.x')"),
        ("{x: 10}", "'Point' object attribute 'x' must be in 0..=9, not 10 (at 'start.x')"),
        ("{x: 1, y: 2}", "'Point' object has no attribute 'y' (at 'start.y')"),
        ("{x: 1, x: 2}", "'Point' object attribute 'x' is given twice (at 'start.x')"),
        ("{label: a}", "'Point' object needs 'x' (at 'start')"),
        (
            "{x: 1, next: {x: b}}",
            "'Point' object attribute 'x' must be u32, not 'b' (at 'start.next.x')",
        ),
        ("{x", "'Plan' object attribute 'start' must be Point, not '{x'"),
        ("x: 1", "'Plan' object attribute 'start' must be Point, not 'x: 1'"),
    ] {
        let error = plan.set_text("start", text).unwrap_err();
        assert_eq!(error.to_string(), message, "{text}");
        let check = <Plan as Slots>::CLASS.check_text(&"start".parse().unwrap(), text);
        assert_eq!(check.unwrap_err(), error, "{text}");
        assert_eq!(plan.start, point(1));
    }
    let errors = plan.update_texts([("start", "{x: a, time: b}")]).unwrap_err();
    let paths: Vec<&str> = errors.errors().iter().map(AttributeError::path).collect();
    assert_eq!(paths, ["start.x", "start.time"]);
}

#[test]
fn string_of_an_object_reports_all_errors_as_a_map_does() {
    for (text, messages) in [
        (
            "{x: a, y: 2, time: 1, tags: [}",
            &[
                "'Plan' object attribute 'start' must be Point, not '{x: a, y: 2, time: 1, tags: [}'",
            ][..],
        ),
        (
            "{y: 2, x: 10, time: b, next: {x: c, z: 1}}",
            &[
                "'Point' object has no attribute 'y' (at 'start.y')",
                "'Point' object attribute 'x' must be in 0..=9, not 10 (at 'start.x')",
                "'Point' object attribute 'time' must be a number in s, not 'b' (at 'start.time')",
                "'Point' object attribute 'x' must be u32, not 'c' (at 'start.next.x')",
                "'Point' object has no attribute 'z' (at 'start.next.z')",
            ],
        ),
        (
            "{time: b, time: 1}",
            &[
                "'Point' object attribute 'time' must be a number in s, not 'b' (at 'start.time')",
                "'Point' object attribute 'time' is given twice (at 'start.time')",
                "'Point' object needs 'x' (at 'start')",
            ],
        ),
        (
            r#"{x: "\q", tiem: 1}"#,
            &[
                r#"'Point' object attribute 'x' must be String, not '"\q"' (at 'start.x')"#,
                "'Point' object has no attribute 'tiem'. Did you mean: 'time'? (at 'start.tiem')",
            ],
        ),
    ] {
        let errors = plan().update_texts([("start", text)]).unwrap_err();
        let found: Vec<String> = errors.errors().iter().map(ToString::to_string).collect();
        assert_eq!(found, messages, "{text}");
    }
    let map: Dict = [("y", 2), ("x", 10)].into_iter().collect();
    assert_eq!(
        plan().update_texts([("start", "{y: 2, x: 10}")]).unwrap_err().to_string(),
        plan().update([("start", map)]).unwrap_err().to_string(),
    );
}

#[test]
fn string_of_an_object_has_the_depth_limit() {
    let nested = |levels: usize| "{x: 1, next: ".repeat(levels) + "None" + &"}".repeat(levels);
    let mut plan = plan();
    plan.set_text("start", &nested(20)).unwrap();
    assert!(plan.get_path("start.next.next.x").is_ok());
    for levels in [MAX_DEPTH + 2, 5000] {
        let error = plan.set_text("start", &nested(levels)).unwrap_err();
        assert!(error.to_string().contains("nested deeper than 128 levels"), "{error}");
    }
}

#[test]
fn fields_of_a_unit_variant_are_any_spelling_of_none() {
    let mut it = camera(Trigger::Timer(1.0));
    for text in ["{software: None}", "{software: none}", "{software: null}", "{software: {}}"] {
        it.trigger = Trigger::Timer(1.0);
        it.set_text("trigger", text).unwrap();
        assert_eq!(it.trigger, Trigger::Software, "{text}");
    }
    assert!(it.set_text("trigger", "{software: nothing}").is_err());
}
