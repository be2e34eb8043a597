//! Compares the overflow map with maps that a program could put into a struct.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use measure::Runner;
use slots_runtime::{Dict, ObjectExt, OwnedValue, dynamic};

use crate::keep::keep;
use crate::methods::each;
use crate::names::{self, ROUND};
use crate::report::Report;
use crate::shapes::{Datum, R64};

/// A struct that accepts any name.
#[dynamic]
#[derive(Clone, Debug, Default)]
pub struct Loose {
    /// A declared field.
    pub exposure_time: f64,
    /// Another declared field.
    pub gain: f64,
}

/// A handwritten struct with a map that takes one word while it is empty.
#[derive(Clone, Debug, Default)]
pub struct ByHand {
    /// A declared field.
    pub exposure_time: f64,
    /// Another declared field.
    pub gain: f64,
    /// All other attributes.
    pub rest: Option<Box<hashbrown::HashMap<Box<str>, Datum, FixedState>>>,
}

/// As [`ByHand`], with a map of the standard library.
#[derive(Clone, Debug, Default)]
pub struct WithStd {
    /// A declared field.
    pub exposure_time: f64,
    /// Another declared field.
    pub gain: f64,
    /// All other attributes.
    pub rest: HashMap<String, Datum>,
}

impl Loose {
    /// Creates an object with these extra attributes.
    pub fn with(names: &[&str]) -> Self {
        let mut it = Loose::default();
        for (at, name) in (0_u32..).zip(names) {
            assert!(it.setattr(name, f64::from(at) + 0.5).is_ok());
        }
        it
    }
}

impl ByHand {
    /// Creates an object with these extra attributes.
    pub fn with(names: &[&str]) -> Self {
        let mut it = ByHand::default();
        for (at, name) in (0_u32..).zip(names) {
            it.rest.get_or_insert_default().insert((*name).into(), Datum::F64(f64::from(at) + 0.5));
        }
        it
    }

    /// An extra attribute.
    #[inline(always)]
    pub fn get(&self, name: &str) -> Option<f64> {
        self.rest.as_ref()?.get(name)?.as_f64().copied()
    }
}

impl WithStd {
    /// Creates an object with these extra attributes.
    pub fn with(names: &[&str]) -> Self {
        let mut it = WithStd::default();
        for (at, name) in (0_u32..).zip(names) {
            it.rest.insert((*name).into(), Datum::F64(f64::from(at) + 0.5));
        }
        it
    }
}

/// Number of names in a large overflow map.
pub const MANY: usize = 1000;

impl Loose {
    /// Creates an object with [`MANY`] extra attributes, whose names are made of the names of the struct with 64 fields.
    pub fn with_many() -> Self {
        let names = names::numbers::<R64>();
        let pairs = names.iter().flat_map(|a| names.iter().map(move |b| format!("{a}_{b}")));
        let pairs: Vec<_> = pairs.take(MANY).collect();
        Loose::with(&pairs.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// Names of extra attributes.
pub fn extra(count: usize) -> Vec<&'static str> {
    let mut names = names::numbers::<R64>();
    names.retain(|name| *name != "gain");
    names.truncate(count);
    if count > names.len() {
        names.extend(["operator", "comment"]);
    }
    names
}

/// Reads like a handwritten map: finds the stored value and does not convert it.
#[inline(always)]
fn number(dict: &Dict, name: &str) -> Option<f64> {
    match dict.get_owned(name)? {
        OwnedValue::Float(value) => Some(*value),
        _ => None,
    }
}

fn run_count(count: usize, rounds: usize, report: &mut Report) {
    let all = extra(32);
    let here = extra(count);
    let requested = if here.is_empty() { &all } else { &here };
    let hits = names::drawn(requested);
    let misses = names::drawn(&names::near(requested, &all));
    let (ours, hand, std) = (Loose::with(&here), ByHand::with(&here), WithStd::with(&here));
    for name in &here {
        let found = ours.getattr(name).ok().and_then(|value| value.as_f64());
        assert!(
            found.is_some() && found == hand.get(name) && found == number(&ours.__dict__, name)
        );
    }

    for (what, names) in [("hit", &hits), ("miss", &misses)] {
        if count == 0 && what == "hit" {
            continue;
        }
        let work = format!("overflow-{what}/{count}");
        let mut runner = Runner::new();
        runner.add("slots", ROUND, || {
            each(names, |name| keep(number(&ours.__dict__, name).unwrap_or(0.0)));
        });
        runner.add("hashbrown+foldhash", ROUND, || {
            each(names, |name| keep(hand.get(name).unwrap_or(0.0)));
        });
        runner.add("HashMap", ROUND, || {
            let get = |name: &str| std.rest.get(name).and_then(Datum::as_f64).copied();
            each(names, |name| keep(get(name).unwrap_or(0.0)));
        });
        runner.add("slots-as-a-value", ROUND, || {
            let get = |name: &str| ours.__dict__.get(name).and_then(|value| value.as_f64());
            each(names, |name| keep(get(name).unwrap_or(0.0)));
        });
        runner.add("slots-getattr", ROUND, || {
            let get = |name: &str| ours.getattr(name).ok().and_then(|value| value.as_f64());
            each(names, |name| keep(get(name).unwrap_or(0.0)));
        });
        report.run(&work, runner, rounds);
        let ratio = report.ours(&work) / report.peer(&work, "hashbrown+foldhash");
        report.at_most(format!("overflow map of {count}, {what}, times hashbrown"), ratio, 1.05);
    }

    let work = format!("overflow-build-and-drop/{count}");
    let objects = 1024;
    let mut runner = Runner::new();
    runner.add("slots", objects, || (0..objects).for_each(|_| keep(Loose::with(&here).gain)));
    runner.add("hashbrown+foldhash", objects, || {
        (0..objects).for_each(|_| keep(ByHand::with(&here).gain));
    });
    runner.add("HashMap", objects, || (0..objects).for_each(|_| keep(WithStd::with(&here).gain)));
    report.run(&work, runner, rounds);
}

/// Measures all sizes.
pub fn run(rounds: usize, report: &mut Report) {
    for count in [0, 2, 8, 32] {
        run_count(count, rounds, report);
    }
}
