//! The operations beside the plain slot: rules, checks, hooks, properties, paths, updates, shared objects.

use std::hint::black_box;
use std::sync::RwLock;
use std::thread;

use measure::Runner;
use slots_runtime::{AttrPath, AttributeError, ObjectExt, Shared, Slots, Value};

use crate::counting::allocations;
use crate::keep::{keep, keep_word};
use crate::methods::{each, times};
use crate::names::{self, ROUND};
use crate::report::Report;
use crate::shapes::{R16, Shape};
use crate::variants::{
    Checked, Hooked, Mixed, Nine, PATH, Plain, Properties, Ruled, Sensor, attributes, by_hand,
};

/// Number of operations in a round of a slow operation.
pub const FEW: usize = 512;

/// Uses the outcome.
#[expect(clippy::needless_pass_by_value, reason = "the result is dropped here")]
pub fn done<T, E>(result: Result<T, E>) {
    keep_word(usize::from(result.is_ok()));
}

#[inline(always)]
fn number(value: Result<Value<'_>, AttributeError>) {
    keep(value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0));
}

/// Measures an operation on each of `ROUND` names beside that on a plain slot, with a goal: at most so many times its time.
fn beside_plain(
    report: &mut Report,
    rounds: usize,
    (work, title, limit): (&str, &str, f64),
    ours: impl FnMut(),
    plain: impl FnMut(),
) {
    let mut runner = Runner::new();
    runner.add("slots", ROUND, ours);
    runner.add("plain", ROUND, plain);
    report.run(work, runner, rounds);
    report.times(title, work, "plain", limit);
}

/// `setattr` and typed writes of numbers: plain, ruled, with a check, with a hook, properties.
fn writes(rounds: usize, report: &mut Report) {
    let names = names::drawn(&names::numbers::<R16>());
    let (mut plain, mut ruled, mut checked) =
        (Plain::default(), Ruled::default(), Checked::default());
    let (mut hooked, mut properties) = (Hooked::default(), Properties::default());
    beside_plain(
        report,
        rounds,
        ("setattr-ruled/16", "setattr of a ruled slot, times a plain one", 2.0),
        || each(&names, |name| done(ruled.setattr(name, 2.5))),
        || each(&names, |name| done(plain.setattr(name, 2.5))),
    );
    let steps = names::hot("step");
    beside_plain(
        report,
        rounds,
        ("setattr-choices/16", "setattr of a slot with choices, times a plain one", 2.0),
        || each(&steps, |name| done(ruled.setattr(name, 4))),
        || each(&steps, |name| done(plain.setattr(name, 4))),
    );
    beside_plain(
        report,
        rounds,
        ("typed-ruled/16", "typed write of a ruled slot, times a plain one", 3.0),
        || each(&names, |name| done(ruled.replace_attr(name, 2.5))),
        || each(&names, |name| done(plain.replace_attr(name, 2.5))),
    );
    beside_plain(
        report,
        rounds,
        ("setattr-check/16", "setattr in a class with a check, times a plain one", 3.0),
        || each(&names, |name| done(checked.setattr(name, 2.5))),
        || each(&names, |name| done(plain.setattr(name, 2.5))),
    );
    beside_plain(
        report,
        rounds,
        ("setattr-hook/16", "setattr in a class with a hook, times a plain one", 3.0),
        || each(&names, |name| done(hooked.setattr(name, 2.5))),
        || each(&names, |name| done(plain.setattr(name, 2.5))),
    );
    beside_plain(
        report,
        rounds,
        ("getattr-property/16", "property read, times a plain slot", 1.5),
        || each(&names, |name| number(properties.getattr(name))),
        || each(&names, |name| number(plain.getattr(name))),
    );
    beside_plain(
        report,
        rounds,
        ("setattr-property/16", "property written, times a plain slot", 1.5),
        || each(&names, |name| done(properties.setattr(name, 2.5))),
        || each(&names, |name| done(plain.setattr(name, 2.5))),
    );

    let mut theirs = R16::sample();
    let mut runner = Runner::new();
    runner.add("ruled", ROUND, || each(&names, |name| done(ruled.set_text(name, "2.5"))));
    runner.add("match", ROUND, || {
        each(&names, |name| {
            if let Some(place) = theirs.by_match_mut(name).and_then(|it| it.downcast_mut::<f64>())
                && let Ok(number @ 0.0..=1000.0) = "2.5".parse()
            {
                *place = number;
            }
            keep_word(name.len());
        });
    });
    report.run("set_text-ruled/16", runner, rounds);
    report.times(
        "set_text of a ruled number, times match and parse",
        "set_text-ruled/16",
        "match",
        1.5,
    );
}

