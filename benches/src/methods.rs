//! The methods of this library, compared with equivalents: value, typed, string, path, handle, struct and `dyn`.

use bevy_reflect::GetPath;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use measure::Runner;
use slots_runtime::{AttrPath, Object, ObjectExt, Slot, Slots, slots};

use crate::contenders::{Contender, Hashbrown};
use crate::keep::{keep, keep_word};
use crate::names::{self, ROUND};
use crate::report::Report;
use crate::shapes::{Datum, R16, Shape};
use crate::variants::{Brief, Sensor};

/// Calls a function with each name.
#[inline(never)]
pub fn each(names: &[String], mut work: impl FnMut(&str)) {
    for name in names {
        work(name);
    }
}

/// As [`each`], without a name.
#[inline(never)]
pub fn times(mut work: impl FnMut()) {
    for _ in 0..ROUND {
        work();
    }
}

fn values(rounds: usize, report: &mut Report) {
    let object = R16::sample();
    let numbers = names::drawn(&names::numbers::<R16>());
    let is_text = |(name, it): (_, Datum)| matches!(it, Datum::String(_)).then_some(name);
    let texts = names::drawn(&object.data().into_iter().filter_map(is_text).collect::<Vec<_>>());

    let (map, erased): (_, Box<dyn Object>) = (Hashbrown::of(&object), Box::new(object.clone()));
    let mut runner = Runner::new();
    let get = |it: &R16, name: &str| it.getattr(name).ok().and_then(|value| value.as_f64());
    assert_eq!(get(&object, &numbers[0]), map.get(&numbers[0]));
    runner.add("slots", ROUND, || each(&numbers, |name| keep(get(&object, name).unwrap_or(0.0))));
    runner.add("hashbrown+foldhash", ROUND, || {
        each(&numbers, |name| keep(map.get(name).unwrap_or(0.0)));
    });
    runner.add("slots-dyn", ROUND, || {
        let get = |name: &str| erased.getattr(name).ok().and_then(|value| value.as_f64());
        each(&numbers, |name| keep(get(name).unwrap_or(0.0)));
    });
    report.run("getattr/16", runner, rounds);
    report.times("getattr of an f64, times hashbrown", "getattr/16", "hashbrown+foldhash", 1.2);

    let mut runner = Runner::new();
    runner.add("slots", ROUND, || {
        each(&numbers, |name| keep_word(usize::from(object.hasattr(name))));
    });
    runner.add("hashbrown+foldhash", ROUND, || {
        each(&numbers, |name| keep_word(usize::from(map.get(name).is_some())));
    });
    report.run("hasattr/16", runner, rounds);

    let (mut ours, mut map) = (object.clone(), Hashbrown::of(&object));
    let mut runner = Runner::new();
    runner.add("slots", ROUND, || {
        each(&numbers, |name| keep_word(usize::from(ours.setattr(name, 2.5).is_ok())));
    });
    runner.add("hashbrown+foldhash", ROUND, || {
        each(&numbers, |name| keep_word(usize::from(map.set(name, 2.5))));
    });
    report.run("setattr/16", runner, rounds);

    let (mut ours, mut theirs) = (object.clone(), object.clone());
    let mut runner = Runner::new();
    runner.add("slots", ROUND, || {
        each(&texts, |name| keep_word(usize::from(ours.setattr(name, "some text").is_ok())));
    });
    runner.add("match", ROUND, || {
        each(&texts, |name| {
            if let Some(text) = theirs.by_match_mut(name).and_then(|it| it.downcast_mut::<String>())
            {
                text.clear();
                text.push_str("some text");
            }
            keep_word(name.len());
        });
    });
    report.run("setattr-text/16", runner, rounds);

    let (mut ours, mut theirs) = (object.clone(), object.clone());
    let mut runner = Runner::new();
    runner.add("slots", ROUND, || {
        each(&numbers, |name| keep_word(usize::from(ours.set_text(name, "2.5").is_ok())));
    });
    runner.add("match", ROUND, || {
        each(&numbers, |name| {
            if let Some(place) = theirs.by_match_mut(name).and_then(|it| it.downcast_mut::<f64>()) {
                *place = "2.5".parse().unwrap_or(0.0);
            }
            keep_word(name.len());
        });
    });
    report.run("set_text/16", runner, rounds);
    report.times("set_text of a number, times match and parse", "set_text/16", "match", 1.2);
}

