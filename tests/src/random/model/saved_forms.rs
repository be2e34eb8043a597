//! The saved form of an object loads onto any other object of its class.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::{Bound, Range};
use std::time::Duration;

use indexmap::IndexMap;
use proptest::prelude::*;
use slots_runtime::prelude::*;
use slots_runtime::serde::{AsMap, Patch, from_deserializer};

use super::classes::{Derived, HalfSealed, Open, OpenDerived, Sealed, Shut, Slotted};
use super::{any_name, any_value};

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Part {
    x: u8,
    #[slot(default)]
    tags: Vec<String>,
    #[slot(unset)]
    note: Option<String>,
    ends: Option<(i16, i16)>,
}

#[derive(SlotValue, Debug, Clone, PartialEq)]
enum Mode {
    Off,
    Level(u8),
    Window { from: i16, to: Option<i16> },
}

/// Scalars, strings and lists of them.
#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Simple {
    count: i64,
    ratio: f64,
    small: f32,
    letter: char,
    wait: Duration,
    #[slot(default = true)]
    flag: bool,
    bytes: Vec<u8>,
    pair: (u8, String),
    range: Range<u32>,
    bound: Bound<u8>,
    set: BTreeSet<i32>,
    name: String,
}

/// Containers of objects, an overflow map, and slots that are not saved.
#[dynamic]
#[derive(Debug, Clone, PartialEq)]
struct Whole {
    #[slot(base)]
    simple: Simple,
    part: Part,
    spare: Option<Part>,
    boxed: Option<Box<Part>>,
    parts: Vec<Part>,
    named: BTreeMap<String, Part>,
    numbered: HashMap<u8, Part>,
    levels: IndexMap<String, i32>,
    lists: BTreeMap<String, Vec<u8>>,
    modes: Vec<Mode>,
    mode: Mode,
    #[slot(unset)]
    note: Option<String>,
    #[slot(readonly)]
    serial: u32,
    #[slot(skip)]
    cache: u8,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-c]{0,2}", 1 => r#"[.\["\\ €]{0,3}"#]
}

fn part() -> impl Strategy<Value = Part> {
    let tags = prop::collection::vec(text(), 0..3);
    let parts = (any::<u8>(), tags, prop::option::of(text()), any::<Option<(i16, i16)>>());
    parts.prop_map(|(x, tags, note, ends)| Part { x, tags, note, ends })
}

fn mode() -> impl Strategy<Value = Mode> {
    prop_oneof![
        Just(Mode::Off),
        any::<u8>().prop_map(Mode::Level),
        (any::<i16>(), any::<Option<i16>>()).prop_map(|(from, to)| Mode::Window { from, to }),
    ]
}

fn float() -> impl Strategy<Value = f64> {
    prop::num::f64::NORMAL | prop::num::f64::ZERO
}

fn simple() -> impl Strategy<Value = Simple> {
    let numbers = (any::<i64>(), float(), prop::num::f32::NORMAL, any::<u32>(), any::<bool>());
    let bound = prop_oneof![
        Just(Bound::Unbounded),
        any::<u8>().prop_map(Bound::Included),
        any::<u8>().prop_map(Bound::Excluded),
    ];
    let others = (
        any::<char>(),
        prop::collection::vec(any::<u8>(), 0..3),
        (any::<u8>(), text()),
        any::<Range<u32>>(),
        bound,
        prop::collection::btree_set(any::<i32>(), 0..3),
        text(),
    );
    (numbers, others).prop_map(|((count, ratio, small, nanos, flag), others)| {
        let (letter, bytes, pair, range, bound, set, name) = others;
        let wait = Duration::from_nanos(nanos.into());
        Simple { count, ratio, small, letter, wait, flag, bytes, pair, range, bound, set, name }
    })
}

fn whole() -> impl Strategy<Value = Whole> {
    let objects = (
        part(),
        prop::option::of(part()),
        prop::option::of(part()),
        prop::collection::vec(part(), 0..3),
        prop::collection::btree_map(text(), part(), 0..3),
        prop::collection::hash_map(0..4_u8, part(), 0..3),
    );
    let values = (
        prop::collection::vec((text(), any::<i32>()), 0..4),
        prop::collection::btree_map(text(), prop::collection::vec(any::<u8>(), 0..3), 0..3),
        prop::collection::vec(mode(), 0..3),
        mode(),
        prop::option::of(text()),
        any::<(u32, u8)>(),
    );
    let value = prop_oneof![
        any::<i64>().prop_map(OwnedValue::from),
        float().prop_map(OwnedValue::from),
        text().prop_map(OwnedValue::from),
        prop::collection::vec(any::<bool>(), 0..3).prop_map(OwnedValue::from),
    ];
    let extras = prop::collection::vec((text(), value), 0..3);
    (simple(), objects, values, extras).prop_map(|(simple, objects, values, extras)| {
        let (part, spare, boxed, parts, named, numbered) = objects;
        let (levels, lists, modes, mode, note, (serial, cache)) = values;
        Whole {
            simple,
            part,
            spare,
            boxed: boxed.map(Box::new),
            parts,
            named,
            numbered,
            levels: levels.into_iter().collect(),
            lists,
            modes,
            mode,
            note,
            serial,
            cache,
            __dict__: extras.into_iter().collect(),
        }
    })
}

/// A format: its name, and the function that saves an object and reads the saved form.
type Format = (&'static str, fn(AsMap<'_>) -> Option<Patch>);

