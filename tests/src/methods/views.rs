//! Views of lists and maps: `list`, `map`, and their edits.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use indexmap::IndexMap;
use slots_runtime::{prelude::*, values};

#[derive(SlotValue, Debug, Clone, PartialEq)]
enum Trigger {
    Software,
    Hardware { line: u32 },
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Stage {
    #[slot(range = 0..=9)]
    position: i32,
    #[slot(default)]
    tags: Vec<String>,
}

#[expect(clippy::ptr_arg, reason = "the function takes the type of the slot")]
fn few(tags: &Vec<String>) -> Result<(), String> {
    if tags.len() <= 3 { Ok(()) } else { Err("at most 3 tags".into()) }
}

fn is_balanced(rack: &Rack) -> Result<(), String> {
    if rack.stages.len() >= rack.limits.len() {
        Ok(())
    } else {
        Err("more limits than stages".into())
    }
}

#[dynamic(check = is_balanced)]
#[derive(Debug, Clone)]
struct Rack {
    #[slot(check = few)]
    tags: Vec<String>,
    stages: Vec<Stage>,
    limits: BTreeMap<String, Stage>,
    hashed: HashMap<String, u8>,
    ordered: IndexMap<String, u8>,
    queue: VecDeque<u8>,
    bytes: Vec<u8>,
    set: BTreeSet<u8>,
    array: [u8; 2],
    pair: (u8, String),
    maybe: Option<Vec<u8>>,
    trigger: Trigger,
    #[slot(readonly)]
    fixed: Vec<u8>,
    #[slot(skip)]
    calls: Vec<String>,
}

#[slots]
impl Rack {
    #[getter]
    fn sizes(&self) -> Vec<u32> {
        vec![1, 2]
    }

