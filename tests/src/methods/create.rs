//! Objects made of named values: `from_attrs`, and map values that become objects.

mod by_class;
mod hooks;

use std::collections::BTreeMap;

use slots_runtime::{Value, prelude::*, values};

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Stage {
    #[slot(readonly)]
    serial: u32,
    #[slot(range = 0.0..=10.0, default = 1.5)]
    position: f64,
    #[slot(default = "x")]
    axis: String,
    #[slot(default)]
    tags: Vec<String>,
}

#[slots(check = is_cold)]
#[derive(Debug, Clone, PartialEq)]
struct Cooler {
    target: f64,
    #[slot(alias = "max")]
    limit: f64,
    fan: Option<u8>,
}

fn is_cold(cooler: &Cooler) -> Result<(), String> {
    if cooler.target <= cooler.limit { Ok(()) } else { Err("too warm".into()) }
}

#[dynamic]
#[derive(Debug, PartialEq)]
struct Rack {
    #[slot(base)]
    cooler: Cooler,
    name: String,
    stages: Vec<Stage>,
    spare: Option<Box<Stage>>,
}

#[slots]
impl Rack {
    const KIND: &str = "rack";

    #[getter]
    fn celsius(&self) -> f64 {
        self.cooler.target - 273.0
    }

    #[setter]
    fn set_celsius(&mut self, celsius: f64) -> Result<(), String> {
        if celsius < -273.0 {
            return Err("below absolute zero".into());
        }
        self.cooler.target = celsius + 273.0;
        Ok(())
    }
}

#[slots(default)]
#[derive(Debug, PartialEq)]
struct Cached {
    size: u8,
    label: String,
    #[slot(skip)]
    cache: Vec<u8>,
}

impl Default for Cached {
    fn default() -> Self {
        Cached { size: 7, label: "none".into(), cache: vec![1] }
    }
}

#[slots]
#[derive(Debug)]
struct Closed {
    open: u8,
    #[slot(skip)]
    _secret: u8,
}

fn messages(error: &UpdateError) -> Vec<String> {
    error.errors().iter().map(ToString::to_string).collect()
}

#[test]
fn slots_without_a_value_have_their_defaults() {
    assert_eq!(
        Stage::from_attrs([("serial", 3)]).unwrap(),
        Stage { serial: 3, position: 1.5, axis: "x".into(), tags: vec![] }
    );
    assert_eq!(
        Cached::from_attrs([("size", 3)]).unwrap(),
        Cached { size: 3, label: "none".into(), cache: vec![1] }
    );
    assert_eq!(
        Cooler::from_attrs([("target", 1), ("max", 2)]).unwrap(),
        Cooler { target: 1.0, limit: 2.0, fan: None }
    );
}

#[test]
fn inherited_slots_overflow_entries_and_properties_are_given_together() {
    let rack = Rack::from_attrs(values! {
        "name" => "left", "target" => 0.0, "limit" => 400.0, "celsius" => 20.0,
        "stages" => [{ "serial" => 1 }, { "serial" => 2, "position" => 3 }], "extra" => 5,
    })
    .unwrap();
    assert_eq!(rack.cooler, Cooler { target: 293.0, limit: 400.0, fan: None });
    assert_eq!((rack.stages.len(), rack.stages[1].position), (2, 3.0));
    assert_eq!(rack.getattr("extra").unwrap(), 5);
    assert_eq!(rack.spare, None);
}

#[test]
fn all_errors_are_reported_with_their_paths() {
    let given = values! {
        "nmae" => "left", "target" => "cold", "limit" => 1, "limit" => 2,
        "stages" => [{ "sreial" => 1 }], "spare" => { "serial" => 1, "position" => 11 },
    };
    let error = Cooler::from_attrs([("targte", 1)]).unwrap_err();
    assert_eq!(
        messages(&error),
        [
            "'Cooler' object has no attribute 'targte'. Did you mean: 'target'?",
            "'Cooler' object needs 'target' and 'limit'",
        ]
    );
    assert_eq!(error.errors()[1].kind(), ErrorKind::Missing);
    assert_eq!(
        messages(&Rack::from_attrs(given).unwrap_err()),
        [
            "'Rack' object attribute 'target' must be f64, not str",
            "'Rack' object attribute 'limit' is given twice",
            "'Stage' object has no attribute 'sreial'. Did you mean: 'serial'? (at 'stages[0].sreial')",
            "'Stage' object needs 'serial' (at 'stages[0]')",
            "'Stage' object attribute 'position' must be in 0.0..=10.0, not 11.0 (at 'spare.position')",
            "'Rack' object needs 'name'",
        ]
    );
}