const FORMATS: [Format; 3] = [
    ("JSON", |saved| Some(serde_json::from_str(&serde_json::to_string(&saved).unwrap()).unwrap())),
    ("MessagePack", |saved| {
        Some(rmp_serde::from_slice(&rmp_serde::to_vec(&saved).unwrap()).unwrap())
    }),
    // TOML has no integers beyond 64 bits and no null.
    ("TOML", |saved| Some(toml::from_str(&toml::to_string(&saved).ok()?).unwrap())),
];

/// All that an object saves, as JSON.
fn state(object: &(impl Object + ?Sized)) -> serde_json::Value {
    serde_json::to_value(AsMap::new(object).with_unset()).unwrap()
}

/// An object with the values that its class accepts of those given.
fn written<S: Slots + Default>(writes: &[(String, OwnedValue)]) -> S {
    let mut object = S::default();
    for (name, value) in writes {
        // A class rejects most of the names.
        let _ = object.setattr(name, value);
    }
    object
}

fn has_null(value: &serde_json::Value) -> bool {
    value.as_object().is_some_and(|entries| entries.values().any(serde_json::Value::is_null))
}

fn load_onto<S: Slots>(saved: &S, other: &mut S) -> Result<(), TestCaseError> {
    let (expected, before) = (state(saved), state(other));
    for (name, format) in FORMATS {
        let Some(patch) = format(AsMap::new(saved)) else { continue };
        let undo = patch.replace(other).unwrap();
        // TOML loses an entry of the overflow map that is `None`.
        if name != "TOML" || !has_null(&state(saved)) {
            prop_assert_eq!(&state(other), &expected, "{}", name);
        }
        let _ = undo.apply(other).unwrap();
        prop_assert_eq!(&state(other), &before, "{}", name);
    }
    Ok(())
}

proptest! {
    #[test]
    fn saved_form_loads_onto_any_object_of_the_class(saved in whole(), other in whole()) {
        for (name, format) in FORMATS {
            let mut loaded = other.clone();
            let undo = format(AsMap::new(&saved)).unwrap().replace(&mut loaded).unwrap();
            let expected = Whole { serial: other.serial, cache: other.cache, ..saved.clone() };
            prop_assert_eq!(&loaded, &expected, "{}", name);
            let _ = undo.apply(&mut loaded).unwrap();
            prop_assert_eq!(&loaded, &other, "{}", name);
        }
    }

    #[test]
    fn saved_form_of_model_class_loads_onto_any_object(
        saved in prop::collection::vec((any_name(), any_value()), 0..20),
        other in prop::collection::vec((any_name(), any_value()), 0..20),
    ) {
        load_onto::<Slotted>(&written(&saved), &mut written(&other))?;
        load_onto::<Open>(&written(&saved), &mut written(&other))?;
        load_onto::<Derived>(&written(&saved), &mut written(&other))?;
        load_onto::<OpenDerived>(&written(&saved), &mut written(&other))?;
        load_onto::<Sealed>(&written(&saved), &mut written(&other))?;
        load_onto::<HalfSealed>(&written(&saved), &mut written(&other))?;
        load_onto::<Shut>(&Shut::with_entry(), &mut Shut::with_entry())?;
    }

    #[test]
    fn saved_form_with_read_only_slots_makes_an_equal_object(saved in simple()) {
        let json = serde_json::to_value(AsMap::new(&saved).with_readonly()).unwrap();
        prop_assert_eq!(from_deserializer::<Simple, _>(json).unwrap(), saved);
    }
}
