//! Whole objects written by name: their own rules apply, and their read-only slots keep their values.

use std::collections::BTreeMap;

use slots_runtime::{Input, prelude::*, slot};

#[slots(check = in_order)]
#[derive(Clone, Debug, PartialEq)]
struct MinMax {
    #[slot(range = 0..=100)]
    min: i64,
    max: i64,
    #[slot(readonly)]
    serial: u32,
}

fn in_order(it: &MinMax) -> Result<(), String> {
    if it.min <= it.max { Ok(()) } else { Err("min is above max".into()) }
}

#[slots(frozen)]
#[derive(Clone, Debug, PartialEq)]
struct Point {
    x: i64,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Inner {
    mm: MinMax,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Plain {
    x: i64,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Holder {
    mm: MinMax,
    maybe: Option<MinMax>,
    boxed: Box<MinMax>,
    list: Vec<MinMax>,
    pair: [MinMax; 2],
    map: BTreeMap<String, MinMax>,
    deep: Vec<Option<Inner>>,
    point: Point,
    plain: Plain,
    plains: Vec<Plain>,
}

fn good(serial: u32) -> MinMax {
    MinMax { min: 1, max: 2, serial }
}

fn holder() -> Holder {
    Holder {
        mm: good(1),
        maybe: Some(good(2)),
        boxed: Box::new(good(3)),
        list: vec![good(4)],
        pair: [good(5), good(6)],
        map: BTreeMap::from([("a".into(), good(7))]),
        deep: vec![None, Some(Inner { mm: good(8) })],
        point: Point { x: 1 },
        plain: Plain { x: 1 },
        plains: vec![Plain { x: 1 }],
    }
}

/// Writes one value as a whole in every typed way; returns the one message of all of them.
fn rejected<T: Clone + PartialEq + std::fmt::Debug + 'static>(name: &str, value: T) -> String {
    let mut it = holder();
    let message = format!("{:#}", it.replace_attr(name, value.clone()).unwrap_err());
    let slot = Holder::slot::<T>(name).unwrap();
    assert!(slot.direct().is_none());
    assert_eq!(format!("{:#}", slot.set(&mut it, value.clone()).unwrap_err()), message);
    let mut typed = Some(value.clone());
    let error = it.update_with([(name, Input::Typed(&mut typed))]).unwrap_err();
    assert_eq!((error.to_string(), typed), (message.clone(), Some(value)));
    assert_eq!(it, holder());
    message
}

#[test]
fn whole_object_is_validated_by_its_own_rules() {
    let bad = MinMax { min: 3, max: 2, serial: 1 };
    let far = MinMax { min: 101, max: 200, serial: 1 };
    assert_eq!(
        rejected("mm", bad.clone()),
        "'Holder' object attribute 'mm' is rejected: min is above max"
    );
    assert_eq!(
        rejected("mm", far.clone()),
        "'MinMax' object attribute 'min' must be in 0..=100, not 101 (at 'mm.min')"
    );
    let serial = |it: &MinMax, serial| MinMax { serial, ..it.clone() };
    assert_eq!(
        rejected("maybe", Some(serial(&bad, 2))),
        "'Holder' object attribute 'maybe' is rejected: min is above max"
    );
    assert_eq!(
        rejected("boxed", Box::new(serial(&far, 3))),
        "'MinMax' object attribute 'min' must be in 0..=100, not 101 (at 'boxed.min')"
    );
    assert_eq!(
        rejected("list", vec![good(4), bad.clone()]),
        "'Holder' object attribute 'list[1]' is rejected: min is above max"
    );
    assert_eq!(
        rejected("pair", [good(5), serial(&far, 6)]),
        "'MinMax' object attribute 'min' must be in 0..=100, not 101 (at 'pair[1].min')"
    );
    assert!(
        rejected("map", BTreeMap::from([("b".to_owned(), far)]))
            .ends_with("must be in 0..=100, not 101 (at 'map.b.min')")
    );
    assert_eq!(
        rejected("deep", vec![Some(Inner { mm: bad })]),
        "'Inner' object attribute 'mm' is rejected: min is above max (at 'deep[0].mm')"
    );
    let mut it = holder();
    assert_eq!(it.replace_attr("mm", MinMax { min: 5, max: 6, serial: 1 }).unwrap(), good(1));
    assert_eq!(it.replace_attr("list", vec![good(9), good(10)]).unwrap(), vec![good(4)]);
    assert_eq!((it.mm.min, it.list.len()), (5, 2));
}

#[test]
fn assigned_whole_object_keeps_readonly_slots() {
    let read_only = |path: &str| {
        format!("'MinMax' object attribute 'serial' is read-only (at '{path}.serial')")
    };
    assert_eq!(rejected("mm", good(9)), read_only("mm"));
    assert_eq!(rejected("maybe", Some(good(9))), read_only("maybe"));
    assert_eq!(rejected("boxed", Box::new(good(9))), read_only("boxed"));
    assert_eq!(rejected("pair", [good(6), good(5)]), read_only("pair[0]"));
    assert_eq!(
        rejected("point", Point { x: 2 }),
        "'Point' object attribute 'x' is read-only (at 'point.x')"
    );
    let mut it = holder();
    // An absent or replaced object has no read-only slots to keep.
    assert_eq!(it.replace_attr("maybe", None::<MinMax>).unwrap(), Some(good(2)));
    assert_eq!(it.replace_attr("maybe", Some(good(9))).unwrap(), None);
    it.replace_attr("list", vec![good(9)]).unwrap();
    it.replace_attr("point", Point { x: 1 }).unwrap();
    // An item that is written at its place stays the same object.
    let mut other = Some(good(10));
    let error = it.update_with([("list[0]", Input::Typed(&mut other))]).unwrap_err();
    assert_eq!(error.to_string(), read_only("list[0]"));
    let mut same = Some(MinMax { min: 0, ..good(9) });
    it.update_with([("list[0]", Input::Typed(&mut same))]).map(drop).unwrap();
    assert_eq!(it.list, [MinMax { min: 0, ..good(9) }]);
}

#[test]
fn undo_restores_whole_object() {
    let mut it = holder();
    it.mm.min = 50;
    let mut value = Some(good(1));
    let undo = it.update_with([("mm", Input::Typed(&mut value))]).unwrap();
    undo.apply(&mut it).map(drop).unwrap();
    assert_eq!(it.mm.min, 50);
}

#[test]
fn no_mutable_reference_to_objects_with_rules_is_returned() {
    let mut it = holder();
    assert!(it.attr_mut::<MinMax>("mm").is_err() && it.attr_mut::<Point>("point").is_err());
    assert!(it.attr_mut::<Option<MinMax>>("maybe").is_err());
    assert!(it.attr_mut::<Box<MinMax>>("boxed").is_err());
    assert!(it.attr_mut::<[MinMax; 2]>("pair").is_err());
    assert!(it.attr_mut::<Vec<Option<Inner>>>("deep").is_err());
    assert!(it.attr_mut::<BTreeMap<String, MinMax>>("map").is_err());
    assert_eq!(
        it.attr_mut::<Vec<MinMax>>("list").unwrap_err().to_string(),
        "'Holder' object attribute 'list' holds values with rules, so that it cannot be borrowed to be changed; \
         set it instead"
    );
    // Objects without rules are.
    it.attr_mut::<Plain>("plain").unwrap().x = 2;
    it.attr_mut::<Vec<Plain>>("plains").unwrap().push(Plain { x: 3 });
    assert!(Holder::slot::<Vec<Plain>>("plains").unwrap().direct().is_some());
    assert!(Holder::slot::<Plain>("plain").unwrap().direct().is_some());
}

#[test]
fn nested_object_with_rules_is_changed_only_by_name() {
    let mut it = holder();
    let mut mm = it.child_mut("mm").unwrap();
    assert!(mm.as_object_mut().is_none());
    assert_eq!(mm.getattr("serial").unwrap(), 1);
    assert_eq!(mm.setattr("serial", 2).unwrap_err().kind(), ErrorKind::ReadOnly);
    assert!(mm.setattr("min", 3).is_err() && mm.set_text("min", "3").is_err());
    assert!(mm.replace_attr("min", 3_i64).is_err() && mm.set_path("min", 3).is_err());
    assert!(mm.attr_mut::<i64>("max").is_err() && mm.delattr("max").is_err());
    let undo = mm.update([("min", 3), ("max", 4)]).unwrap();
    assert_eq!(
        format!("{mm:?}"),
        format!("{:?}", Value::Object(&MinMax { min: 3, max: 4, serial: 1 }))
    );
    mm.undo(undo).map(drop).unwrap();
    assert!(it.child_mut("point").unwrap().setattr("x", 5).is_err());
    let mut plain = it.child_mut("plain").unwrap();
    plain.as_object_mut().unwrap().downcast_mut::<Plain>().unwrap().x = 7;
    assert_eq!((it.mm, it.plain.x), (good(1), 7));
}

#[test]
fn base_with_rules_is_not_borrowed_mutably() {
    #[slots]
    struct Device {
        #[slot(readonly)]
        serial: u32,
    }
    #[slots]
    struct Open {
        gain: f64,
    }
    #[slots]
    struct Camera {
        #[slot(base)]
        device: Device,
        #[slot(base)]
        open: Open,
    }
    let mut cam = Camera { device: Device { serial: 7 }, open: Open { gain: 1.0 } };
    assert!(cam.as_base_mut::<Device>().is_none());
    cam.as_base_mut::<Open>().unwrap().gain = 2.0;
    cam.as_base_mut::<Camera>().unwrap().device.serial = 8;
    assert_eq!((cam.device.serial, cam.open.gain), (8, 2.0));
    assert_eq!(cam.as_base::<Device>().unwrap().serial, 8);
}

#[test]
fn handle_to_object_with_rules_is_not_direct() {
    const PLAIN: Slot<Holder, Plain, Direct> = slot!(Holder, plain);
    const WITH_RULES: Slot<Holder, MinMax> = slot!(Holder, mm);
    const MAX: Slot<Holder, Option<MinMax>> = slot!(Holder, maybe);
    let mut it = holder();
    PLAIN.get_mut(&mut it).x = 3;
    assert!(WITH_RULES.set(&mut it, good(2)).is_err() && MAX.set(&mut it, Some(good(9))).is_err());
    assert_eq!(WITH_RULES.set(&mut it, good(1)).unwrap(), good(1));
}

/// Structs and newtypes that hold themselves.
#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Node {
    #[slot(range = 0..=9)]
    number: i64,
    next: Option<Box<Node>>,
    all: Vec<Node>,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Free {
    number: i64,
    next: Option<Box<Free>>,
    tree: Tree,
    other: Vec<Even>,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Even {
    back: Vec<Free>,
}

#[derive(SlotValue, Clone, Debug, Default, PartialEq)]
struct Tree(Vec<Tree>);

#[derive(SlotValue, Clone, Debug, Default, PartialEq)]
struct Nodes(Vec<Node>);

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Root {
    nodes: Nodes,
    tree: Tree,
}

#[test]
fn recursive_objects_are_validated_at_any_depth() {
    let mut it = Node::default();
    let mut bad = Node { number: 10, ..Node::default() };
    for _ in 0..2_000 {
        bad = Node { number: 1, next: Some(Box::new(bad)), all: vec![] };
    }
    let error = it.replace_attr("next", Some(Box::new(bad))).unwrap_err();
    assert!(error.path().ends_with("next.next.number"), "{}", error.path());
    it.replace_attr("all", vec![Node::default()]).unwrap();
    assert!(it.attr_mut::<Vec<Node>>("all").is_err());
    let mut free = Free::default();
    *free.attr_mut::<Option<Box<Free>>>("next").unwrap() = Some(Box::default());
    free.attr_mut::<Vec<Even>>("other").unwrap().push(Even::default());
    free.attr_mut::<Tree>("tree").unwrap().0.push(Tree::default());
    let mut root = Root::default();
    let bad = Nodes(vec![Node { number: 10, ..Node::default() }]);
    assert_eq!(root.replace_attr("nodes", bad).unwrap_err().path(), "nodes[0].number");
    assert!(root.attr_mut::<Nodes>("nodes").is_err() && root.attr_mut::<Tree>("tree").is_ok());
}