#[test]
fn errors_of_all_objects_in_lists_and_maps_are_reported() {
    #[slots]
    #[derive(Debug, PartialEq)]
    struct Racks {
        lists: Vec<Vec<Stage>>,
        by_name: BTreeMap<String, Stage>,
    }
    let error = Racks::from_attrs(values! {
        "lists" => [
            [{ "serial" => 1 }, { "sreial" => 2, "position" => 11 }],
            [{ "serial" => 1, "axis" => 0 }],
        ],
        "by_name" => { "a" => { "serial" => -1 }, "b" => { "serial" => 1 }, "c" => {} },
    })
    .unwrap_err();
    let paths: Vec<&str> = error.errors().iter().map(AttributeError::path).collect();
    assert_eq!(
        paths,
        [
            "lists[0][1].sreial",
            "lists[0][1].position",
            "lists[0][1]",
            "lists[1][0].axis",
            "by_name.a.serial",
            "by_name.c",
        ]
    );
    // An item that is not a map is an error like the others.
    let error = Racks::from_attrs(values! { "lists" => [[1, { "sreial" => 2 }]], "by_name" => {} });
    assert_eq!(
        messages(&error.unwrap_err()),
        [
            "'Racks' object attribute 'lists[0][0]' must be Stage, not int",
            "'Stage' object has no attribute 'sreial'. Did you mean: 'serial'? (at 'lists[0][1].sreial')",
            "'Stage' object needs 'serial' (at 'lists[0][1]')",
        ]
    );
    let error = Racks::from_attrs(values! {
        "lists" => [[{ "serial" => 1, "tags" => ["a", 1] }]], "by_name" => {},
    });
    assert_eq!(
        messages(&error.unwrap_err()),
        ["'Stage' object attribute 'tags[1]' must be String, not int (at 'lists[0][0].tags[1]')"]
    );
    let made = Racks::from_attrs(values! {
        "lists" => [[{ "serial" => 1 }], []], "by_name" => { "a" => { "serial" => 2 } },
    })
    .unwrap();
    assert_eq!((made.lists[0][0].serial, made.by_name["a"].serial), (1, 2));
}

#[test]
fn check_of_new_object_is_applied() {
    let error = Cooler::from_attrs([("target", 3), ("limit", 2)]).unwrap_err();
    assert_eq!(messages(&error), ["'Cooler' object is rejected"]);
    assert_eq!(format!("{:#}", error.errors()[0]), "'Cooler' object is rejected: too warm");
}

#[test]
fn failing_setter_rejects_new_object() {
    let values =
        values! { "name" => "a", "target" => 0, "limit" => 1, "stages" => [], "celsius" => -300 };
    let error = Rack::from_attrs(values).unwrap_err();
    assert_eq!(messages(&error), ["'Rack' object attribute 'celsius' is rejected"]);
}

#[test]
fn class_with_skipped_fields_needs_a_default() {
    assert_eq!(
        messages(&Closed::from_attrs([("open", 1)]).unwrap_err()),
        [
            "'Closed' object cannot be made by name, as 'Closed' has fields that are not slots and no `#[slots(default)]`"
        ]
    );
}

#[test]
fn assigned_map_becomes_an_object() {
    let mut rack = Rack::from_attrs(values! {
        "name" => "left", "target" => 0, "limit" => 1, "stages" => [],
    })
    .unwrap();
    rack.update(values! { "spare" => { "serial" => 4 }, "stages" => [{ "serial" => 5 }] }).unwrap();
    assert_eq!(rack.spare.as_ref().map(|it| (it.serial, it.position)), Some((4, 1.5)));
    assert_eq!(rack.stages[0].serial, 5);

    let before = format!("{rack:?}");
    let error = rack.update(values! { "stages" => [{ "position" => 1 }, { "serail" => 1 }] });
    assert_eq!(
        error.unwrap_err().errors()[0].to_string(),
        "'Stage' object needs 'serial' (at 'stages[0]')"
    );
    assert_eq!(format!("{rack:?}"), before);
    // A read-only slot of an object that is there does not change.
    let error = rack.setattr("spare", values_of(9).as_value()).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::ReadOnly, "spare.serial"));
    rack.setattr("spare", Value::None).unwrap();
    rack.setattr("spare", values_of(9).as_value()).unwrap();
    assert_eq!(rack.spare.map(|it| it.serial), Some(9));
}

fn values_of(serial: u32) -> OwnedValue {
    Dict::from_iter([("serial", serial)]).into()
}

#[test]
fn object_value_is_copied() {
    let stage = Stage { serial: 1, position: 2.0, axis: "y".into(), tags: vec!["a".into()] };
    let mut rack =
        Rack::from_attrs(values! { "name" => "a", "target" => 0, "limit" => 1, "stages" => [] })
            .unwrap();
    rack.setattr("spare", Value::Object(&stage)).unwrap();
    assert_eq!(rack.spare.as_deref(), Some(&stage));
}

#[test]
fn generic_and_dynamic_classes_of_any_layout_are_made_of_their_slots() {
    #[slots]
    #[derive(Debug, PartialEq)]
    struct Pair<T: 'static> {
        small: u8,
        value: T,
        wide: u128,
        nothing: (),
    }
    let pair = Pair::<String>::from_attrs(
        values! { "value" => "v", "small" => 1, "wide" => 2, "nothing" => Value::None },
    );
    assert_eq!(pair.unwrap(), Pair { small: 1, value: "v".into(), wide: 2, nothing: () });
}
