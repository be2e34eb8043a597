//! Paths: attributes inside of nested objects, lists and maps.

mod errors;
mod new_lists;
mod new_places;
mod parsing;
mod ranges;
mod rejected_below;

use std::collections::{BTreeMap, HashMap, VecDeque};

use slots_runtime::{Dict, OwnedValue, prelude::*};

#[slots]
#[derive(Debug, PartialEq)]
struct Stage {
    #[slot(range = 0.0..=100.0)]
    position: f64,
    #[slot(unset)]
    lens: Option<Box<Lens>>,
}

#[slots]
#[derive(Debug, PartialEq)]
struct Lens {
    focal: f64,
    #[slot(readonly)]
    serial: u32,
}

#[expect(clippy::ptr_arg, reason = "a check is given the type of the slot")]
fn at_most_three(stages: &Vec<Stage>) -> Result<(), String> {
    let sum: f64 = stages.iter().map(|stage| stage.position).sum();
    if sum <= 150.0 { Ok(()) } else { Err(format!("the stages are {sum} apart")) }
}

#[slots]
#[derive(Debug, PartialEq)]
struct Device {
    serial: u32,
    home: Stage,
}

fn not_hot(rig: &Rig) -> Result<(), String> {
    match rig.limits.get("hot") {
        Some(hot) if *hot > 50 => Err("too hot".into()),
        _ => Ok(()),
    }
}

#[slots(check = not_hot)]
#[derive(Debug, PartialEq)]
struct Rig {
    #[slot(base)]
    device: Device,
    #[slot(check = at_most_three)]
    stages: Vec<Stage>,
    limits: BTreeMap<String, i64>,
    counts: HashMap<String, Vec<u8>>,
    queue: VecDeque<i64>,
    grid: [[i16; 2]; 2],
    maybe: Option<Vec<i64>>,
    spare: Option<Stage>,
    boxed: Box<Stage>,
    anything: OwnedValue,
    #[slot(readonly)]
    fixed: Stage,
    #[slot(rename = "odd.name", alias = "plain")]
    odd: Stage,
    #[slot(dict)]
    extras: Dict,
}

#[slots]
impl Rig {
    const model: &'static str = "R1";

    #[getter]
    fn first(&self) -> &Stage {
        &self.stages[0]
    }

    #[getter]
    fn copy(&self) -> Vec<i64> {
        vec![1, 2]
    }

    #[setter]
    fn set_copy(&mut self, _copy: i64) {}
}

fn stage(position: f64) -> Stage {
    Stage { position, lens: Some(Box::new(Lens { focal: 50.0, serial: 9 })) }
}

fn rig() -> Rig {
    Rig {
        device: Device { serial: 7, home: stage(1.0) },
        stages: vec![stage(10.0), stage(20.0), stage(30.0)],
        limits: BTreeMap::from([("max.x".into(), 5), ("hot".into(), 1), ("a b".into(), 2)]),
        counts: HashMap::from([("k".into(), vec![1, 2, 3])]),
        queue: VecDeque::from([1, 2]),
        grid: [[1, 2], [3, 4]],
        maybe: Some(vec![1]),
        spare: None,
        boxed: Box::new(stage(4.0)),
        anything: OwnedValue::from(vec![1, 2]),
        fixed: stage(5.0),
        odd: stage(6.0),
        extras: Dict::from_iter([
            ("list", OwnedValue::from([1, 2])),
            ("with.dot", OwnedValue::from(3)),
        ]),
    }
}

#[test]
fn path_write_reaches_original_at_any_depth() {
    let mut rig = rig();
    for path in [
        "serial",
        "home.position",
        "home.lens.focal",
        "stages[2].position",
        "stages[0].lens.focal",
        "limits[\"max.x\"]",
        "limits.hot",
        "limits[\"a b\"]",
        "limits.\"a b\"",
        "counts.k[1]",
        "queue[1]",
        "grid[1][0]",
        "maybe[0]",
        "boxed.position",
        "boxed.lens.focal",
        "anything[1]",
        "\"odd.name\".position",
        "plain.position",
        "list[0]",
        "\"with.dot\"",
        "new",
    ] {
        let stored = rig.set_path(path, 8).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(rig.get_path(path).unwrap(), 8, "{path} {stored:?}");
        rig.set_text_path(path, "9").unwrap_or_else(|error| panic!("{path}: {error}"));
        let read = rig.get_path(path).unwrap();
        assert!(read == 9 || read == "9", "{path}: {read}");
        rig.update([(path, 7)]).map_or_else(|error| panic!("{path}: {error}"), drop);
        assert_eq!(rig.get_path(path).unwrap(), 7, "{path}");
    }
    assert_eq!((rig.stages[2].position, rig.limits["max.x"], rig.counts["k"][1]), (7.0, 7, 7));
    assert_eq!((rig.queue[1], rig.grid[1][0], rig.device.home.position), (7, 7, 7.0));
    assert_eq!(rig.boxed.get_path("lens.focal").unwrap(), 7.0);
}

#[test]
fn write_validates_every_enclosing_object() {
    let mut rig = rig();
    // The check of the list, by a write to a slot of an item.
    rig.set_path("stages[0].position", 100).unwrap();
    let error = rig.set_path("stages[1].position", 21).unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "'Rig' object attribute 'stages' is rejected: the stages are 151 apart (at 'stages[1].position')"
    );
    // The check of the whole, by a write to an item of a map.
    let error = rig.set_text_path("limits.hot", "51").unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "'Rig' object attribute 'limits' is rejected: too hot (at 'limits.hot')"
    );
    // Two writes that only together are good.
    assert!(rig.update([("stages[1].position", 60)]).is_err());
    rig.update([("stages[1].position", 60), ("stages[0].position", 20)]).map(drop).unwrap();
    assert_eq!(
        (rig.stages[0].position, rig.stages[1].position, rig.limits["hot"]),
        (20.0, 60.0, 1)
    );
    // No mutable reference to any of these objects is returned.
    for name in ["stages", "limits", "spare", "extras", "list"] {
        assert!(rig.child_mut(name).is_err());
        assert!(rig.attr_mut::<BTreeMap<String, i64>>(name).is_err());
        assert!(rig.attr_mut::<OwnedValue>(name).is_err());
    }
    assert!(rig.as_base_mut::<Device>().is_none());
    assert!(rig.child_mut("home").is_err());
    assert_eq!(rig.child("home").unwrap().getattr("position").unwrap(), 1);
}

#[test]
fn negative_index_counts_from_the_end() {
    let mut it = rig();
    let last = it.get_path("grid[1][1]").unwrap().to_owned().unwrap();
    assert_eq!(it.get_path("grid[-1][-1]").unwrap(), last.as_value());
    it.set_path("grid[-1][-2]", 5).unwrap();
    assert_eq!(it.get_path("grid[1][0]").unwrap(), 5);
    assert_eq!(
        it.get_path("grid[-3]").unwrap_err().to_string(),
        "'Rig' object attribute 'grid' has 2 items; index -3 is out of range"
    );
    let twice = it.update([("grid[1][0]", 6), ("grid[-1][-2]", 7)]).unwrap_err();
    assert_eq!(twice.errors()[0].kind(), ErrorKind::Duplicate);
    let undo = it.update([("grid[-1][0]", 6)]).unwrap();
    undo.apply(&mut it).unwrap();
    assert_eq!(it.get_path("grid[1][0]").unwrap(), 5);
}
