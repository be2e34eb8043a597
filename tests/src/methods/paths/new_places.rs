//! Writes at paths where nothing is yet: below a `None` that can be a map or a list, below a new key, and with a key
//! of a wrong type.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;

use serde_json::json;
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[slot_value(rename_all = "kebab-case")]
enum Edge {
    Rising,
    Falling,
}

#[slots(default)]
#[derive(Clone, Debug, Default, PartialEq)]
struct Roi {
    #[slot(range = 0..=100)]
    width: i32,
    height: i32,
}

#[expect(clippy::ptr_arg, reason = "a check is given the type of the slot")]
fn at_most_two(spare: &Vec<u8>) -> Result<(), &'static str> {
    if spare.len() <= 2 { Ok(()) } else { Err("too many") }
}

#[slots(default)]
#[derive(Clone, Debug, Default, PartialEq)]
struct Rig {
    by_edge: BTreeMap<Edge, f64>,
    by_number: HashMap<u8, f64>,
    by_address: BTreeMap<IpAddr, u8>,
    rois: Option<HashMap<String, Roi>>,
    nested: BTreeMap<String, BTreeMap<String, u8>>,
    stages: Option<Vec<Roi>>,
    tags: Option<BTreeSet<String>>,
    #[slot(check = at_most_two)]
    spare: Option<Vec<u8>>,
    size: Option<[u8; 2]>,
    extra: serde_json::Value,
}

fn text(result: Result<impl Sized, AttributeError>) -> String {
    result.map(drop).unwrap_err().to_string()
}

#[test]
fn key_of_a_wrong_type_is_rejected_with_the_type_of_the_keys() {
    let mut rig = Rig::default();
    let edge = "'Rig' object attribute 'by_edge' must be a map with keys of type Edge, not one with the key 'risin'. \
                Did you mean: 'rising'?";
    assert_eq!(text(rig.set_path("by_edge.risin", 1)), edge);
    assert_eq!(text(rig.set_text_path("by_edge.risin", "1")), edge);
    assert_eq!(text(rig.insert_path("by_edge.risin", 1)), edge);
    assert_eq!(text(rig.map_mut("by_edge").unwrap().insert("risin", 1)), edge);
    assert_eq!(text(rig.setattr("by_edge", BTreeMap::from([("risin", 1)]))), edge);
    assert_eq!(text(Rig::CLASS.check_text(&"by_edge.risin".parse().unwrap(), "1")), edge);
    assert_eq!(rig.update([("by_edge.risin", 1)]).unwrap_err().errors()[0].to_string(), edge);
    assert_eq!(
        text(rig.set_path("by_number.256", 1)),
        "'Rig' object attribute 'by_number' must be a map with keys of type u8, not one with the key '256'"
    );
    assert_eq!(
        text(rig.set_path("by_address.localhost", 1)),
        "'Rig' object attribute 'by_address' must be a map with keys of type IpAddr, not one with the key 'localhost'"
    );
    assert_eq!(rig, Rig::default());
    rig.set_path("by_edge.rising", 1).unwrap();
    rig.set_path("by_number.255", 1).unwrap();
    rig.set_path("by_address[\"::1\"]", 1).unwrap();
    assert_eq!((rig.by_edge.len(), rig.by_number.len(), rig.by_address.len()), (1, 1, 1));
}

#[test]
fn writes_below_an_optional_map_make_the_map() {
    let mut rig = Rig::default();
    let undo = rig
        .update([("rois.left.width", 1), ("rois.left.height", 2), ("rois.right.width", 3)])
        .unwrap();
    let rois = HashMap::from([
        ("left".to_string(), Roi { width: 1, height: 2 }),
        ("right".to_string(), Roi { width: 3, height: 0 }),
    ]);
    assert_eq!(rig.rois, Some(rois));
    undo.apply(&mut rig).unwrap();
    assert_eq!(rig, Rig::default());
    rig.set_path("rois.left", &Roi { width: 4, height: 0 }).unwrap();
    rig.set_text_path("nested.a.b", "5").unwrap();
    assert_eq!(rig.get_path("rois.left.width").unwrap(), 4);
    assert_eq!(rig.nested, BTreeMap::from([("a".into(), BTreeMap::from([("b".into(), 5)]))]));
}

