//! Construction and drop of objects, their bytes, and the allocations of each method.

use std::collections::HashMap;

use measure::{Figure, Runner};
use slots_runtime::ObjectExt;

use crate::contenders::Json;
use crate::counting::{allocated, allocations};
use crate::keep::keep_word;
use crate::overflow::{ByHand, Loose, WithStd, extra};
use crate::report::Report;
use crate::shapes::{Datum, R16, Shape};

/// The fields of [`R16`] in a map.
fn map() -> HashMap<String, Datum> {
    R16::sample().data().into_iter().map(|(name, datum)| (name.to_owned(), datum)).collect()
}

/// Number of objects constructed and dropped in one call.
const MADE: usize = 256;

fn made(rounds: usize, report: &mut Report) {
    let (ours, map, json) = (R16::sample(), map(), Json::of(&R16::sample()));
    let mut runner = Runner::new();
    runner.add("slots", MADE, || (0..MADE).for_each(|_| keep_word(ours.clone().owner as usize)));
    runner.add("HashMap", MADE, || (0..MADE).for_each(|_| keep_word(map.clone().len())));
    runner.add("serde_json::Map", MADE, || (0..MADE).for_each(|_| keep_word(json.cloned().len())));
    report.run("clone-and-drop/16", runner, rounds);
}

/// Returns the bytes per object, inline and on the heap, as a mean over many.
#[allow(clippy::cast_precision_loss, reason = "counts are small")]
fn bytes<T>(count: usize, make: impl Fn() -> T) -> f64 {
    let mut all = Vec::with_capacity(count);
    let before = allocated();
    all.extend((0..count).map(|_| make()));
    let heap = allocated() - before;
    size_of::<T>() as f64 + heap as f64 / count as f64
}

/// The struct of [`Loose`] without slots.
#[derive(Clone, Debug, Default)]
pub struct Plain {
    /// As there.
    pub exposure_time: f64,
    /// As there.
    pub gain: f64,
}

/// The same with slots.
#[slots_runtime::slots]
#[derive(Clone, Debug, Default)]
pub struct Slotted {
    /// As there.
    pub exposure_time: f64,
    /// As there.
    pub gain: f64,
}

/// Bytes of an object in CPython 3.11 with two `__slots__` and an unused `__dict__`, and of objects with a `__dict__` of so
/// many attributes, without the values (24 bytes for a float).
const CPYTHON: [(usize, f64); 4] = [(0, 80.0), (2, 88.0), (8, 144.0), (32, 1640.0)];

fn memory(count: usize, report: &mut Report) {
    println!("\nbytes per object, inline and on the heap (numbers as values)");
    let plain = bytes(count, Plain::default);
    report.note(
        "bytes",
        [
            ("slots".into(), Figure::exact(bytes(count, Slotted::default))),
            ("plain-struct".into(), Figure::exact(plain)),
        ],
    );
    report.at_most("bytes of a slots struct over the plain one", report.ours("bytes") - plain, 0.0);
    for (extras, cpython) in CPYTHON {
        let names = extra(extras);
        let own = size_of::<Plain>();
        let figures = [
            ("slots", bytes(count, || Loose::with(&names))),
            ("hashbrown+foldhash", bytes(count, || ByHand::with(&names))),
            ("HashMap", bytes(count, || WithStd::with(&names))),
            (
                "serde_json::Map",
                bytes(count, || {
                    let entry = |name: &&str| ((*name).to_owned(), serde_json::Value::from(0.5));
                    (Plain::default(), names.iter().map(entry).collect::<serde_json::Map<_, _>>())
                }),
            ),
            ("CPython-3.11-without-values", cpython),
        ];
        let work = format!("bytes-overflow/{extras}");
        report.note(&work, figures.map(|(name, bytes)| (name.to_owned(), Figure::exact(bytes))));
        #[allow(clippy::cast_precision_loss, reason = "a few bytes")]
        let own = own as f64;
        let ours = report.ours(&work) - own;
        if extras == 0 {
            report.at_most("bytes of an empty overflow map", ours, 8.0);
        } else if extras == 8 {
            let ratio = ours / (report.peer(&work, "HashMap") - own);
            report.at_most("bytes of 8 overflow values, times a HashMap", ratio, 1.0 / 3.0);
        }
    }
}

/// Counts the allocations of each method.
#[allow(clippy::cast_precision_loss, reason = "counts are small")]
fn count_allocations(report: &mut Report) {
    let mut object = R16::sample();
    // A thread allocates its caches once.
    drop((object.attr::<f64>("nothing"), object.attr::<f64>("nothing_of_the_sort")));
    let mut never = |method: &str, work: &mut dyn FnMut(&mut R16)| {
        let counted = allocations(|| (0..100).for_each(|_| work(&mut object)));
        report.at_most(format!("allocations of 100 x {method}"), counted as f64, 0.0);
    };
    never("hasattr, hit", &mut |it| assert!(it.hasattr("owner")));
    never("hasattr, miss", &mut |it| assert!(!it.hasattr("ower")));
    never("attr, hit", &mut |it| assert!(it.attr::<i64>("owner").is_ok()));
    never("attr, miss", &mut |it| assert!(it.attr::<i64>("ower").is_err()));
    never("getattr, hit", &mut |it| assert!(it.getattr("status").is_ok()));
    never("getattr, miss", &mut |it| assert!(it.getattr("staus").is_err()));
    never("replace_attr", &mut |it| assert!(it.replace_attr("owner", 5_i64).is_ok()));
    never("setattr, number", &mut |it| assert!(it.setattr("owner", 5).is_ok()));
    never("setattr, str into a String with room", &mut |it| {
        assert!(it.setattr("status", "short").is_ok());
    });
}

/// Measures construction, memory and allocations.
pub fn run(rounds: usize, objects: usize, report: &mut Report) {
    made(rounds, report);
    memory(objects, report);
    count_allocations(report);
}
