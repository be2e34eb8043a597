//! The verbs of ours beside what does the same by other means: value, typed, text, path, handle, struct and `dyn`.

use bevy_reflect::GetPath;
use slots_runtime::{Object, ObjectExt, Path, Slot, Slots, slots};

use crate::book::Book;
use crate::fence::{fence, fence_word};
use crate::names::{self, ROUND};
use crate::race::Race;
use crate::shapes::{Datum, R16, Shape};
use crate::ways::{Hashbrown, Way};

/// Does something with each name.
#[inline(never)]
pub fn each(names: &[String], mut work: impl FnMut(&str)) {
    for name in names {
        work(name);
    }
}

/// As [`each`], where the name is known already.
#[inline(never)]
fn times(mut work: impl FnMut()) {
    for _ in 0..ROUND {
        work();
    }
}

fn values(rounds: usize, book: &mut Book) {
    let object = R16::sample();
    let numbers = names::drawn(&names::numbers::<R16>());
    let is_text = |(name, it): (_, Datum)| matches!(it, Datum::String(_)).then_some(name);
    let texts = names::drawn(&object.data().into_iter().filter_map(is_text).collect::<Vec<_>>());

    let (map, erased): (_, Box<dyn Object>) = (Hashbrown::of(&object), Box::new(object.clone()));
    let mut race = Race::new("getattr/16");
    let get = |it: &R16, name: &str| it.getattr(name).ok().and_then(|value| value.as_f64());
    assert_eq!(get(&object, &numbers[0]), map.get(&numbers[0]));
    race.lane("slots", ROUND, || each(&numbers, |name| fence(get(&object, name).unwrap_or(0.0))));
    race.lane("hashbrown+foldhash", ROUND, || {
        each(&numbers, |name| fence(map.get(name).unwrap_or(0.0)));
    });
    race.lane("slots-dyn", ROUND, || {
        let get = |name: &str| erased.getattr(name).ok().and_then(|value| value.as_f64());
        each(&numbers, |name| fence(get(name).unwrap_or(0.0)));
    });
    race.run(rounds, book);

    let mut race = Race::new("hasattr/16");
    race.lane("slots", ROUND, || {
        each(&numbers, |name| fence_word(usize::from(object.hasattr(name))));
    });
    race.lane("hashbrown+foldhash", ROUND, || {
        each(&numbers, |name| fence_word(usize::from(map.get(name).is_some())));
    });
    race.run(rounds, book);

    let (mut ours, mut map) = (object.clone(), Hashbrown::of(&object));
    let mut race = Race::new("setattr/16");
    race.lane("slots", ROUND, || {
        each(&numbers, |name| fence_word(usize::from(ours.setattr(name, 2.5).is_ok())));
    });
    race.lane("hashbrown+foldhash", ROUND, || {
        each(&numbers, |name| fence_word(usize::from(map.set(name, 2.5))));
    });
    race.run(rounds, book);

    let (mut ours, mut theirs) = (object.clone(), object.clone());
    let mut race = Race::new("setattr-text/16");
    race.lane("slots", ROUND, || {
        each(&texts, |name| fence_word(usize::from(ours.setattr(name, "some text").is_ok())));
    });
    race.lane("match", ROUND, || {
        each(&texts, |name| {
            if let Some(text) = theirs.by_match_mut(name).and_then(|it| it.downcast_mut::<String>())
            {
                text.clear();
                text.push_str("some text");
            }
            fence_word(name.len());
        });
    });
    race.run(rounds, book);

    let (mut ours, mut theirs) = (object.clone(), object.clone());
    let mut race = Race::new("set_text/16");
    race.lane("slots", ROUND, || {
        each(&numbers, |name| fence_word(usize::from(ours.set_text(name, "2.5").is_ok())));
    });
    race.lane("match", ROUND, || {
        each(&numbers, |name| {
            if let Some(place) = theirs.by_match_mut(name).and_then(|it| it.downcast_mut::<f64>()) {
                *place = "2.5".parse().unwrap_or(0.0);
            }
            fence_word(name.len());
        });
    });
    race.run(rounds, book);
}

/// Something with something in it.
#[allow(missing_docs, reason = "the derive's words")]
mod nested {
    use super::slots;

    #[slots]
    #[derive(bevy_reflect::Reflect, Clone, Debug)]
    pub(super) struct Region {
        pub left: u32,
        pub width: f64,
    }

    #[slots]
    #[derive(bevy_reflect::Reflect, Clone, Debug)]
    pub(super) struct Sensor {
        pub gain: f64,
        pub region: Region,
    }
}

