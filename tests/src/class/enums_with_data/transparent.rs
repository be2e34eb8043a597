//! Variants with one field without a name: edits of the list or map in it, and the variants of an enum in it.

use std::collections::{BTreeMap, BTreeSet};

use slots_runtime::{Change, prelude::*};

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Action {
    Quit(bool),
    Spawn(Vec<String>),
    Limits(BTreeMap<String, u32>),
    Hosts(BTreeSet<String>),
    Chain(Vec<Action>),
    Move(Target),
}

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Target {
    Index(u8),
    Names(Vec<String>),
    Area { x: u32, y: u32 },
}

/// A newtype of a list.
#[derive(SlotValue, Debug, Clone, PartialEq)]
struct Tags(Vec<String>);

/// A newtype of itself in an option: its constants must not depend on themselves.
#[derive(SlotValue, Debug, Clone, PartialEq)]
struct Link(Option<Box<Link>>);

#[slots]
struct Bind {
    action: Action,
    maybe: Option<Action>,
    tags: Tags,
    more: Option<Tags>,
    link: Link,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Bind {
    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.log.push(change.path().to_string());
    }
}

fn bind(action: Action) -> Bind {
    let tags = Tags(vec!["a".into()]);
    let link = Link(None);
    Bind { action, maybe: None, tags: tags.clone(), more: Some(tags), link, log: vec![] }
}

fn spawn(items: &[&str]) -> Action {
    Action::Spawn(items.iter().map(ToString::to_string).collect())
}

#[test]
fn list_in_variant_is_edited_without_the_name_of_the_variant() {
    let mut it = bind(spawn(&["a"]));
    let pushed = it.push_path("action", "b").unwrap();
    let inserted = it.insert_path("action[0]", "z").unwrap();
    let deleted = it.delete_path("action[-1]").unwrap();
    assert_eq!(it.action, spawn(&["z", "a"]));
    assert_eq!(it.log, ["action.spawn[1]", "action.spawn[0]", "action.spawn[2]"]);
    for undo in [deleted, inserted, pushed] {
        undo.apply(&mut it).unwrap();
    }
    assert_eq!(it.action, spawn(&["a"]));
    it.push_path("action.spawn", "b").unwrap();
    assert_eq!(it.action, spawn(&["a", "b"]));
    assert_eq!(
        it.push_path("action", 1).unwrap_err().to_string(),
        "'Bind' object attribute 'action.spawn[2]' must be String, not int"
    );
    it.maybe = Some(spawn(&[]));
    it.push_path("maybe", "x").unwrap();
    assert_eq!(it.maybe, Some(spawn(&["x"])));
}

#[test]
fn map_in_variant_gets_and_loses_keys() {
    let mut it = bind(Action::Limits(BTreeMap::new()));
    it.set_path("action.x", 5).unwrap();
    it.set_text_path("action.limits.y", "6").unwrap();
    it.delete_path("action.x").unwrap();
    assert_eq!(it.action, Action::Limits([("y".to_string(), 6)].into()));
    assert_eq!(
        it.get_path("action.z").unwrap_err().to_string(),
        "'Bind' object attribute 'action' has no key 'z'"
    );
    let undo = it.update([("action.z", 1), ("action.y", 2)]).unwrap();
    assert_eq!(
        serde_json::to_string(&it as &dyn Object).unwrap(),
        r#"{"action":{"limits":{"y":2,"z":1}},"maybe":null,"tags":["a"],"more":["a"],"link":null}"#
    );
    undo.apply(&mut it).unwrap();
    assert_eq!(it.action, Action::Limits([("y".to_string(), 6)].into()));
}

#[test]
fn set_in_variant_gets_and_loses_items() {
    let mut it = bind(Action::Hosts(["a".to_string()].into()));
    it.push_path("action", "b").unwrap();
    it.delete_path("action[0]").unwrap();
    it.push_path("action.hosts", "c").unwrap();
    assert_eq!(it.action, Action::Hosts(["b".to_string(), "c".to_string()].into()));
    assert!(it.push_path("action", "c").is_err());
}

#[test]
fn variant_in_variant_in_list_is_edited() {
    let mut it = bind(Action::Chain(vec![spawn(&[]), Action::Chain(vec![])]));
    it.push_path("action[0]", "a").unwrap();
    it.push_path("action[1]", "quit").unwrap_err();
    it.push_path("action[1]", [("quit", true)].into_iter().collect::<Dict>()).unwrap();
    assert_eq!(
        it.action,
        Action::Chain(vec![spawn(&["a"]), Action::Chain(vec![Action::Quit(true)])])
    );
}

#[test]
fn variant_of_inner_enum_is_selected_without_the_name_of_the_outer_variant() {
    let mut it = bind(Action::Move(Target::Index(1)));
    it.set_path("action.names", ["a"]).unwrap();
    it.push_path("action", "b").unwrap();
    assert_eq!(it.action, Action::Move(Target::Names(vec!["a".into(), "b".into()])));
    it.update([("action.area.x", 1), ("action.area.y", 2)]).unwrap();
    assert_eq!(it.action, Action::Move(Target::Area { x: 1, y: 2 }));
    it.set_text_path("action.area", "{x: 3, y: 4}").unwrap();
    it.set_text_path("action.index", "5").unwrap();
    assert_eq!(it.action, Action::Move(Target::Index(5)));
    assert_eq!(
        it.get_path("action.names").unwrap_err().to_string(),
        "'Bind' object attribute 'action' is 'index', not 'names'"
    );
    assert_eq!(
        it.get_path("action.x").unwrap_err().to_string(),
        "'Bind' object attribute 'action' is 'index'; 'x' belongs to 'area'"
    );
    it.set_path("action.area", [("x", 1), ("y", 2)].into_iter().collect::<Dict>()).unwrap();
    // The name of the active variant of the inner enum.
    assert_eq!(it.get_path("action.area.x").unwrap(), 1);
    assert_eq!(it.get_path("action.move.area.x").unwrap(), 1);
    it.set_path("action.area.x", 7).unwrap();
    assert_eq!(it.get_path("action.area").unwrap().to_string(), r#"{"x": 7, "y": 2}"#);
    it.set_text_path("action.area", "{x: 8, y: 9}").unwrap();
    assert_eq!(it.action, Action::Move(Target::Area { x: 8, y: 9 }));
    assert_eq!(
        it.set_path("action.area.z", 1).unwrap_err().to_string(),
        "'Bind' object attribute 'action' has no 'z' in 'area'"
    );
    // A variant of the outer enum comes first.
    it.set_path("action.quit", true).unwrap();
    assert_eq!(it.action, Action::Quit(true));
}

#[test]
fn items_of_other_variants_are_fixed() {
    let mut it = bind(Action::Quit(true));
    let fixed = "'Bind' object attribute 'action' has a fixed set of items";
    assert_eq!(it.push_path("action", 1).unwrap_err().message(), fixed);
    assert_eq!(it.delete_path("action[0]").unwrap_err().message(), fixed);
}

#[test]
fn newtype_of_a_list_is_edited() {
    let mut it = bind(Action::Quit(true));
    it.push_path("tags", "b").unwrap();
    it.push_path("more", "c").unwrap();
    it.delete_path("tags[0]").unwrap();
    it.setattr("more", Value::None).unwrap();
    it.push_path("more", "d").unwrap();
    assert_eq!((it.tags, it.more), (Tags(vec!["b".into()]), Some(Tags(vec!["d".into()]))));
}