    #[on_set]
    fn written(&mut self, name: &str, old: Value<'_>) {
        self.calls.push(format!("{name}: {old}"));
    }
}

fn stage(position: i32) -> Stage {
    Stage { position, tags: vec![] }
}

fn rack() -> Rack {
    let mut rack = Rack {
        tags: vec!["a".into(), "b".into()],
        stages: vec![stage(1), stage(2)],
        limits: BTreeMap::from([("x".into(), stage(3))]),
        hashed: HashMap::from([("h".into(), 1)]),
        ordered: IndexMap::from([("o".into(), 1), ("a".into(), 2)]),
        queue: VecDeque::from([1, 2]),
        bytes: vec![1, 2],
        set: BTreeSet::from([1, 2]),
        array: [1, 2],
        pair: (1, "p".into()),
        maybe: Some(vec![1]),
        trigger: Trigger::Hardware { line: 1 },
        fixed: vec![1],
        calls: vec![],
        __dict__: Dict::default(),
    };
    rack.update(values! { "extra" => [1, "b"], "more" => { "k" => [5] } }).unwrap();
    rack.calls.clear();
    rack
}

#[test]
fn views_read_lists_and_maps_of_every_kind() {
    let rack = rack();
    let lists = [
        "tags", "stages", "queue", "bytes", "set", "array", "pair", "maybe", "extra", "fixed",
        "sizes",
    ];
    for name in lists {
        let (view, value) = (rack.list(name).unwrap(), rack.getattr(name).unwrap());
        assert_eq!(
            format!(
                "[{}]",
                view.iter().map(|item| format!("{item:?}")).collect::<Vec<_>>().join(", ")
            ),
            format!("{view:?}")
        );
        assert_eq!((view.len(), view.is_empty()), (view.iter().count(), false));
        assert!(view.iter().enumerate().all(|(at, item)| view.get(at).unwrap() == item));
        assert!(view.get(view.len()).is_none());
        if let Some(list) = value.as_list() {
            assert!(list.iter().eq(view.iter()));
        }
        assert_eq!(rack.map(name).unwrap_err().kind(), ErrorKind::Type, "{name}");
    }
    for name in ["limits", "hashed", "ordered", "more"] {
        let view = rack.map(name).unwrap();
        assert_eq!(view.len(), view.keys().count());
        assert!(
            view.iter()
                .all(|(key, value)| view.get(&key).unwrap() == value && view.contains_key(&key))
        );
        assert!(!view.is_empty() && !view.contains_key("absent"));
        assert_eq!(rack.list(name).unwrap_err().kind(), ErrorKind::Type, "{name}");
    }
    assert_eq!(rack.map_path("more").unwrap().len(), 1);
    assert_eq!(rack.list_path("more.k").unwrap().get(0).unwrap(), 5);
    assert_eq!(rack.list_path("stages[0].tags").unwrap().len(), 0);
    assert_eq!(
        rack.map("trigger").unwrap_err().message(),
        "'Rack' object attribute 'trigger' must be a map, not dict"
    );
    assert_eq!(rack.list("absent").unwrap_err().kind(), ErrorKind::Unknown);
    assert_eq!(rack.list_path("stages[7].tags").unwrap_err().kind(), ErrorKind::OutOfRange);
}

#[test]
fn list_is_edited_and_each_edit_is_undone() {
    let mut rack = rack();
    let mut tags = rack.list_mut("tags").unwrap();
    tags.push("c").unwrap();
    assert_eq!((tags.len(), tags.is_empty(), tags.get(2)), (3, false, Some("c".into())));
    tags.set(2, "z").unwrap();
    tags.remove(0).unwrap();
    tags.insert(0, "first").unwrap();
    tags.remove(1).unwrap();
    let end = tags.insert(2, "end").unwrap();
    assert_eq!(format!("{tags:?}"), r#"Some(["first", "z", "end"])"#);
    assert_eq!(rack.tags, ["first", "z", "end"]);
    end.apply(&mut rack).unwrap();
    let cleared = rack.list_mut("tags").unwrap().clear().unwrap();
    assert!(rack.tags.is_empty());
    let again = cleared.apply(&mut rack).unwrap();
    assert_eq!(rack.tags, ["first", "z"]);
    again.apply(&mut rack).unwrap();
    assert!(rack.tags.is_empty());

    let removed = rack.list_mut("stages").unwrap().remove(1).unwrap();
    assert_eq!(
        removed.values().next().unwrap().1.as_object().unwrap().getattr("position").unwrap(),
        2
    );
    removed.apply(&mut rack).unwrap();
    assert_eq!(rack.stages, [stage(1), stage(2)]);
}

#[test]
fn map_is_edited_and_each_edit_is_undone() {
    let mut rack = rack();
    let mut limits = rack.map_mut("limits").unwrap();
    limits.insert("y", Dict::from_iter([("position", 4)])).unwrap();
    assert_eq!((limits.keys(), limits.len()), (vec!["x".to_owned(), "y".to_owned()], 2));
    let removed = limits.remove("x").unwrap();
    assert!(!limits.contains_key("x") && limits.get("y").is_some());
    assert_eq!(limits.remove("x").unwrap_err().kind(), ErrorKind::Unknown);
    removed.apply(&mut rack).unwrap();
    assert_eq!(rack.limits["x"], stage(3));
    let cleared = rack.map_mut("limits").unwrap().clear().unwrap();
    assert!(rack.limits.is_empty());
    cleared.apply(&mut rack).unwrap();
    assert_eq!(rack.limits.len(), 2);
}

#[test]
fn containers_of_every_kind_are_edited_and_cleared() {
    let mut rack = rack();
    let cleared = rack.list_mut("set").unwrap().clear().unwrap();
    assert!(rack.set.is_empty());
    cleared.apply(&mut rack).unwrap();
    assert_eq!(rack.set.len(), 2);
    for name in ["queue", "bytes", "maybe", "extra"] {
        let before = rack.getattr(name).unwrap().to_string();
        let mut list = rack.list_mut(name).unwrap();
        let len = list.len();
        let pushed = list.push(7).unwrap();
        assert_eq!(list.len(), len + 1, "{name}");
        pushed.apply(&mut rack).unwrap();
        assert_eq!(rack.getattr(name).unwrap().to_string(), before, "{name}");
        let cleared = rack.list_mut(name).unwrap().clear().unwrap();
        assert!(rack.list(name).unwrap().is_empty(), "{name}");
        cleared.apply(&mut rack).unwrap();
        assert_eq!(rack.getattr(name).unwrap().to_string(), before, "{name}");
    }
    for name in ["hashed", "ordered", "more"] {
        let before = rack.getattr(name).unwrap().to_string();
        let mut map = rack.map_mut(name).unwrap();
        let len = map.len();
        let inserted = map.insert("new", 7).unwrap();
        assert_eq!((map.len(), map.get("new")), (len + 1, Some(7.into())), "{name}");
        inserted.apply(&mut rack).unwrap();
        let cleared = rack.map_mut(name).unwrap().clear().unwrap();
        assert!(rack.map(name).unwrap().is_empty(), "{name}");
        cleared.apply(&mut rack).unwrap();
        assert_eq!(rack.getattr(name).unwrap().to_string(), before, "{name}");
    }
    rack.list_path_mut("more.k").unwrap().push(6).unwrap();
    rack.list_path_mut("stages[1].tags").unwrap().push("t").unwrap();
    rack.map_path_mut("more").unwrap().remove("k").unwrap();
    assert_eq!((rack.stages[1].tags.len(), rack.map("more").unwrap().len()), (1, 0));
}

#[test]
fn rejected_edit_changes_nothing() {
    let mut rack = rack();
    let before = format!("{rack:?}");
    let message = |result: Result<Undo, AttributeError>| result.unwrap_err().message_with_causes();
    rack.tags.push("c".into());
    assert_eq!(
        message(rack.list_mut("tags").unwrap().push("d")),
        "'Rack' object attribute 'tags' is rejected: at most 3 tags"
    );
    assert_eq!(
        message(rack.list_mut("tags").unwrap().insert(5, "d")),
        "'Rack' object attribute 'tags' has 3 items; index 5 is out of range"
    );
    rack.tags.pop();
    assert_eq!(
        message(rack.list_mut("tags").unwrap().push(5)),
        "'Rack' object attribute 'tags[2]' must be String, not int"
    );
    assert_eq!(
        message(rack.list_mut("tags").unwrap().set(2, "x")),
        "'Rack' object attribute 'tags' has 2 items; index 2 is out of range"
    );
    assert!(message(rack.list_mut("tags").unwrap().remove(usize::MAX)).contains("out of range"));
    let bad = Dict::from_iter([("position", 20)]);
    assert!(
        message(rack.list_mut("stages").unwrap().push(bad.clone()))
            .contains("must be in 0..=9, not 20")
    );
    assert!(
        message(rack.map_mut("limits").unwrap().insert("z", bad))
            .contains("must be in 0..=9, not 20")
    );
    // The check of the whole object.
    assert!(message(rack.list_mut("stages").unwrap().clear()).contains("more limits than stages"));
    for name in ["array", "pair"] {
        assert!(message(rack.list_mut(name).unwrap().push(1)).contains("has a fixed set of items"));
        rack.list_mut(name).unwrap().clear().unwrap_err();
        rack.list_mut(name).unwrap().remove(0).unwrap_err();
    }
    assert!(message(rack.list_mut("bytes").unwrap().push(256)).contains("bytes[2]"));
    assert_eq!(rack.list_mut("fixed").unwrap_err().kind(), ErrorKind::ReadOnly);
    assert!(rack.list_mut("sizes").is_err());
    assert_eq!(rack.list_mut("a..b").unwrap_err().kind(), ErrorKind::Unknown);
    assert_eq!(rack.list_path_mut("a..b").unwrap_err().kind(), ErrorKind::BadPath);
    rack.maybe = None;
    assert_eq!(rack.list_mut("maybe").unwrap_err().kind(), ErrorKind::Type);
    rack.maybe = Some(vec![1]);
    assert_eq!(format!("{rack:?}"), before);
}

#[test]
fn clear_calls_hooks_with_the_old_value() {
    let mut rack = rack();
    rack.list_mut("tags").unwrap().clear().unwrap();
    rack.map_mut("hashed").unwrap().clear().unwrap();
    assert_eq!(rack.calls, [r#"tags: ["a", "b"]"#, r#"hashed: {"h": 1}"#]);
}

#[test]
fn views_of_nested_objects() {
    #[slots]
    struct Plain {
        stage: Stage,
        named: BTreeMap<String, u8>,
    }
    #[slots]
    struct Outer {
        plain: Plain,
    }
    let mut plain = Plain { stage: stage(1), named: BTreeMap::new() };
    plain.child_mut("stage").unwrap().list_mut("tags").unwrap().push("a").unwrap();
    let mut outer = Outer { plain };
    let mut child = outer.child_mut("plain").unwrap();
    child.map_mut("named").unwrap().insert("k", 1).unwrap();
    child.map_path_mut("named").unwrap().insert("l", 2).unwrap();
    child.list_path_mut("stage.tags").unwrap().push("b").unwrap();
    assert_eq!((outer.plain.stage.tags.len(), outer.plain.named.len()), (2, 2));
    let object: &mut dyn Object = &mut outer;
    object.map_path_mut("plain.named").unwrap().clear().unwrap();
    assert!(object.map_path("plain.named").unwrap().is_empty());
}
