//! `leaves`: all values without parts, of an object and of a class.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use slots_runtime::{Leaf, MAX_DEPTH, SlotType, prelude::*};

#[derive(SlotValue, Debug, Clone)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    Software,
    /// Waits for a signal.
    Hardware {
        /// Number of the line.
        line: u32,
        edge: Option<String>,
    },
    Timer(f64),
    Stage(Stage),
}

#[slots]
#[derive(Debug, Clone)]
struct Stage {
    #[slot(readonly)]
    serial: u32,
    /// Distance from the sensor.
    #[slot(unit = "mm")]
    position: f64,
}

#[dynamic]
struct Rack {
    #[slot(base)]
    stage: Stage,
    /// The label on the front.
    #[slot(unset, alias = "title")]
    label: Option<String>,
    stages: Vec<Stage>,
    #[slot(readonly)]
    spare: Option<Box<Stage>>,
    limits: BTreeMap<String, f64>,
    /// How it starts.
    trigger: Trigger,
    pair: (u8, Vec<bool>),
    set: BTreeSet<u8>,
    bytes: Vec<u8>,
    empty: Vec<u8>,
    lock: Mutex<u8>,
}

#[slots]
impl Rack {
    const KIND: &str = "rack";

    /// The position in inches.
    #[getter]
    fn inches(&self) -> Result<f64, String> {
        if self.stage.position < 0.0 {
            Err("no answer".into())
        } else {
            Ok(self.stage.position / 25.4)
        }
    }

    #[setter]
    fn set_inches(&mut self, inches: f64) {
        self.stage.position = inches * 25.4;
    }

    #[getter]
    fn only_read(&self) -> u8 {
        1
    }
}

fn stage(position: f64) -> Stage {
    Stage { serial: 1, position }
}

fn rack(trigger: Trigger) -> Rack {
    let mut rack = Rack {
        stage: stage(25.4),
        label: None,
        stages: vec![stage(1.0), stage(2.0)],
        spare: Some(Box::new(stage(3.0))),
        limits: BTreeMap::from([("a.b".into(), 1.0), ("x".into(), 2.0)]),
        trigger,
        pair: (7, vec![true]),
        set: BTreeSet::from([3, 4]),
        bytes: vec![1, 2],
        empty: vec![],
        lock: Mutex::new(0),
        __dict__: Dict::default(),
    };
    rack.setattr("note", "dark").unwrap();
    rack.setattr("more", [1, 2]).unwrap();
    rack
}

fn lines<'a>(leaves: impl Iterator<Item = Leaf<'a>>) -> Vec<String> {
    let text = |value: Result<Value<'_>, AttributeError>| {
        value.map_or_else(|error| format!("{error:#}"), |value| format!("{value:?}"))
    };
    leaves.map(|leaf| format!("{}: {}", leaf.path, text(leaf.value))).collect()
}

#[test]
fn leaves_come_in_order_with_their_paths() {
    assert_eq!(
        lines(rack(Trigger::Hardware { line: 3, edge: None }).leaves()),
        [
            "serial: 1",
            "position: 25.4",
            "label: 'Rack' object has no attribute 'label'",
            "stages[0].serial: 1",
            "stages[0].position: 1.0",
            "stages[1].serial: 1",
            "stages[1].position: 2.0",
            "spare.serial: 1",
            "spare.position: 3.0",
            "limits[\"a.b\"]: 1.0",
            "limits.x: 2.0",
            "trigger.line: 3",
            "trigger.edge: None",
            "pair[0]: 7",
            "pair[1][0]: true",
            "set[0]: 3",
            "set[1]: 4",
            "bytes: b\"\\x01\\x02\"",
            "empty: b\"\"",
            "lock: Mutex { data: 0, poisoned: false, .. }",
            "note: \"dark\"",
            "more[0]: 1",
            "more[1]: 2",
        ]
    );
}

#[test]
fn each_path_reads_the_value_of_its_leaf() {
    for trigger in [
        Trigger::Software,
        Trigger::Hardware { line: 3, edge: Some("up".into()) },
        Trigger::Timer(0.5),
        Trigger::Stage(stage(9.0)),
    ] {
        let rack = rack(trigger);
        let mut count = 0;
        for leaf in
            rack.leaves().chain(rack.leaves().only_objects()).chain(rack.leaves().with_properties())
        {
            count += 1;
            match (rack.get_path(&leaf.path), leaf.value) {
                (Ok(Value::Opaque(_)), Ok(Value::Opaque(_))) => {}
                (read, value) => assert_eq!(
                    read.map_err(|error| error.kind()),
                    value.map_err(|error| error.kind()),
                    "{}",
                    leaf.path
                ),
            }
        }
        assert!(count > 50);
    }
}

