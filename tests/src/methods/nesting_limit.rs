//! The limit on nesting: no text, value, path or object is deep enough to exhaust the stack.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use slots_runtime::serde::{AsMap, Patch};
use slots_runtime::{Dict, MAX_DEPTH, OwnedValue, PathSegment, ValueError, prelude::*};

const TOO_DEEP: &str = "nested deeper than 128 levels";

/// A legal type without an end: a list of itself.
#[derive(SlotValue, Clone, Debug, Default, PartialEq)]
struct Lists(Vec<Lists>);

#[derive(SlotValue, Clone, Debug, Default, PartialEq)]
struct Maps(BTreeMap<String, Maps>);

/// Every text and every value but `None` is one inside of another.
#[derive(SlotValue, Clone, Debug, Default, PartialEq)]
struct Boxes(Option<Box<Boxes>>);

/// A handwritten implementation that ignores the limit.
#[derive(Debug)]
struct ByHand(Vec<ByHand>);

impl SlotValue for ByHand {
    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        Vec::from_value(value).map(ByHand)
    }
    fn from_text(text: &str) -> Result<Self, ValueError> {
        Vec::from_text(text).map(ByHand)
    }
}

#[slots]
#[derive(Default)]
struct Tree {
    lists: Lists,
    maps: Maps,
    boxes: Boxes,
    any: OwnedValue,
}

#[dynamic]
#[derive(Default)]
struct Node {
    id: u32,
    next: Option<Box<Node>>,
}

fn brackets(levels: usize) -> String {
    "[".repeat(levels) + &"]".repeat(levels)
}

fn braces(levels: usize) -> String {
    "{a: ".repeat(levels) + "{}" + &"}".repeat(levels)
}

fn nested(levels: usize) -> OwnedValue {
    (0..levels).fold(OwnedValue::from(Vec::<OwnedValue>::new()), |inner, _| [inner].into())
}

fn nested_maps(levels: usize) -> OwnedValue {
    (0..levels).fold(OwnedValue::from(1), |inner, _| Dict::from_iter([("a", inner)]).into())
}

fn chain(levels: usize) -> Node {
    (0..levels)
        .fold(Node::default(), |inner, _| Node { next: Some(Box::new(inner)), ..Node::default() })
}

/// Takes a chain apart, since Rust drops one by recursion.
fn unchain(mut node: Node) {
    while let Some(next) = node.next.take() {
        node = *next;
    }
}

#[test]
fn a_text_nested_without_end_is_an_error() {
    let mut tree = Tree::default();
    for levels in [1, 2, 100, MAX_DEPTH] {
        tree.set_text("lists", &brackets(levels)).unwrap();
        assert_eq!(tree.lists.to_value().to_string(), brackets(levels));
    }
    for levels in [MAX_DEPTH + 1, MAX_DEPTH + 2, 1_000, 5_000, 100_000] {
        let error = tree.set_text("lists", &brackets(levels)).unwrap_err();
        assert_eq!(error.to_string(), format!("'Tree' object attribute 'lists' is {TOO_DEEP}"));
        assert!(
            tree.set_text("maps", &braces(levels)).unwrap_err().to_string().ends_with(TOO_DEEP)
        );
        assert!(ByHand::from_text(&brackets(levels)).unwrap_err().to_string().ends_with(TOO_DEEP));
        assert!(Tree::CLASS.check_text(&AttrPath::from_name("lists"), &brackets(levels)).is_err());
    }
    // A list may be written without brackets: each item is a list of one again.
    for name in ["lists", "boxes"] {
        let error = tree.set_text(name, "x").unwrap_err();
        assert_eq!(error.to_string(), format!("'Tree' object attribute '{name}' is {TOO_DEEP}"));
    }
    assert!(ByHand::from_text("x").unwrap_err().to_string().ends_with(TOO_DEEP));
    assert_eq!(tree.lists.to_value().to_string(), brackets(MAX_DEPTH));
}

#[test]
fn deep_texts_are_read_in_linear_time() {
    let begin = Instant::now();
    for levels in [1_000, 1_000_000] {
        assert!(Lists::from_text(&brackets(levels)).is_err());
    }
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
}

#[test]
fn a_value_nested_without_end_is_an_error() {
    let mut tree = Tree::default();
    let mut extras = Dict::new();
    tree.setattr("lists", nested(MAX_DEPTH - 1)).unwrap();
    tree.setattr("any", nested(MAX_DEPTH - 1)).unwrap();
    for levels in [MAX_DEPTH, 1_000, 100_000] {
        for name in ["lists", "any"] {
            let error = tree.setattr(name, nested(levels)).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("'Tree' object attribute '{name}' is {TOO_DEEP}")
            );
            assert_eq!(error.kind(), ErrorKind::Value);
        }
        let error = tree.setattr("maps", nested_maps(levels + 1)).unwrap_err();
        assert_eq!(error.to_string(), format!("'Tree' object attribute 'maps' is {TOO_DEEP}"));
        let error = Value::from(nested_maps(levels + 1)).extract::<Dict>().unwrap_err();
        assert_eq!(error.to_string(), format!("is {TOO_DEEP}"));
        assert!(extras.insert("deep", nested(levels)).unwrap_err().to_string().ends_with(TOO_DEEP));
        assert!(Value::from(nested(levels)).into_owned().is_none());
        assert!(nested(levels).as_value().to_owned().is_none());
    }
    assert!(tree.setattr("boxes", 1).unwrap_err().to_string().ends_with(TOO_DEEP));
    assert!(extras.is_empty());
    // The limit applies to the depth, not to the number of items.
    tree.setattr("any", vec![nested(MAX_DEPTH - 2); 1_000]).unwrap();
}