/// `setattr` of numbers in a class that has other kinds of attributes too, and of numbers that are converted.
fn kinds(rounds: usize, report: &mut Report) {
    let names = names::drawn(&names::numbers::<R16>());
    let (mut plain, mut mixed) = (Plain::default(), Mixed::default());
    let title = "setattr in a class with other kinds of attributes, times a plain one";
    beside_plain(
        report,
        rounds,
        ("setattr-mixed/16", title, 1.5),
        || each(&names, |name| done(mixed.setattr(name, 2.5))),
        || each(&names, |name| done(plain.setattr(name, 2.5))),
    );
    let (mut ours, mut plain) = (Mixed::default(), Mixed::default());
    let float = names::hot("pulse_path");
    beside_plain(
        report,
        rounds,
        ("setattr-int/16", "setattr of an integer to an f64, times a float", 2.0),
        || each(&float, |name| done(ours.setattr(name, 2))),
        || each(&float, |name| done(plain.setattr(name, 2.5))),
    );
    for (name, work, title) in [
        ("u", "setattr-f32/16", "setattr of an f32, times an f64"),
        ("scale", "setattr-option/16", "setattr of an Option<f64>, times an f64"),
    ] {
        let names = names::hot(name);
        beside_plain(
            report,
            rounds,
            (work, title, 2.0),
            || each(&names, |name| done(ours.setattr(name, 2.5))),
            || each(&float, |name| done(plain.setattr(name, 2.5))),
        );
    }
}

fn handles(rounds: usize, report: &mut Report) {
    let (mut ours, mut theirs) = (Ruled::default(), Ruled::default());
    let Ok(slot) = Ruled::slot::<f64>("pulse_path") else { return };
    let mut runner = Runner::new();
    runner.add("slots", ROUND, || times(|| done(slot.set(&mut ours, black_box(1.5)))));
    runner.add("by-hand", ROUND, || {
        times(|| {
            let number = black_box(1.5);
            let is_in = (0.0..=1000.0).contains(&number);
            if is_in {
                theirs.pulse_path = number;
            }
            keep_word(usize::from(is_in));
        });
    });
    report.run("handle-set-ruled", runner, rounds);
    report.times("handle set of a ruled slot, times by hand", "handle-set-ruled", "by-hand", 3.0);
}

fn paths(rounds: usize, report: &mut Report) {
    let (mut written, read) = (Sensor::default(), Sensor::default());
    let parsed: AttrPath = PATH.parse().unwrap_or_default();
    let mut runner = Runner::new();
    runner.add("written", ROUND, || times(|| done(written.set_path(PATH, 2.5))));
    runner.add("read", ROUND, || times(|| number(read.get_path(PATH))));
    report.run("path-text-written", runner, rounds);
    report.times("path written as text, times read", "path-text-written", "read", 1.5);

    let mut runner = Runner::new();
    runner.add("written", ROUND, || times(|| done(written.set_path(&parsed, 2.5))));
    runner.add("read", ROUND, || times(|| number(read.get_path(&parsed))));
    report.run("path-parsed-written", runner, rounds);
    report.times("path written, parsed, times read", "path-parsed-written", "read", 1.5);
}

/// Four names of numbers.
const FOUR: [&str; 4] = ["pulse_path", "pixel_state", "exposure_count", "reference_mode"];