#[test]
fn leaf_has_the_type_doc_and_slot_of_its_value() {
    let rack = rack(Trigger::Hardware { line: 3, edge: None });
    let leaf = |path: &str| {
        rack.leaves().with_properties().find(|leaf| leaf.path.to_string() == path).unwrap()
    };
    let position = leaf("stages[1].position");
    assert!(matches!(position.slot_type, SlotType::Float));
    assert_eq!((position.doc, position.is_readonly), ("Distance from the sensor.", false));
    assert_eq!(position.slot.unwrap().unit(), "mm");
    assert!(leaf("stages[1].serial").is_readonly);
    assert!(leaf("spare.position").is_readonly);
    assert_eq!(leaf("label").doc, "The label on the front.");
    assert_eq!(
        (leaf("trigger.line").doc, leaf("trigger.edge").doc),
        ("Number of the line.", "How it starts.")
    );
    assert_eq!(leaf("trigger.line").slot.unwrap().name(), "trigger");
    assert!(matches!(leaf("trigger.edge").slot_type, SlotType::Optional(_)));
    assert!(matches!(leaf("pair[0]").slot_type, SlotType::Int { min: 0, max: 255 }));
    assert!(leaf("note").slot.is_none() && leaf("inches").slot.is_none());
    assert_eq!(leaf("inches").doc, "The position in inches.");
    assert!(matches!(leaf("inches").slot_type, SlotType::Float));
}

#[test]
fn only_objects_are_descended_into_on_request() {
    let mut rack = rack(Trigger::Timer(0.5));
    let paths: Vec<String> =
        rack.leaves().only_objects().map(|leaf| leaf.path.to_string()).collect();
    assert_eq!(
        paths,
        [
            "serial",
            "position",
            "label",
            "stages",
            "spare.serial",
            "spare.position",
            "limits",
            "trigger",
            "pair",
            "set",
            "bytes",
            "empty",
            "lock",
            "note",
            "more"
        ]
    );
    assert_eq!(
        lines(rack.leaves().with_properties().filter(|leaf| leaf.path.to_string() == "inches")),
        ["inches: 1.0"]
    );
    rack.stage.position = -1.0;
    assert_eq!(
        lines(rack.leaves().with_properties().filter(|leaf| leaf.path.to_string() == "inches")),
        ["inches: 'Rack' object attribute 'inches' cannot be read: no answer"]
    );
}

#[test]
fn values_without_parts_are_leaves() {
    #[slots]
    struct Nothing;
    #[slots]
    struct Holder {
        nothing: Nothing,
        list: Vec<Nothing>,
        none: Option<Vec<u8>>,
    }
    assert_eq!(Nothing.leaves().count(), 0);
    let holder = Holder { nothing: Nothing, list: vec![Nothing], none: None };
    let paths: Vec<String> = holder.leaves().map(|leaf| leaf.path.to_string()).collect();
    assert_eq!(paths, ["nothing", "list[0]", "none"]);
    let object: &dyn Object = &holder;
    assert_eq!(object.leaves().count(), 3);
}

#[test]
fn deep_value_is_one_leaf() {
    #[slots]
    struct Node {
        next: Option<Box<Node>>,
    }
    let mut node = Node { next: None };
    for _ in 0..1000 {
        node = Node { next: Some(Box::new(node)) };
    }
    let [leaf] = &node.leaves().collect::<Vec<_>>()[..] else { panic!() };
    assert_eq!(leaf.path.len(), MAX_DEPTH);
    assert!(matches!(leaf.value, Ok(Value::Object(_))));
    assert!(node.has_path(&leaf.path));
    // The drop of a long list must not recurse.
    while let Some(mut next) = node.next.take() {
        node.next = next.next.take();
    }
}

#[test]
fn class_lists_its_leaves() {
    #[slots]
    struct Tree {
        name: String,
        left: Option<Box<Tree>>,
        #[slot(readonly)]
        stage: Stage,
        rows: Vec<Stage>,
    }
    let leaves: Vec<(String, bool)> =
        Tree::CLASS.leaves().map(|leaf| (leaf.path.to_string(), leaf.is_readonly)).collect();
    let expected =
        [("name", false), ("stage.serial", true), ("stage.position", true), ("rows", false)];
    assert_eq!(leaves, expected.map(|(path, is_readonly)| (path.to_owned(), is_readonly)));
    assert_eq!(Rack::CLASS.leaves().filter(|leaf| leaf.path.len() == 1).count(), 11);
}
