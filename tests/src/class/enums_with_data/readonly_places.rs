//! Read-only fields of variants: the values with which a write is compared, and the places that an update writes.

use std::collections::{BTreeMap, BinaryHeap, HashSet};

use slots_runtime::{OwnedValue, Shared, UpdateError, prelude::*};

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Zone {
    #[slot(readonly)]
    id: u8,
    #[slot(default)]
    x: u8,
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Signal {
    Off,
    Line {
        #[slot(readonly)]
        line: u8,
        #[slot(readonly, default)]
        zone: Option<Zone>,
    },
    Bus {
        #[slot(readonly, default, alias = "no")]
        line: u8,
        #[slot(default)]
        rate: u8,
        #[slot(readonly, default)]
        zone: Option<Zone>,
    },
    Pair(#[slot(readonly)] u8, u8),
    Twin(#[slot(readonly)] u8, u8),
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Device {
    signal: Signal,
    #[slot(default)]
    zones: BTreeMap<String, Zone>,
    #[slot(default)]
    signals: BTreeMap<String, Signal>,
}

fn device(signal: Signal) -> Device {
    Device { signal, zones: BTreeMap::new(), signals: BTreeMap::new() }
}

fn line(line: u8) -> Signal {
    Signal::Line { line, zone: None }
}

fn bus(line: u8) -> Signal {
    Signal::Bus { line, rate: 0, zone: None }
}

fn map<const N: usize>(entries: [(&str, OwnedValue); N]) -> OwnedValue {
    entries.into_iter().collect::<Dict>().into()
}

fn bus_map(line: u8) -> OwnedValue {
    map([("Bus", map([("line", line.into())]))])
}

fn messages<T>(result: Result<T, UpdateError>) -> Vec<String> {
    let error = result.map(drop).unwrap_err();
    error.errors().iter().map(AttributeError::message).collect()
}

#[track_caller]
fn rejects<T>(result: Result<T, AttributeError>, at: &str) {
    let message = result.map(drop).unwrap_err().message();
    assert_eq!(message, format!("'Device' object attribute '{at}' is read-only"));
}

type Changes = [(&'static str, OwnedValue); 2];

#[test]
fn update_that_selects_another_variant_gives_its_fields_of_the_same_names() {
    let pair = |at: u8| map([("Twin", vec![at, 5].into())]);
    let cases: [(Signal, Changes, Signal); 5] = [
        (line(1), [("signal", "Bus".into()), ("signal.line", 2.into())], bus(2)),
        (line(1), [("signal", bus_map(9)), ("signal.line", 2.into())], bus(2)),
        (Signal::Pair(1, 2), [("signal", pair(9)), ("signal[0]", 3.into())], Signal::Twin(3, 5)),
        (Signal::Pair(1, 2), [("signal", pair(9)), ("signal[-2]", 3.into())], Signal::Twin(3, 5)),
        (
            bus(1),
            [("signal", map([("Line", map([("line", 9.into())]))])), ("signal.line", 3.into())],
            line(3),
        ),
    ];
    for (before, changes, after) in cases {
        for changes in [changes.clone(), [changes[1].clone(), changes[0].clone()]] {
            let mut it = device(before.clone());
            let undo =
                it.update(changes.clone()).unwrap_or_else(|error| panic!("{changes:?}: {error}"));
            assert_eq!(it.signal, after, "{changes:?}");
            let _ = undo.apply(&mut it).unwrap();
            assert_eq!(it.signal, before);
            it.validate_update(changes.clone()).unwrap();
            let shared = Shared::new(it);
            shared.update(changes).unwrap();
            assert_eq!(shared.read(|it| it.signal.clone()).unwrap(), after);
        }
    }
    let mut it = device(line(1));
    let _ =
        it.update([("signal", "Bus".into()), ("signal.Bus.line", OwnedValue::from(2))]).unwrap();
    assert_eq!(it.signal, bus(2));
    let mut it = device(line(1));
    let _ = it.update_texts([("signal", "Bus"), ("signal.line", "7")]).unwrap();
    assert_eq!(it.signal, bus(7));
}

#[test]
fn readonly_field_is_rejected_unless_another_variant_is_selected() {
    let at = "signal.line";
    let read_only = format!("'Device' object attribute '{at}' is read-only");
    let mut it = device(line(1));
    let before = it.clone();
    assert_eq!(messages(it.update([(at, 2)])), [read_only.as_str()]);
    assert_eq!(messages(it.update([("signal.Line.line", 2)])), [read_only.as_str()]);
    let same = |line: u8| map([("Line", map([("line", line.into())]))]);
    let errors = messages(it.update([("signal", same(1)), (at, 2.into())]));
    assert_eq!(errors, [read_only.as_str()]);
    let errors = messages(it.update([(at, 2.into()), ("signal", same(1))]));
    assert_eq!(errors, [read_only.as_str()]);
    assert!(it.update([("signal", "Off".into()), (at, OwnedValue::from(2))]).is_err());
    assert!(it.update([(at, OwnedValue::from(2)), ("signal", "Off".into())]).is_err());
    // The error of the field keeps its place among the errors.
    let errors = messages(it.update([("zones", 1), (at, 2), ("signals", 1)]));
    assert_eq!((errors.len(), &errors[1]), (3, &read_only));
    // Nothing is made in the place of the `None` of a read-only field.
    let zone = "'Device' object attribute 'signal.zone' is read-only";
    assert_eq!(messages(it.update([("signal.zone.x", 2)])), [zone]);
    assert_eq!(messages(it.update([("signal.zone.id", 2), ("signal.zone.x", 2)])), [zone, zone]);
    assert_eq!(it, before);
}

#[test]
fn existing_value_of_a_key_keeps_its_readonly_parts_where_it_is_inserted() {
    let mut it = device(Signal::Off);
    it.zones.insert("k".into(), Zone { id: 1, x: 0 });
    it.signals.insert("k".into(), bus(1));
    let before = it.clone();
    let zone = |id: u8| map([("id", id.into()), ("x", 5.into())]);
    let at = "id";
    for result in [
        it.insert_path("zones.k", zone(2)),
        it.map_mut("zones").unwrap().insert("k", zone(2)),
        it.map_path_mut("zones").unwrap().insert("k", zone(2)),
    ] {
        let error = result.map(drop).unwrap_err();
        assert_eq!(error.message(), format!("'Zone' object attribute '{at}' is read-only"));
        assert_eq!(error.path().to_string(), "zones.k.id");
    }
    rejects(it.insert_path("signals.k", bus_map(2)), "signals.k.line");
    rejects(it.map_mut("signals").unwrap().insert("k", bus_map(2)), "signals.k.line");
    let shared = Shared::new(it);
    let result = shared.map_mut("zones", |mut it| it.insert("k", zone(2))).and_then(|it| it);
    assert_eq!(result.map(drop).unwrap_err().kind(), ErrorKind::ReadOnly);
    rejects(shared.insert_path("signals.k", bus_map(2)), "signals.k.line");
    let mut it = shared.read(Clone::clone).unwrap();
    assert_eq!(it, before);
    // The same value, another variant, and a new key.
    it.insert_path("zones.k", zone(1)).unwrap();
    it.map_mut("signals").unwrap().insert("k", bus_map(1)).unwrap();
    it.map_mut("signals").unwrap().insert("k", "Off").unwrap();
    it.map_mut("signals").unwrap().insert("new", bus_map(2)).unwrap();
    it.insert_path("zones.new", zone(2)).unwrap();
    assert_eq!((it.zones["new"].id, it.zones["k"].x), (2, 5));
}

#[slots]
#[derive(Clone, Debug)]
struct Access {
    #[slot(readonly)]
    ports: HashSet<u16>,
    #[slot(readonly)]
    queue: BinaryHeap<u8>,
    #[slot(default)]
    x: u8,
}

#[derive(SlotValue, Clone, Debug)]
enum Filter {
    On {
        #[slot(readonly)]
        ports: HashSet<u16>,
        #[slot(readonly)]
        queue: BinaryHeap<u8>,
        #[slot(readonly)]
        limits: Vec<f64>,
        #[slot(readonly)]
        nested: Vec<Option<HashSet<String>>>,
        #[slot(readonly)]
        inner: Option<Access>,
        #[slot(readonly)]
        keyed: BTreeMap<String, HashSet<u16>>,
        #[slot(default)]
        rate: u8,
    },
}

#[slots]
#[derive(Clone, Debug)]
struct Router {
    filter: Filter,
    access: Access,
}

fn router() -> Router {
    let access = Access { ports: (0..50).collect(), queue: (0..9).collect(), x: 0 };
    Router {
        filter: Filter::On {
            ports: (0..50).collect(),
            queue: (0..9).collect(),
            limits: vec![f64::NAN, 1.0, f64::INFINITY],
            nested: vec![Some((0..50).map(|at| at.to_string()).collect()), None],
            inner: Some(access.clone()),
            keyed: BTreeMap::from([("k".into(), (0..50).collect())]),
            rate: 0,
        },
        access,
    }
}

#[test]
fn readonly_sets_and_heaps_are_compared_without_the_order_of_their_items() {
    let saved = router();
    let filter = || saved.getattr("filter").unwrap().into_owned().unwrap();
    let access = || saved.getattr("access").unwrap().into_owned().unwrap();
    let mut it = router();
    it.setattr("access", access()).unwrap();
    it.setattr("filter", filter()).unwrap();
    let with = |at: &str| {
        let mut other = router();
        let Filter::On { ports, queue, limits, nested, inner, keyed, .. } = &mut other.filter;
        match at {
            "ports" => *ports = (1..51).collect(),
            "queue" => *queue = (1..10).collect(),
            "limits" => limits[1] = f64::NAN,
            "nested" => nested[0] = Some(HashSet::new()),
            "inner" => inner.as_mut().unwrap().queue.push(1),
            _ => keyed.values_mut().for_each(|it| it.retain(|at| *at != 1)),
        }
        other.getattr("filter").unwrap().into_owned().unwrap()
    };
    for at in ["ports", "queue", "limits", "nested", "inner", "keyed"] {
        let error = it.setattr("filter", with(at)).map(drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ReadOnly, "{at}: {error}");
        assert!(error.path().to_string().starts_with(&format!("filter.{at}")), "{error:#}");
    }
    let mut other = router();
    other.access.queue.push(8);
    let other = other.getattr("access").unwrap().into_owned().unwrap();
    assert_eq!(it.setattr("access", other).map(drop).unwrap_err().kind(), ErrorKind::ReadOnly);
    // Items that occur several times.
    it.access.queue = BinaryHeap::from([1, 1, 2]);
    let given = |queue: [u8; 3]| {
        let ports: Vec<u16> = (0..50).rev().collect();
        map([("queue", queue.to_vec().into()), ("ports", ports.into())])
    };
    it.setattr("access", given([1, 2, 1])).unwrap();
    assert!(it.setattr("access", given([1, 2, 2])).is_err());
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Inner {
    Tuned {
        #[slot(readonly)]
        depth: u8,
    },
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Body {
    mode: Inner,
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Wrapper {
    Off,
    Wrap(Body),
    Named { mode: Inner },
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Wrapped {
    of: Wrapper,
}

#[test]
fn value_in_a_new_variant_is_not_compared_with_an_earlier_write_of_the_update() {
    let tuned = |depth: u8| map([("Tuned", map([("depth", depth.into())]))]);
    for variant in ["Wrap", "Named"] {
        let mut it = Wrapped { of: Wrapper::Off };
        let whole = |depth: u8| map([(variant, map([("mode", tuned(depth))]))]);
        let _ = it.update([("of", whole(1)), ("of.mode", tuned(2))]).unwrap();
        let mode = Inner::Tuned { depth: 2 };
        let expected =
            if variant == "Wrap" { Wrapper::Wrap(Body { mode }) } else { Wrapper::Named { mode } };
        assert_eq!(it.of, expected);
        // The variant stays active, so that its value is compared with the one before the update.
        assert!(it.update([("of", whole(2)), ("of.mode", tuned(3))]).is_err());
        let _ = it.update([("of", whole(2)), ("of.mode", tuned(2))]).unwrap();
        assert_eq!(it.of, expected);
    }
}