/// Reads by names of 4 to 16 bytes, which words compare instead of `memcmp`.
fn brief_names(rounds: usize, report: &mut Report) {
    let (object, all) = (Brief::default(), Brief::names());
    let map: HashMap<&str, f64, FixedState> = all.iter().map(|name| (*name, 0.0)).collect();
    for (work, names) in [
        ("get-4-to-16-bytes/16", names::drawn(&all)),
        ("miss-near-4-to-16-bytes/16", names::drawn(&names::near(&all, &all))),
    ] {
        let mut runner = Runner::new();
        runner.add("slots", ROUND, || {
            each(&names, |name| keep(object.attr(name).map_or(0.0, |it| *it)));
        });
        runner.add("hashbrown+foldhash", ROUND, || {
            each(&names, |name| keep(map.get(name).copied().unwrap_or(0.0)));
        });
        report.run(work, runner, rounds);
    }
    let hit = report.ours("get-4-to-16-bytes/16");
    report.at_most(
        "miss-near, 16 fields of 4 to 16 bytes, times a hit",
        report.ours("miss-near-4-to-16-bytes/16") / hit,
        2.0,
    );
}

fn paths(rounds: usize, report: &mut Report) {
    let sensor = Sensor::default();
    let json = serde_json::json!({ "gain": 1.0, "region": { "left": 3, "width": 640.0 } });
    let parsed: AttrPath = "region.width".parse().unwrap_or_default();
    let theirs = bevy_reflect::ParsedPath::parse("region.width").ok();

    let mut runner = Runner::new();
    let at =
        |path: &str| sensor.get_path(path).ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    assert_eq!(
        Some(at("region.width")),
        json.pointer("/region/width").and_then(serde_json::Value::as_f64)
    );
    runner.add("slots", ROUND, || times(|| keep(at("region.width"))));
    runner.add("bevy_reflect", ROUND, || {
        times(|| keep(sensor.path::<f64>("region.width").ok().copied().unwrap_or(0.0)));
    });
    runner.add("serde_json::pointer", ROUND, || {
        times(|| {
            keep(json.pointer("/region/width").and_then(serde_json::Value::as_f64).unwrap_or(0.0));
        });
    });
    report.run("path-text", runner, rounds);
    report.times("path read as text, times bevy_reflect", "path-text", "bevy_reflect", 0.8);
    report.times("path read as text, times pointer", "path-text", "serde_json::pointer", 0.3);

    let Ok(handle) = Sensor::CLASS.resolve("region.width") else { return };
    let mut runner = Runner::new();
    runner.add("slots", ROUND, || {
        times(|| {
            keep(sensor.get_path(&parsed).ok().and_then(|value| value.as_f64()).unwrap_or(0.0));
        });
    });
    runner.add("bevy_reflect", ROUND, || {
        times(|| {
            let path = theirs.as_ref();
            let found = path.and_then(|path| sensor.path::<f64>(path).ok());
            keep(found.copied().unwrap_or(0.0));
        });
    });
    runner.add("handle", ROUND, || {
        times(|| keep(handle.get(&sensor).ok().and_then(|value| value.as_f64()).unwrap_or(0.0)));
    });
    report.run("path-parsed", runner, rounds);
    report.at_most(
        "path read, resolved before, times bevy_reflect",
        report.peer("path-parsed", "handle") / report.peer("path-parsed", "bevy_reflect"),
        0.7,
    );
}

