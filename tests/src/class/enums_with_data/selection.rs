//! Updates that select a variant and give its fields.

use std::collections::BTreeMap;

use slots_runtime::Shared;
use slots_runtime::prelude::*;

use super::{Edge, Trigger, Zone, camera};

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Source {
    Idle,
    Remote {
        host: String,
        #[slot(range = 1..=9)]
        port: u16,
        #[slot(default = 5)]
        retries: u32,
    },
    Area(Area),
    Preset {
        #[slot(default = 1)]
        level: u8,
        #[slot(default = 2)]
        gain: u8,
    },
    Nested {
        inner: Box<Source>,
        limits: BTreeMap<String, u32>,
    },
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Area {
    x: u32,
    #[slot(alias = "height")]
    y: u32,
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Rig {
    source: Source,
    spare: Option<Source>,
    #[slot(unset)]
    extra: Option<Source>,
    all: Vec<Source>,
    by_name: BTreeMap<String, Source>,
    part: Option<Part>,
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Part {
    name: String,
    source: Source,
}

fn rig() -> Rig {
    Rig {
        source: Source::Idle,
        spare: Some(Source::Idle),
        extra: None,
        all: vec![Source::Idle],
        by_name: BTreeMap::from([("a".into(), Source::Idle)]),
        part: None,
    }
}

const PLACES: [&str; 6] = ["source", "spare", "extra", "all[0]", "by_name.a", "by_name.new"];

/// Writes the pairs in one update; `@` is the place.
fn update(rig: &mut Rig, place: &str, pairs: &[(&str, Value<'_>)]) -> Result<Undo, UpdateError> {
    rig.update(pairs.iter().map(|(path, value)| (path.replace('@', place), value.clone())))
}

#[test]
fn update_selects_variant_and_gives_its_fields_in_any_order() {
    let name = ("@", Value::from("remote"));
    let (host, port) = (("@.host", Value::from("h")), ("@.port", Value::from(8)));
    let (long_host, long_port) =
        (("@.remote.host", Value::from("h")), ("@.remote.port", Value::from(8)));
    let orders = [
        vec![name.clone(), host.clone(), port.clone()],
        vec![host.clone(), name.clone(), port.clone()],
        vec![host.clone(), port.clone(), name.clone()],
        vec![name.clone(), long_host.clone(), port.clone()],
        vec![long_host.clone(), port.clone(), name.clone()],
        vec![host.clone(), long_port.clone()],
        vec![long_port.clone(), long_host.clone()],
    ];
    for place in PLACES {
        for pairs in &orders {
            let before = rig();
            let mut rig = before.clone();
            let undo = update(&mut rig, place, pairs).unwrap();
            assert_eq!(
                rig.get_path(place).unwrap().to_string(),
                r#"{"remote": {"host": "h", "port": 8, "retries": 5}}"#,
                "{place} {pairs:?}"
            );
            let _ = undo.apply(&mut rig).unwrap();
            assert_eq!(rig, before, "{place} {pairs:?}");
        }
    }
}

#[test]
fn texts_and_shared_objects_select_and_fill() {
    for place in PLACES {
        let texts = [("@", "remote"), ("@.host", "h"), ("@.port", "8")];
        let pairs = || texts.map(|(path, text)| (path.replace('@', place), text));
        let mut one = rig();
        one.update_texts(pairs()).unwrap();
        assert_eq!(one.get_path(format!("{place}.port")).unwrap(), 8, "{place}");
        let shared = Shared::new(rig());
        shared
            .update(pairs().map(|(path, text)| {
                (path, text.parse::<i64>().map_or(OwnedValue::from(text), OwnedValue::from))
            }))
            .unwrap();
        assert_eq!(shared.read(Clone::clone).unwrap(), one, "{place}");
        let mut one = rig();
        one.set_path(format!("{place}.area"), Dict::from_iter([("x", 1), ("height", 2)])).unwrap();
        assert_eq!(one.get_path(format!("{place}.y")).unwrap(), 2, "{place}");
    }
}

#[test]
fn fields_of_the_active_variant_are_replaced_by_those_of_the_update() {
    let mut rig = rig();
    rig.source = Source::Remote { host: "a".into(), port: 1, retries: 1 };
    update(
        &mut rig,
        "source",
        &[("@", "remote".into()), ("@.host", "b".into()), ("@.port", 2.into())],
    )
    .unwrap();
    assert_eq!(rig.source, Source::Remote { host: "b".into(), port: 2, retries: 5 });
}

#[test]
fn selection_leads_through_objects_variants_and_maps() {
    let mut rig = rig();
    let pairs = [
        ("@.inner", "remote".into()),
        ("@.inner.port", 3.into()),
        ("@", "nested".into()),
        ("@.inner.remote.host", "h".into()),
        ("@.limits.low", 1.into()),
        ("@.limits.high", 9.into()),
    ];
    update(&mut rig, "source", &pairs).unwrap();
    let inner = Box::new(Source::Remote { host: "h".into(), port: 3, retries: 5 });
    let limits = BTreeMap::from([("low".into(), 1), ("high".into(), 9)]);
    assert_eq!(rig.source, Source::Nested { inner, limits });
    let pairs = [
        ("part.source", "remote".into()),
        ("part.source.host", "h".into()),
        ("part.name", "p".into()),
        ("part.source.port", 4.into()),
    ];
    let undo = update(&mut rig, "", &pairs).unwrap();
    let source = Source::Remote { host: "h".into(), port: 4, retries: 5 };
    assert_eq!(rig.part, Some(Part { name: "p".into(), source }));
    let _ = undo.apply(&mut rig).unwrap();
    assert_eq!(rig.part, None);
}

#[test]
fn errors_of_all_fields_are_reported_together() {
    for place in PLACES {
        let before = rig();
        let mut rig = before.clone();
        let mut errors = |pairs: &[(&str, Value<'_>)]| {
            let errors = update(&mut rig, place, pairs).unwrap_err();
            let errors: Vec<String> = errors.errors().iter().map(ToString::to_string).collect();
            assert_eq!(rig, before);
            errors
        };
        let at = format!("'Rig' object attribute '{place}");
        assert_eq!(
            errors(&[("@", "remote".into())]),
            [format!("{at}' needs 'host' and 'port' for 'remote'")]
        );
        assert_eq!(
            errors(&[("@", "remote".into()), ("@.port", 3.into())]),
            [format!("{at}' needs 'host' for 'remote'")]
        );
        assert_eq!(
            errors(&[("@.remote.port", 30.into())]),
            [
                format!("{at}.port' must be in 1..=9, not 30").replace(".port'", ".remote.port'"),
                format!("{at}' needs 'host' for 'remote'")
            ]
        );
        assert_eq!(
            errors(&[("@", "remote".into()), ("@.port", "x".into()), ("@.host", "h".into())]),
            [format!("{at}.port' must be u16, not str")]
        );
        assert_eq!(
            errors(&[("@.area.x", 1.into())]),
            [format!("'Area' object needs 'y' (at '{place}')")]
        );
        let twice =
            errors(&[("@", "remote".into()), ("@.host", "a".into()), ("@.host", "b".into())]);
        assert_eq!(twice[0], format!("{at}.host' is given twice"));
        let two = errors(&[("@.remote.host", "a".into()), ("@.area.x", 1.into())]);
        assert_eq!(two[0], format!("{at}' is 'remote', not 'area'"));
    }
}

#[test]
fn validation_of_an_update_changes_nothing() {
    let mut rig = rig();
    let pairs = [("source", Value::from("remote")), ("source.host", "h".into())];
    let error = rig.validate_update(pairs).unwrap_err();
    assert_eq!(error.to_string(), "'Rig' object attribute 'source' needs 'port' for 'remote'");
    let pairs = [("source.remote.host", Value::from("h")), ("source.remote.port", 3.into())];
    rig.validate_update(pairs).unwrap();
    assert_eq!(rig.source, Source::Idle);
}

#[test]
fn write_to_an_inactive_variant_by_its_name_selects_it() {
    let mut cam = camera(Trigger::Software);
    cam.set_path("trigger.hardware.line", 7).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 7, rising: None });
    cam.set_path("trigger.timer", 2).unwrap();
    assert_eq!(cam.trigger, Trigger::Timer(2.0));
    cam.set_text_path("trigger.hw.edge", "Up").unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 1, rising: Some(Edge::Up) });
    let items = vec![OwnedValue::from(3), OwnedValue::from("w")];
    cam.set_path("trigger.window", items).unwrap();
    assert_eq!(cam.trigger, Trigger::Window(3, "w".into()));
    cam.update([("trigger.zone.x", 1), ("trigger.zone.y", 2)]).unwrap();
    assert_eq!(cam.trigger, Trigger::Zone(Zone { x: 1, y: 2 }));
    cam.update([("trigger.window[0]", Value::from(3)), ("trigger.window[1]", "v".into())]).unwrap();
    assert_eq!(cam.trigger, Trigger::Window(3, "v".into()));
}

#[test]
fn name_of_a_variant_may_follow_its_fields_even_if_all_have_defaults() {
    let name = ("@", Value::from("preset"));
    let level = ("@.preset.level", Value::from(7));
    for place in PLACES {
        for pairs in [[level.clone(), name.clone()], [name.clone(), level.clone()]] {
            let mut rig = rig();
            update(&mut rig, place, &pairs).unwrap_or_else(|error| panic!("{place} {error}"));
            let made = rig.get_path(place).unwrap().to_string();
            assert_eq!(made, r#"{"preset": {"level": 7, "gain": 2}}"#, "{place} {pairs:?}");
        }
    }
    let mut texts = rig();
    texts.update_texts([("source.preset.level", "7"), ("source", "preset")]).unwrap();
    assert_eq!(texts.source, Source::Preset { level: 7, gain: 2 });
    let whole = OwnedValue::from(Dict::from_iter([("preset", Dict::from_iter([("gain", 3)]))]));
    for other in [Value::from("idle"), Value::from("remote"), Value::from(&whole)] {
        for place in PLACES {
            let mut rig = rig();
            let errors = update(&mut rig, place, &[level.clone(), ("@", other.clone())]);
            assert!(errors.is_err(), "{place} {other}");
            assert_eq!(rig, self::rig());
        }
    }
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Aliased {
    #[slot(alias = "origin")]
    source: Source,
}

#[test]
fn an_alias_may_be_used_for_some_of_the_writes() {
    let pairs = [
        ("@", Value::from("remote")),
        ("@.host", "h".into()),
        ("@.remote.port", 8.into()),
        ("@.retries", 1.into()),
    ];
    // Each bit selects the name of one write.
    for names in 0..16 {
        for is_reversed in [false, true] {
            let named = pairs.iter().enumerate().map(|(at, (path, value))| {
                let name = if names >> at & 1 == 0 { "source" } else { "origin" };
                (path.replace('@', name), value.clone())
            });
            let mut named: Vec<_> = named.collect();
            if is_reversed {
                named.reverse();
            }
            let mut it = Aliased { source: Source::Idle };
            it.update(named.clone()).unwrap_or_else(|error| panic!("{named:?} {error}"));
            let source = Source::Remote { host: "h".into(), port: 8, retries: 1 };
            assert_eq!(it.source, source, "{named:?}");
        }
    }
}