#[test]
fn a_value_nested_without_end_is_cloned_printed_compared_and_dropped() {
    for value in [nested(100_000), nested_maps(100_000)] {
        let copy = value.clone();
        let text = copy.to_string();
        assert!(text.contains("..") && text.len() < 10_000, "{text}");
        assert!(format!("{:#?}", copy.as_value()).contains(".."));
        // A value nested deeper than the limit equals no value, not even itself.
        assert_ne!(copy, value);
        let mut depth = 0;
        let mut at = &copy;
        while let Some(inner) = match at {
            OwnedValue::List(items) => items.first(),
            OwnedValue::Map(dict) => dict.get_owned("a"),
            _ => None,
        } {
            (at, depth) = (inner, depth + 1);
        }
        assert_eq!(depth, 100_000);
        drop(Value::from(copy));
    }
    let mut dict = Dict::from_iter([("deep", nested_maps(100_000)), ("flat", 1.into())]);
    assert_eq!(dict.clone().len(), 2);
    assert_ne!(dict, dict.clone());
    assert!(format!("{dict:?}").contains(".."));
    drop(dict.remove("deep"));
    assert_eq!(nested(MAX_DEPTH - 1), nested(MAX_DEPTH - 1));
    let many: Vec<_> = (0..100).map(|_| nested(10_000)).collect();
    drop(OwnedValue::from(many.clone()));
    drop(many);
}

#[test]
fn a_copy_of_a_deep_value_has_the_same_items_in_the_same_order() {
    let deep =
        |inner: OwnedValue| (0..200).fold(inner, |inner, _| [1.into(), inner, "x".into()].into());
    let map =
        Dict::from_iter([("b", OwnedValue::from(1)), ("a", vec![2, 3].into()), ("c", ().into())]);
    let copy = deep(map.clone().into()).clone();
    let mut at = &copy;
    while let OwnedValue::List(items) = at {
        assert_eq!((items.len(), &items[0], &items[2]), (3, &1.into(), &"x".into()));
        at = &items[1];
    }
    assert_eq!(at.to_string(), r#"{"b": 1, "a": [2, 3], "c": None}"#);
}

#[test]
fn a_path_without_end_is_an_error() {
    let mut node = chain(10_000);
    let long = |steps: usize| vec!["next"; steps].join(".");
    assert_eq!(node.get_path(long(MAX_DEPTH - 1) + ".id").unwrap(), 0);
    node.set_path(long(MAX_DEPTH - 1) + ".id", 7).unwrap();
    for steps in [MAX_DEPTH + 1, 5_000] {
        let error = AttrPath::parse(&long(steps)).unwrap_err();
        assert_eq!(error.offset(), 5 * MAX_DEPTH - 1);
        assert!(
            error.to_string().ends_with(&format!("is not a path: {TOO_DEEP} at byte 639")),
            "{error}"
        );
        // A path built from segments has no string that parsing could reject.
        let path: AttrPath = (0..steps).map(|_| PathSegment::Name("next".into())).collect();
        let errors = [
            node.get_path(&path).map(drop).unwrap_err(),
            node.set_path(&path, 1).unwrap_err(),
            node.set_text_path(&path, "1").unwrap_err(),
            node.delete_path(&path).unwrap_err(),
            node.update([(&path, 1)]).unwrap_err().into_errors().remove(0),
            Node::CLASS.check_text(&path, "1").unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.to_string(), format!("'Node' object attribute 'next' is {TOO_DEEP}"));
        }
    }
    unchain(node);
}

#[test]
fn objects_nested_without_end_are_copied_printed_and_written_up_to_the_limit() {
    let (node, other) = (chain(100_000), chain(100_000));
    let object: &dyn Object = &node;
    let value = Value::from(object);
    assert!(value.to_owned().is_none());
    assert!(format!("{value:?}").contains(".."));
    assert_ne!(value, Value::from(&other as &dyn Object));
    let error = serde_json::to_string(&AsMap::new(&node)).unwrap_err();
    assert!(error.to_string().contains(TOO_DEEP), "{error}");
    unchain(node);
    unchain(other);
}

#[test]
fn serde_reads_and_writes_up_to_the_same_limit() {
    for levels in [MAX_DEPTH - 1, MAX_DEPTH, 10_000] {
        let text = serde_json::to_string(&nested(levels));
        assert_eq!(text.is_ok(), levels < MAX_DEPTH, "{levels}");
        let text = brackets(levels + 1);
        let mut json = serde_json::Deserializer::from_str(&text);
        json.disable_recursion_limit();
        let read: Result<OwnedValue, _> = serde::Deserialize::deserialize(&mut json);
        assert_eq!(read.is_ok(), levels < MAX_DEPTH, "{levels}");
        let text = format!(r#"{{"any": {}}}"#, brackets(levels));
        let mut json = serde_json::Deserializer::from_str(&text);
        json.disable_recursion_limit();
        let read: Result<Patch, _> = serde::Deserialize::deserialize(&mut json);
        assert_eq!(read.is_ok(), levels < MAX_DEPTH, "{levels}");
        if let Ok(patch) = read {
            let mut tree = Tree::default();
            let _ = patch.apply(&mut tree).unwrap();
            assert_eq!(tree.any, nested(levels - 1));
        }
    }
}
