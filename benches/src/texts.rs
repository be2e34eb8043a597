//! The texts of errors, and JSON read and written.

use std::hint::black_box;

use measure::Runner;
use slots_runtime::serde::{AsMap, update_from};
use slots_runtime::{Object, ObjectExt};

use crate::beside::{FEW, done};
use crate::contenders::{Contender, Hashbrown};
use crate::keep::keep_word;
use crate::methods::each;
use crate::names::{self, ROUND};
use crate::overflow::{Loose, MANY};
use crate::report::Report;
use crate::shapes::{R16, Shape};
use crate::variants::{Stored, json};

fn errors(rounds: usize, report: &mut Report) {
    let numbers = names::numbers::<R16>();
    let all: Vec<_> = R16::readers().into_iter().map(|(name, _)| name).collect();
    let near = names::drawn(&names::near(&numbers, &all));
    let (object, map) = (R16::sample(), Hashbrown::of(&R16::sample()));
    let mut runner = Runner::new();
    runner.add("slots", ROUND, || {
        each(&near, |name| keep_word(usize::from(object.getattr(name).is_err())));
    });
    runner.add("hashbrown+foldhash", ROUND, || {
        each(&near, |name| keep_word(usize::from(map.get(name).is_none())));
    });
    report.run("error-unknown/16", runner, rounds);
    report.times(
        "error of an unknown name, made and dropped, times a miss of hashbrown",
        "error-unknown/16",
        "hashbrown+foldhash",
        1.5,
    );

    let many = Loose::with_many();
    let objects: [(usize, &dyn Object, f64); 2] = [(16, &object, 1000.0), (MANY, &many, 50_000.0)];
    for (count, object, limit) in objects {
        let errors: Vec<_> =
            near.iter().take(FEW).filter_map(|name| object.getattr(name).err()).collect();
        let mut runner = Runner::new();
        runner.add("text", errors.len(), || {
            for error in &errors {
                keep_word(error.to_string().len());
            }
        });
        runner.add("message", errors.len(), || {
            for error in &errors {
                keep_word(error.message().len());
            }
        });
        let work = format!("error-text/{count}");
        report.run(&work, runner, rounds);
        let time = report.ours(&work);
        report.at_most(format!("nanoseconds of an error's text, {count} names"), time, limit);
    }
}

fn formats(rounds: usize, report: &mut Report) {
    let json = json();
    let mut object = Stored::default();
    let mut runner = Runner::new();
    runner.add("update_from", FEW, || {
        (0..FEW).for_each(|_| {
            done(update_from(
                &mut object,
                &mut serde_json::Deserializer::from_str(black_box(&json)),
            ));
        });
    });
    runner.add("serde-derive", FEW, || {
        (0..FEW).for_each(|_| done(serde_json::from_str::<Stored>(black_box(&json))));
    });
    report.run("json-update/16", runner, rounds);
    report.times(
        "update of 16 from JSON, times serde's derive",
        "json-update/16",
        "serde-derive",
        2.0,
    );

    let object = Stored::default();
    let (mut buffer, mut other) = (Vec::new(), Vec::new());
    let mut runner = Runner::new();
    runner.add("AsMap", FEW, || {
        (0..FEW).for_each(|_| {
            buffer.clear();
            done(serde_json::to_writer(&mut buffer, &AsMap::new(black_box(&object))));
        });
    });
    runner.add("serde-derive", FEW, || {
        (0..FEW).for_each(|_| {
            other.clear();
            done(serde_json::to_writer(&mut other, black_box(&object)));
        });
    });
    report.run("json-write/16", runner, rounds);
    report.times(
        "16 attributes written as JSON, times serde's derive",
        "json-write/16",
        "serde-derive",
        1.3,
    );
}

/// Measures all of them.
pub fn run(rounds: usize, report: &mut Report) {
    errors(rounds, report);
    formats(rounds, report);
}