fn several(rounds: usize, report: &mut Report) {
    let (mut ours, mut theirs) = (Plain::default(), Plain::default());
    let mut runner = Runner::new();
    runner.add("update", FEW, || {
        (0..FEW).for_each(|_| done(ours.update(FOUR.map(|name| (black_box(name), 2.5)))));
    });
    runner.add("plain-writes", FEW, || {
        (0..FEW)
            .for_each(|_| FOUR.iter().for_each(|name| done(theirs.setattr(black_box(name), 2.5))));
    });
    report.run("update/4", runner, rounds);
    report.times("update of 4, times 4 plain writes", "update/4", "plain-writes", 4.0);
    let counted = allocations(|| done(ours.update(FOUR.map(|name| (name, 2.5)))));
    report.at_most(
        "allocations of an update of 4",
        u32::try_from(counted).map_or(f64::INFINITY, f64::from),
        2.0,
    );

    let nine = Nine::default();
    let slots: Vec<_> =
        Nine::NAMES.iter().filter_map(|name| Nine::slot::<f64>(name).ok()).collect();
    let mut runner = Runner::new();
    runner.add("vars", FEW, || {
        (0..FEW).for_each(|_| {
            for (name, value) in black_box(&nine).vars() {
                keep_word(name.len());
                keep(value.as_f64().unwrap_or(0.0));
            }
        });
    });
    runner.add("handles", FEW, || {
        (0..FEW).for_each(|_| {
            for slot in &slots {
                keep_word(slot.name().len());
                keep(Value::from(*slot.get(black_box(&nine))).as_f64().unwrap_or(0.0));
            }
        });
    });
    report.run("vars/9", runner, rounds);
    report.times("vars of 9, times 9 handle reads", "vars/9", "handles", 1.5);
}

fn objects(rounds: usize, report: &mut Report) {
    let values = attributes();
    assert_eq!(
        Plain::from_attrs(&values).ok().map(|it| format!("{it:?}")),
        by_hand(&values).map(|it| format!("{it:?}"))
    );
    let mut runner = Runner::new();
    runner.add("from_attrs", FEW, || (0..FEW).for_each(|_| done(Plain::from_attrs(&values))));
    runner.add("by-hand", FEW, || {
        (0..FEW).for_each(|_| keep_word(usize::from(by_hand(black_box(&values)).is_some())));
    });
    report.run("from_attrs/16", runner, rounds);
    report.times(
        "from_attrs of 16, times a literal from a map by hand",
        "from_attrs/16",
        "by-hand",
        1.0,
    );
}

/// Number of operations per thread.
const IN_THREAD: usize = 8192;

/// Runs the same work in so many threads.
fn in_threads(threads: usize, names: &[String], work: impl Fn(&str) + Sync) {
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| each(&names[..IN_THREAD], &work));
        }
    });
}

fn shared(rounds: usize, report: &mut Report) {
    let names = names::drawn(&names::numbers::<R16>());
    let (ours, theirs) = (Shared::new(Plain::default()), RwLock::new(Plain::default()));
    let get_ours = |name: &str| {
        keep(ours.getattr(name).ok().and_then(|it| it.as_value().as_f64()).unwrap_or(0.0));
    };
    let get_theirs = |name: &str| {
        if let Ok(it) = theirs.read() {
            number(it.getattr(name));
        }
    };
    let mut runner = Runner::new();
    runner.add("Shared", ROUND, || each(&names, get_ours));
    runner.add("RwLock", ROUND, || each(&names, get_theirs));
    report.run("shared-getattr", runner, rounds);
    report.times("Shared::getattr, one thread, times RwLock", "shared-getattr", "RwLock", 1.3);
    for threads in [2, 64] {
        let mut runner = Runner::new();
        runner.add("Shared", threads * IN_THREAD, || in_threads(threads, &names, get_ours));
        runner.add("RwLock", threads * IN_THREAD, || in_threads(threads, &names, get_theirs));
        let work = format!("shared-getattr/{threads}-threads");
        report.run(&work, runner, rounds.min(15));
        report.times(
            format!("Shared::getattr, {threads} threads, times RwLock"),
            &work,
            "RwLock",
            1.3,
        );
    }
    let mut runner = Runner::new();
    runner.add("Shared", ROUND, || each(&names, |name| done(ours.setattr(name, 2.5))));
    runner.add("RwLock", ROUND, || {
        each(&names, |name| {
            if let Ok(mut it) = theirs.write() {
                done(it.setattr(name, 2.5));
            }
        });
    });
    report.run("shared-setattr", runner, rounds);
    report.times("Shared::setattr, times RwLock", "shared-setattr", "RwLock", 1.3);
}

/// Measures all of them.
pub fn run(rounds: usize, report: &mut Report) {
    writes(rounds, report);
    kinds(rounds, report);
    handles(rounds, report);
    paths(rounds, report);
    several(rounds, report);
    objects(rounds, report);
    shared(rounds, report);
}
