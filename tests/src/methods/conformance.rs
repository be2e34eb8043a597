//! Conformance: every sequence of operations recorded from CPython, replayed on structs of Rust that mirror its classes.
//!
//! The file of recordings is `data/vectors.json`, or the one that `SLOTS_VECTORS` names.

mod classes;
mod recording;
mod replay;
mod report;
mod sizes;
mod versions;

use self::recording::Recording;
use self::report::Report;

/// The recordings that come with the tests.
const RECORDED: &str = include_str!("../../data/vectors.json");

/// Reads a file; a relative path is one from the top of the workspace, where a test does not run.
fn read(path: &str) -> String {
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::fs::read_to_string(top.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_operation_matches_cpython() {
    let other = std::env::var("SLOTS_VECTORS").ok();
    let text = other.as_deref().map_or_else(|| RECORDED.to_owned(), read);
    let recording =
        Recording::from_json(&text).unwrap_or_else(|error| panic!("{other:?}: {error}"));
    let mut report = Report::default();
    recording.classes.iter().for_each(|class| report.class(class));
    recording.vectors.iter().for_each(|vector| report.vector(vector));
    report.print();
    assert!(report.is_clean(), "{} differences from CPython", report.differences.len());
    assert!(
        other.is_some() || report.vectors >= 1200,
        "of our own recordings hardly any may be skipped"
    );
}

#[test]
fn wrong_expectation_is_reported_as_difference() {
    // A test of the replayer: each of these recordings contradicts CPython.
    let wrong = [
        r#"{"op":"getattr","name":"age","expect":{"ok":36,"type":"int"}}"#,
        r#"{"op":"getattr","name":"age","expect":{"ok":35.0,"type":"float"}}"#,
        r#"{"op":"getattr","name":"age","expect":{"err":{"category":"unknown","message":"'Person' object has no attribute 'age'"}}}"#,
        r#"{"op":"setattr","name":"age","value":1,"value_type":"int","expect":{"ok":null}}"#,
        r#"{"op":"setattr","name":"age","value":1,"value_type":"int","expect":{"err":{"category":"unknown","message":"'Person' object attribute 'age' is read-only"}}}"#,
        r#"{"op":"setattr","name":"age","value":1,"value_type":"int","expect":{"err":{"category":"read_only","message":"'Person' object attribute 'age' is read only"}}}"#,
        r#"{"op":"delattr","name":"name","expect":{"err":{"category":"unset_slot","message":"name"}}}"#,
        r#"{"op":"hasattr","name":"name","expect":{"ok":false}}"#,
        r#"{"op":"dir","expect":{"ok":["age","name","last_name"]}}"#,
        r#"{"op":"vars","expect":{"ok":[]}}"#,
        r#"{"op":"getattr","name":"zz","expect":{"err":{"category":"new_category","message":"'Person' object has no attribute 'zz'"}}}"#,
    ];
    for op in wrong {
        let text =
            format!(r#"{{"vectors":[{{"id":"w","class":"Person","tags":[],"ops":[{op}]}}]}}"#);
        let recording = Recording::from_json(&text).expect("well formed");
        let mut report = Report::default();
        report.vector(&recording.vectors[0]);
        assert!(!report.is_clean(), "not noticed: {op}");
    }
}

#[test]
fn unknown_class_is_reported_as_difference() {
    let text = r#"{"vectors":[{"id":"w","class":"Nobody","tags":[],"ops":[]}]}"#;
    let mut report = Report::default();
    report.vector(&Recording::from_json(text).expect("well formed").vectors[0]);
    assert!(!report.is_clean());
}

#[test]
fn entry_behind_a_property_is_no_difference() {
    let text = r#"{"vectors":[{"id":"p","class":"Sensor","tags":[],"ops":[
        {"op":"dict_set","name":"reading","value":1,"value_type":"int","expect":{"ok":null}},
        {"op":"getattr","name":"reading","expect":{"ok":7,"type":"int"}},
        {"op":"hasattr","name":"reading","expect":{"ok":true}}]}]}"#;
    let mut report = Report::default();
    report.vector(&Recording::from_json(text).expect("well formed").vectors[0]);
    report.print();
    assert!(report.is_clean());
}