#[test]
fn rejected_write_below_an_optional_map_leaves_none() {
    let mut rig = Rig::default();
    assert_eq!(
        text(rig.set_path("rois.left.widht", 1)),
        "'Roi' object has no attribute 'widht'. Did you mean: 'width'? (at 'rois.left.widht')"
    );
    assert_eq!(
        text(rig.set_text_path("rois.left.width", "101")),
        "'Roi' object attribute 'width' must be in 0..=100, not 101 (at 'rois.left.width')"
    );
    let error = rig.update([("rois.left.width", 1), ("rois.right.widht", 1)]).unwrap_err();
    assert_eq!(error.errors().len(), 1);
    assert_eq!(error.errors()[0].path(), "rois.right.widht");
    assert_eq!(rig.set_path("nested.a.b", 256).unwrap_err().path(), "nested.a.b");
    assert_eq!(rig, Rig::default());
}

#[test]
fn push_onto_an_optional_list_or_set_makes_it() {
    let mut rig = Rig::default();
    let undo = rig.push_path("stages", json!({"width": 7})).unwrap();
    assert_eq!(rig.stages, Some(vec![Roi { width: 7, height: 0 }]));
    undo.apply(&mut rig).unwrap();
    assert_eq!(rig, Rig::default());
    rig.push_path("tags", "dark").unwrap();
    rig.push_path("spare", 1).unwrap();
    rig.push_path("spare", 2).unwrap();
    assert_eq!(
        rig.push_path("spare", 3).unwrap_err().message_with_causes(),
        "'Rig' object attribute 'spare' is rejected: too many"
    );
    assert_eq!((rig.tags.unwrap().len(), rig.spare), (1, Some(vec![1, 2])));
}

#[test]
fn rejected_push_onto_an_optional_list_leaves_none() {
    let mut rig = Rig::default();
    assert_eq!(
        text(rig.push_path("stages", json!({"widht": 7}))),
        "'Roi' object has no attribute 'widht'. Did you mean: 'width'? (at 'stages[0].widht')"
    );
    assert_eq!(
        text(rig.push_path("stages", 7)),
        "'Rig' object attribute 'stages[0]' must be Roi, not int"
    );
    assert_eq!(
        text(rig.push_path("size", 7)),
        "'Rig' object attribute 'size' is None, so 'size[0]' cannot be reached"
    );
    assert_eq!(rig, Rig::default());
}

#[test]
fn items_of_a_json_value_are_added_and_removed() {
    let before = Rig { extra: json!({"list": [1], "map": {"b": 1}}), ..Rig::default() };
    let mut rig = before.clone();
    let undo = rig.update([("extra.new", 5), ("extra.map.a", 6)]).unwrap();
    assert_eq!(rig.extra, json!({"list": [1], "map": {"b": 1, "a": 6}, "new": 5}));
    undo.apply(&mut rig).unwrap();
    assert_eq!(rig, before);
    let undos = [
        rig.push_path("extra.list", json!({"c": null})).unwrap(),
        rig.delete_path("extra.list[0]").unwrap(),
        rig.delete_path("extra.map").unwrap(),
    ];
    assert_eq!(rig.extra, json!({"list": [{"c": null}]}));
    for undo in undos.into_iter().rev() {
        undo.apply(&mut rig).unwrap();
    }
    assert_eq!(rig, before);
    assert_eq!(
        text(rig.set_path("extra.list.a", 1)),
        "'Value' object has no attribute 'a' (at 'extra.list.a')"
    );
}

#[test]
fn texts_of_an_update_may_be_owned_strings() {
    let mut rig = Rig::default();
    let pairs = HashMap::from([(String::from("by_number.1"), String::from("2"))]);
    rig.update_texts(&pairs).unwrap();
    rig.update_texts(pairs).unwrap();
    rig.update_texts([("by_number.2", String::from("3"))]).unwrap();
    let error = rig.update_texts([(String::from("by_number.3"), String::from("x"))]).unwrap_err();
    assert_eq!(error.errors()[0].path(), "by_number.3");
    assert_eq!(rig.by_number, HashMap::from([(1, 2.0), (2, 3.0)]));
    let shared = slots_runtime::Shared::new(rig);
    shared.update_texts([(String::from("by_number.1"), String::from("4"))]).unwrap();
    assert_eq!(shared.get_path("by_number[1]").unwrap(), 4.0);
}
