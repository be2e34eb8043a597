//! Items and keys that are inserted, added and removed by path, and objects that are made below a `None`.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use slots_runtime::{History, Input, Shared, prelude::*, values};

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Mirror {
    url: String,
    #[slot(range = 1..=9)]
    port: u16,
    #[slot(default)]
    note: String,
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Site {
    mirror: Option<Mirror>,
    mirrors: Vec<Mirror>,
    #[slot(check = few)]
    names: Vec<String>,
    limits: BTreeMap<String, f64>,
    fixed: [u8; 2],
    nested: Option<Box<Inner>>,
    lists: Option<Vec<u8>>,
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Inner {
    mirror: Mirror,
    #[slot(default)]
    level: u8,
}

#[expect(clippy::ptr_arg, reason = "a rule gets the type of the slot")]
fn few(names: &Vec<String>) -> Result<(), String> {
    if names.len() <= 3 { Ok(()) } else { Err("too many".into()) }
}

fn site() -> Site {
    Site {
        mirror: None,
        mirrors: vec![Mirror { url: "a".into(), port: 1, note: String::new() }],
        names: vec!["x".into(), "y".into()],
        limits: BTreeMap::from([("min".into(), 0.0)]),
        fixed: [1, 2],
        nested: None,
        lists: None,
    }
}

#[test]
fn items_are_inserted_added_and_removed() {
    let mut it = site();
    it.insert_path("names[0]", "w").unwrap();
    it.delete_path("names[-1]").unwrap();
    it.push_path("names", "z").unwrap();
    assert_eq!(it.names, ["w", "x", "z"]);
    it.push_path("mirrors", Dict::from_iter([("url", OwnedValue::from("b")), ("port", 2.into())]))
        .unwrap();
    it.insert_path(
        "mirrors[1]",
        Dict::from_iter([("url", OwnedValue::from("c")), ("port", 3.into())]),
    )
    .unwrap();
    assert_eq!(it.mirrors.iter().map(|it| it.url.as_str()).collect::<Vec<_>>(), ["a", "c", "b"]);
    it.insert_path(
        "mirrors[3]",
        Dict::from_iter([("url", OwnedValue::from("d")), ("port", 4.into())]),
    )
    .unwrap();
    assert_eq!(it.mirrors.len(), 4);
}

#[test]
fn items_are_added_through_nested_and_shared_objects() {
    #[slots]
    struct Holder {
        site: Site,
    }
    let mut holder = Holder { site: site() };
    let mut child = holder.child_mut("site").unwrap();
    child.push_path("names", "z").unwrap();
    child.insert_path("names[0]", "w").unwrap_err();
    assert_eq!(holder.site.names, ["x", "y", "z"]);

    let shared = Shared::new(Holder { site: site() });
    shared.push_path("site.names", "z").unwrap();
    let nested = shared.child("site").unwrap();
    nested.insert_path("limits.max", 5).unwrap();
    nested.delete_path("names[0]").unwrap();
    assert_eq!(nested.get_path("limits.max").unwrap(), OwnedValue::from(5.0));
    assert_eq!(shared.get_path("site.names[0]").unwrap(), OwnedValue::from("y"));
    assert_eq!(nested.push_path("names", 5).unwrap_err().kind(), ErrorKind::Type);
}

#[test]
fn keys_are_added_and_removed() {
    let mut it = site();
    it.set_path("limits.max", 5).unwrap();
    it.insert_path("limits.mid", 2).unwrap();
    it.delete_path("limits.min").unwrap();
    it.set_text_path("limits.low", "1").unwrap();
    let keys: Vec<_> = it.limits.iter().map(|(key, value)| (key.as_str(), *value)).collect();
    assert_eq!(keys, [("low", 1.0), ("max", 5.0), ("mid", 2.0)]);
    assert_eq!(it.delete_path("limits.min").unwrap_err().kind(), ErrorKind::Unknown);
}

#[test]
fn rejected_edits_state_the_reason_and_change_nothing() {
    let mut it = site();
    it.names.push("z".into());
    let before = it.clone();
    let max = Dict::from_iter([("url", OwnedValue::from("b")), ("port", 20.into())]);
    for (error, message) in [
        (it.push_path("names", "w"), "'Site' object attribute 'names' is rejected (at 'names[3]')"),
        (it.push_path("names", 5), "'Site' object attribute 'names[3]' must be String, not int"),
        (
            it.insert_path("names[9]", "w"),
            "'Site' object attribute 'names' has 3 items; index 9 is out of range",
        ),
        (
            it.delete_path("names[3]"),
            "'Site' object attribute 'names' has 3 items; index 3 is out of range",
        ),
        (
            it.push_path("mirrors", max),
            "'Mirror' object attribute 'port' must be in 1..=9, not 20 (at 'mirrors[1].port')",
        ),
        (it.push_path("fixed", 1), "'Site' object attribute 'fixed' has a fixed set of items"),
        (it.delete_path("fixed[0]"), "'Site' object attribute 'fixed' has a fixed set of items"),
        (it.push_path("lists", "x"), "'Site' object attribute 'lists[0]' must be u8, not str"),
        (
            it.push_path("limits", 1),
            "'Site' object attribute 'limits' is a map: set the value of a key",
        ),
        (
            it.insert_path("names", "w"),
            "'Site' object attribute 'names' is not an item of a list or a map",
        ),
        (
            it.set_path("limits.max", "x").map(|_| unreachable!()),
            "'Site' object attribute 'limits.max' must be f64, not str",
        ),
    ] {
        assert_eq!(error.unwrap_err().to_string(), message);
    }
    assert_eq!(it, before);
}

#[test]
fn edits_are_undone_in_reverse_order() {
    let mut it = site();
    let before = it.clone();
    let undo = it.update([("limits.a", 1.0), ("limits.b", 2.0), ("limits.min", 3.0)]).unwrap();
    assert_eq!(it.limits.len(), 3);
    let redo = undo.apply(&mut it).unwrap();
    assert_eq!(it, before);
    redo.apply(&mut it).unwrap();
    assert_eq!((it.limits["a"], it.limits["b"], it.limits["min"]), (1.0, 2.0, 3.0));
}

#[test]
fn failed_update_removes_new_keys_and_objects() {
    let mut it = site();
    let before = it.clone();
    let error = it.update(values! { "limits.a" => 1, "mirror.url" => "m", "mirror.port" => 10 });
    assert_eq!(error.unwrap_err().errors().len(), 1);
    assert_eq!(it, before);
}

#[test]
fn writes_below_none_make_one_object() {
    let mut it = site();
    let before = it.clone();
    let undo = it.update(values! { "mirror.url" => "m", "mirror.port" => 5 }).unwrap();
    assert_eq!(it.mirror, Some(Mirror { url: "m".into(), port: 5, note: String::new() }));
    undo.apply(&mut it).unwrap();
    assert_eq!(it, before);
    let _ = it.update_texts([
        ("nested.mirror.url", "m"),
        ("nested.mirror.port", "5"),
        ("nested.level", "2"),
    ]);
    let made = it.nested.as_deref().unwrap();
    assert_eq!((made.mirror.url.as_str(), made.mirror.port, made.level), ("m", 5, 2));
}

#[test]
fn errors_below_none_name_missing_and_unknown_attributes() {
    let mut it = site();
    for (error, message) in [
        (it.set_path("mirror.url", "m").unwrap_err(), "'Mirror' object needs 'port' (at 'mirror')"),
        (
            it.set_path("mirror.prot", 1).unwrap_err(),
            "'Mirror' object has no attribute 'prot'. Did you mean: 'port'? (at 'mirror.prot')",
        ),
        (
            it.set_text_path("mirror.port", "x").unwrap_err(),
            "'Mirror' object attribute 'port' must be u16, not 'x' (at 'mirror.port')",
        ),
        (
            it.set_path("lists[0]", 1).unwrap_err(),
            "'Site' object attribute 'lists' is None, so 'lists[0]' cannot be reached",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
    assert_eq!(it, site());
}

#[test]
fn typed_value_for_a_place_that_does_not_exist_stays_with_caller() {
    for path in ["limits.new", "mirror.port"] {
        let mut it = site();
        let (mut float, mut port) = (Some(5.0), Some(5_u16));
        let typed =
            if path == "mirror.port" { Input::Typed(&mut port) } else { Input::Typed(&mut float) };
        assert!(it.update_with([(path, typed)]).is_err(), "{path}");
        assert_eq!((float, port), (Some(5.0), Some(5)));
        assert_eq!(it, site());
    }
}

#[test]
fn edits_return_undo() {
    let mut it = site();
    let before = it.clone();
    let mut history = History::new(9);
    history.record(it.push_path("names", "z").unwrap());
    history.record(it.insert_path("limits.max", 5).unwrap());
    history.record(it.insert_path("limits.max", 6).unwrap());
    history.record(it.delete_path("limits.min").unwrap());
    history.record(it.delete_path("names[0]").unwrap());
    assert_eq!((it.names.len(), it.limits.len()), (2, 1));
    while history.undo(&mut it).unwrap() {}
    assert_eq!(it, before);
    while history.redo(&mut it).unwrap() {}
    assert_eq!((it.names.join(""), it.limits["max"]), ("yz".into(), 6.0));
}

#[test]
fn undo_restores_position_of_removed_key() {
    #[slots]
    struct Holder {
        ordered: IndexMap<String, u8>,
        boxed: Option<Box<IndexMap<u8, u8>>>,
        dict: Dict,
        any: OwnedValue,
    }
    let dict = || Dict::from_iter([("a", 1), ("b", 2), ("c", 3)]);
    let mut it = Holder {
        ordered: ["a", "b", "c"].map(|key| (key.into(), 1)).into(),
        boxed: Some(Box::new([(7, 1), (5, 1), (6, 1)].into())),
        dict: dict(),
        any: dict().into(),
    };
    let text = |it: &Holder| format!("{:?} {:?} {:?} {:?}", it.ordered, it.boxed, it.dict, it.any);
    let before = text(&it);
    for path in [
        "ordered.a",
        "ordered.b",
        "ordered.c",
        "boxed.7",
        "boxed.5",
        "dict.a",
        "dict.b",
        "any.a",
        "any.b",
    ] {
        let undo = it.delete_path(path).unwrap();
        let after = text(&it);
        let redo = undo.apply(&mut it).unwrap();
        assert_eq!(text(&it), before, "{path}");
        let undo = redo.apply(&mut it).unwrap();
        assert_eq!(text(&it), after, "{path}");
        undo.apply(&mut it).unwrap();
        assert_eq!(text(&it), before, "{path}");
    }
    // A later key does not move an earlier one.
    let mut undo = it.delete_path("ordered.a").unwrap();
    undo.append(it.insert_path("ordered.d", 4).unwrap()).unwrap();
    undo.append(it.delete_path("ordered.b").unwrap()).unwrap();
    undo.apply(&mut it).unwrap();
    assert_eq!(text(&it), before);
}

#[test]
fn map_reports_errors_of_all_keys_and_items() {
    #[slots]
    struct Holder {
        levels: BTreeMap<u8, u8>,
    }
    let mut it = Holder { levels: BTreeMap::new() };
    let bad = Dict::from_iter([("1", 300), ("x", 2), ("3", 400), ("999", 500)]);
    let errors = it.update([("levels", bad)]).unwrap_err();
    let messages: Vec<_> = errors.errors().iter().map(AttributeError::message).collect();
    let (name, keys) =
        ("'Holder' object attribute", "must be a map with keys of type u8, not one with the key");
    assert_eq!(
        messages,
        [
            format!("{name} 'levels.1' must be in 0..=255, not 300"),
            format!("{name} 'levels' {keys} 'x'"),
            format!("{name} 'levels.3' must be in 0..=255, not 400"),
            format!("{name} 'levels' {keys} '999'"),
            format!("{name} 'levels.999' must be in 0..=255, not 500"),
        ]
    );
    assert!(it.levels.is_empty());
}