fn paths(rounds: usize, book: &mut Book) {
    let sensor = nested::Sensor { gain: 1.0, region: nested::Region { left: 3, width: 640.0 } };
    let json = serde_json::json!({ "gain": 1.0, "region": { "left": 3, "width": 640.0 } });
    let parsed: Path = "region.width".parse().unwrap_or_default();
    let theirs = bevy_reflect::ParsedPath::parse("region.width").ok();

    let mut race = Race::new("path-text");
    let at = |path: &str| sensor.at(path).ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    assert_eq!(
        Some(at("region.width")),
        json.pointer("/region/width").and_then(serde_json::Value::as_f64)
    );
    race.lane("slots", ROUND, || times(|| fence(at("region.width"))));
    race.lane("bevy_reflect", ROUND, || {
        times(|| fence(sensor.path::<f64>("region.width").ok().copied().unwrap_or(0.0)));
    });
    race.lane("serde_json::pointer", ROUND, || {
        times(|| {
            fence(json.pointer("/region/width").and_then(serde_json::Value::as_f64).unwrap_or(0.0));
        });
    });
    race.run(rounds, book);

    let mut race = Race::new("path-parsed");
    race.lane("slots", ROUND, || {
        times(|| fence(sensor.at(&parsed).ok().and_then(|value| value.as_f64()).unwrap_or(0.0)));
    });
    race.lane("bevy_reflect", ROUND, || {
        times(|| {
            let path = theirs.as_ref();
            let found = path.and_then(|path| sensor.path::<f64>(path).ok());
            fence(found.copied().unwrap_or(0.0));
        });
    });
    race.run(rounds, book);
}

fn handles(rounds: usize, book: &mut Book) {
    let (mut ours, mut theirs) = (R16::sample(), R16::sample());
    let names = names::numbers::<R16>();
    let name = names.iter().find(|name| ours.attr::<f64>(name).ok() == Some(ours.direct()));
    let Some(slot) = name.and_then(|name| R16::slot::<f64>(name).ok()) else { return };
    let Some(free): Option<Slot<R16, f64, slots_runtime::Direct>> = slot.direct() else { return };
    assert_eq!(slot.get(&ours), theirs.direct());

    let mut race = Race::new("handle-get");
    race.lane("slots", ROUND, || times(|| fence(*slot.get(&ours))));
    race.lane("field", ROUND, || times(|| fence(*theirs.direct())));
    race.run(4 * rounds, book);
    let ratio = book.ours("handle-get") / book.peer("handle-get", "field");
    book.at_most("handle, get, times the field", ratio, 1.05);

    let mut race = Race::new("handle-set");
    race.lane("slots", ROUND, || times(|| fence(free.set(&mut ours, 1.5))));
    race.lane("field", ROUND, || {
        times(|| fence(std::mem::replace(theirs.direct_mut(), 1.5)));
    });
    race.run(4 * rounds, book);
    let ratio = book.ours("handle-set") / book.peer("handle-set", "field");
    book.at_most("handle, set, times the field", ratio, 1.05);

    let (ours, theirs) = (R16::sample(), R16::sample());
    let mut race = Race::new("literal-name");
    race.lane("slots", ROUND, || {
        times(|| fence(ours.attr::<f64>("pulse_path").ok().copied().unwrap_or(0.0)));
    });
    race.lane("field", ROUND, || times(|| fence(*theirs.direct())));
    race.run(4 * rounds, book);
    let ratio = book.ours("literal-name") / book.peer("literal-name", "field");
    book.at_most("a literal name, times the field", ratio, 1.05);
}

/// Sixteen fields, and one to three structs that derive from them.
#[allow(missing_docs, reason = "the names say it")]
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

fn inheritance(rounds: usize, book: &mut Book) {
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
    let mut race = Race::new("inherited");
    race.lane("slots", ROUND, || each(&names, |name| fence(zero.attr(name).map_or(0.0, |it| *it))));
    race.lane("1-level", ROUND, || {
        each(&names, |name| fence(one.attr(name).map_or(0.0, |it| *it)));
    });
    race.lane("2-levels", ROUND, || {
        each(&names, |name| fence(two.attr(name).map_or(0.0, |it| *it)));
    });
    race.lane("3-levels", ROUND, || {
        each(&names, |name| fence(three.attr(name).map_or(0.0, |it| *it)));
    });
    race.run(2 * rounds, book);
    let mut before = book.ours("inherited");
    for level in ["1-level", "2-levels", "3-levels"] {
        let now = book.peer("inherited", level);
        book.at_most(
            format!("get by name, {level} of inheritance, times the level before"),
            now / before,
            1.6,
        );
        before = now;
    }
}

/// Measures all verbs.
pub fn run(rounds: usize, book: &mut Book) {
    values(rounds, book);
    paths(rounds, book);
    handles(rounds, book);
    inheritance(rounds, book);
}
