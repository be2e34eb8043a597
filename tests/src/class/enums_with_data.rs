//! `#[derive(SlotValue)]` on enums whose variants have fields.

mod all_errors;
mod construction;
mod field_rules;
mod long_paths;
mod paths;
mod readonly_fields;
mod readonly_patches;
mod readonly_places;
mod rules;
mod selection;
mod texts;
pub(crate) mod tools;
mod transparent;
mod whole_variants;

use std::sync::Mutex;

use slots_runtime::prelude::*;

/// Event that starts an exposure.
#[derive(SlotValue, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
pub(crate) enum Trigger {
    /// A call of the program.
    Software,
    /// A signal on a line.
    #[slot_value(alias = "hw")]
    Hardware {
        /// Number of the line.
        #[slot(default = 1)]
        line: u32,
        #[slot(default, rename = "edge")]
        rising: Option<Edge>,
    },
    Network {
        host: String,
        port: u16,
        #[slot(skip)]
        cache: Vec<u8>,
    },
    Timer(#[slot(default = 0.5)] f32),
    Window(u32, String),
    Zone(Zone),
    Any(Vec<Zone>),
}

#[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
pub(crate) enum Edge {
    Up,
    Down,
}

#[slots]
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Zone {
    #[slot(range = 0..=100)]
    x: u32,
    y: u32,
}

#[slots]
pub(crate) struct Camera {
    pub(crate) trigger: Trigger,
    pub(crate) spare: Option<Trigger>,
    pub(crate) all: Vec<Trigger>,
}

pub(crate) fn camera(trigger: Trigger) -> Camera {
    Camera { trigger, spare: None, all: vec![] }
}

/// A variant can contain values of any type.
#[derive(SlotValue)]
enum Guard {
    Free,
    Held { lock: Mutex<u32>, count: u32 },
    Bare(Mutex<u32>),
}

#[slots]
struct Holder {
    guard: Guard,
}

#[test]
fn value_of_unit_variant_is_its_name() {
    let cam = camera(Trigger::Software);
    assert_eq!(cam.getattr("trigger").unwrap(), "software");
    assert_eq!(cam.getattr("trigger").unwrap().variant(), Some("software"));
}

#[test]
fn value_of_variant_with_fields_is_map_with_one_entry() {
    let cam = camera(Trigger::Hardware { line: 3, rising: Some(Edge::Up) });
    let value = cam.getattr("trigger").unwrap();
    assert_eq!(value.to_string(), r#"{"hardware": {"line": 3, "edge": "Up"}}"#);
    assert_eq!(value.variant(), Some("hardware"));
    let map = value.as_map().unwrap();
    assert_eq!((map.len(), map.variant()), (1, Some("hardware")));
    assert!(map.get("software").is_none());
    let fields = map.get("hardware").unwrap();
    assert_eq!(fields.as_map().unwrap().get("line").unwrap(), 3);
    assert_eq!(fields.variant(), None);

    let value = camera(Trigger::Timer(0.1));
    assert_eq!(value.getattr("trigger").unwrap().to_string(), r#"{"timer": 0.1}"#);
    let value = camera(Trigger::Window(1, "a".into()));
    assert_eq!(value.getattr("trigger").unwrap().to_string(), r#"{"window": [1, "a"]}"#);
    let value = camera(Trigger::Network { host: "h".into(), port: 8, cache: vec![1] });
    let value = value.getattr("trigger").unwrap().to_string();
    assert_eq!(value, r#"{"network": {"host": "h", "port": 8}}"#);
}

#[test]
fn value_of_variant_equals_plain_map() {
    let cam = camera(Trigger::Timer(0.5));
    let copy = cam.getattr("trigger").unwrap().to_owned().unwrap();
    assert_eq!(cam.getattr("trigger").unwrap(), copy.as_value());
    assert_eq!(copy.as_value().variant(), None);
}

#[test]
fn field_of_opaque_type_is_reached_by_typed_access_only() {
    let mut it = Holder { guard: Guard::Held { lock: Mutex::new(1), count: 2 } };
    assert_eq!(it.getattr("guard").unwrap().to_string(), r#"{"Held": {"count": 2}}"#);
    it.attr_path_mut::<Mutex<u32>, _>("guard.lock").unwrap().get_mut().map(|it| *it = 5).unwrap();
    assert_eq!(*it.attr_path::<Mutex<u32>, _>("guard.lock").unwrap().lock().unwrap(), 5);
    it.set_path("guard.count", 3).unwrap();
    assert!(it.set_path("guard.lock", 3).is_err());
    it.setattr("guard", "Free").unwrap();
    it.replace_attr("guard", Guard::Bare(Mutex::new(4))).unwrap();
    assert_eq!(*it.attr_path::<Mutex<u32>, _>("guard.Bare").unwrap().lock().unwrap(), 4);
    assert_eq!(*it.attr_path::<Mutex<u32>, _>("guard.0").unwrap().lock().unwrap(), 4);
}
