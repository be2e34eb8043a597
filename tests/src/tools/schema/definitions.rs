//! The definitions of classes in a schema: recursive classes, and classes of the same name.

use serde_json::json;
use slots_runtime::prelude::*;
use slots_runtime::serde::update_from;

use super::{schema_of, validator};
use crate::tools::parts::Roi;

#[slots]
struct Node {
    id: u32,
    next: Option<Box<Node>>,
    others: Vec<Node>,
    pair: Option<Box<Pair>>,
}

#[slots]
struct Pair {
    left: Node,
    right: Option<Box<Pair>>,
}

#[derive(SlotValue)]
struct Tree(Vec<Tree>);

#[slots]
struct Forest {
    tree: Tree,
}

#[test]
fn schema_of_recursive_class_is_finite() {
    let schema = schema_of(Node::CLASS);
    assert_eq!(schema["properties"]["next"], json!({"anyOf": [{"$ref": "#"}, {"type": "null"}]}));
    assert_eq!(schema["$defs"]["Pair"]["properties"]["left"], json!({"$ref": "#"}));
    let validator = validator(Node::CLASS);
    assert!(validator.is_valid(&json!({"next": {"next": {"id": 1}}})));
    assert!(!validator.is_valid(&json!({"next": {"next": {"idd": 1}}})));
    assert!(!validator.is_valid(&json!({"pair": {"right": {"left": {"id": -1}}}})));
    assert!(schema_of(Forest::CLASS)["properties"]["tree"]["items"]["items"]["items"].is_object());
}

mod other {
    use slots_runtime::prelude::*;

    #[slots]
    pub(super) struct Roi {
        pub(super) width: f64,
    }
}

#[slots]
struct Box2<T> {
    inside: T,
}

#[slots]
struct Größe {
    höhe: f64,
}

#[slots]
struct Namesakes {
    a: Roi,
    b: other::Roi,
    c: Box2<u8>,
    d: Box2<String>,
    e: Größe,
}

#[test]
fn equally_named_classes_have_separate_definitions() {
    let schema = schema_of(Namesakes::CLASS);
    let names: Vec<_> = schema["$defs"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["Box2", "Box2-2", "Größe", "Roi", "Roi-2"]);
    let validator = validator(Namesakes::CLASS);
    for (document, good) in [
        (json!({"b": {"width": 1}, "a": {"x": 1}, "e": {"höhe": 1}}), true),
        (json!({"c": {"inside": 1}, "d": {"inside": "x"}}), true),
        (json!({"a": {"width": 1}}), false),
        (json!({"c": {"inside": "x"}}), false),
        (json!({"d": {"inside": 1}}), false),
        (json!({"e": {"höhe": "x"}}), false),
    ] {
        assert_eq!(validator.is_valid(&document), good, "{document}");
        let mut object = Namesakes {
            a: Roi::default(),
            b: other::Roi { width: 0.0 },
            c: Box2 { inside: 0 },
            d: Box2 { inside: String::new() },
            e: Größe { höhe: 1.0 },
        };
        assert_eq!(update_from(&mut object, document.clone()).is_ok(), good, "{document}");
    }
}