fn handles(rounds: usize, report: &mut Report) {
    let (mut ours, mut theirs) = (R16::sample(), R16::sample());
    let names = names::numbers::<R16>();
    let name = names.iter().find(|name| ours.attr::<f64>(name).ok() == Some(ours.direct()));
    let Some(slot) = name.and_then(|name| R16::slot::<f64>(name).ok()) else { return };
    let Some(free): Option<Slot<R16, f64, slots_runtime::Direct>> = slot.direct() else { return };
    assert_eq!(slot.get(&ours), theirs.direct());

    let mut runner = Runner::new();
    runner.add("slots", ROUND, || times(|| keep(*slot.get(&ours))));
    runner.add("field", ROUND, || times(|| keep(*theirs.direct())));
    report.run("handle-get", runner, 4 * rounds);
    let ratio = report.ours("handle-get") / report.peer("handle-get", "field");
    report.at_most("handle, get, times the field", ratio, 1.05);

    let mut runner = Runner::new();
    runner.add("slots", ROUND, || times(|| keep(free.set(&mut ours, 1.5))));
    runner.add("field", ROUND, || {
        times(|| keep(std::mem::replace(theirs.direct_mut(), 1.5)));
    });
    report.run("handle-set", runner, 4 * rounds);
    let ratio = report.ours("handle-set") / report.peer("handle-set", "field");
    report.at_most("handle, set, times the field", ratio, 1.05);

    let (ours, theirs) = (R16::sample(), R16::sample());
    let mut runner = Runner::new();
    runner.add("slots", ROUND, || {
        times(|| keep(ours.attr::<f64>("pulse_path").ok().copied().unwrap_or(0.0)));
    });
    runner.add("field", ROUND, || times(|| keep(*theirs.direct())));
    report.run("literal-name", runner, 4 * rounds);
    let ratio = report.ours("literal-name") / report.peer("literal-name", "field");
    report.at_most("a literal name, times the field", ratio, 1.05);
}

/// Sixteen fields, and one to three levels of inheritance.
#[allow(missing_docs, reason = "the names are sufficient")]
mod levels {
    use super::{R16, slots};

    #[slots]
    #[derive(Clone, Debug)]
    pub(super) struct One {
        #[slot(base)]
        pub base: R16,
        pub first_extra: f64,
        pub first_label: String,
    }

    #[slots]
    #[derive(Clone, Debug)]
    pub(super) struct Two {
        #[slot(base)]
        pub base: One,
        pub second_extra: f64,
        pub second_label: String,
    }

    #[slots]
    #[derive(Clone, Debug)]
    pub(super) struct Three {
        #[slot(base)]
        pub base: Two,
        pub third_extra: f64,
        pub third_label: String,
    }
}

fn inheritance(rounds: usize, report: &mut Report) {
    let names = names::drawn(&names::numbers::<R16>());
    let zero = R16::sample();
    let one = levels::One { base: zero.clone(), first_extra: 0.0, first_label: String::new() };
    let two = levels::Two { base: one.clone(), second_extra: 0.0, second_label: String::new() };
    let three = levels::Three { base: two.clone(), third_extra: 0.0, third_label: String::new() };
    for name in &names[..64] {
        let want = zero.attr::<f64>(name).ok();
        assert!(one.attr(name).ok() == want && two.attr(name).ok() == want);
        assert!(three.attr(name).ok() == want && want.is_some());
    }
    let mut runner = Runner::new();
    runner.add("slots", ROUND, || each(&names, |name| keep(zero.attr(name).map_or(0.0, |it| *it))));
    runner.add("1-level", ROUND, || {
        each(&names, |name| keep(one.attr(name).map_or(0.0, |it| *it)));
    });
    runner.add("2-levels", ROUND, || {
        each(&names, |name| keep(two.attr(name).map_or(0.0, |it| *it)));
    });
    runner.add("3-levels", ROUND, || {
        each(&names, |name| keep(three.attr(name).map_or(0.0, |it| *it)));
    });
    report.run("inherited", runner, 2 * rounds);
    let mut before = report.ours("inherited");
    for level in ["1-level", "2-levels", "3-levels"] {
        let now = report.peer("inherited", level);
        report.at_most(
            format!("get by name, {level} of inheritance, times the level before"),
            now / before,
            1.6,
        );
        before = now;
    }
}

/// Measures all methods.
pub fn run(rounds: usize, report: &mut Report) {
    values(rounds, report);
    brief_names(rounds, report);
    paths(rounds, report);
    handles(rounds, report);
    inheritance(rounds, report);
}
