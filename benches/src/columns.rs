//! One field of a million structs: by field access, by handle and by name.

use measure::Runner;
use slots_runtime::{ObjectExt, Slots, slots};

use crate::keep::keep;
use crate::report::Report;
use crate::shapes::{R4, R16, Shape};

/// Number of structs in a row.
const COUNT: usize = 1_000_000;

/// A struct whose column can be summed with vector instructions.
#[slots]
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The summed field.
    pub level: u32,
}

fn of<S: Shape>(title: &str, name: &str, rounds: usize, report: &mut Report) {
    let objects: Vec<S> = vec![S::sample(); COUNT];
    let Ok(slot) = S::slot::<f64>(name) else { return };
    assert_eq!(slot.get(&objects[7]), objects[7].direct());
    let name = name.to_owned();

    let work = format!("column/{title}");
    let mut runner = Runner::new();
    runner.add("slots", COUNT, || keep(slot.column(&objects).sum()));
    runner.add("field", COUNT, || keep(objects.iter().map(S::direct).sum()));
    runner.add("attr-each", COUNT, || {
        keep(objects.iter().map(|it| it.attr::<f64>(&name).map_or(0.0, |it| *it)).sum());
    });
    runner.add("match-each", COUNT, || {
        let get = |it: &S| it.by_match(&name).and_then(|it| it.downcast_ref::<f64>().copied());
        keep(objects.iter().map(|it| get(it).unwrap_or(0.0)).sum());
    });
    runner.add("bevy_reflect-each", COUNT, || {
        let get = |it: &S| it.field(&name).and_then(|it| it.try_downcast_ref::<f64>().copied());
        keep(objects.iter().map(|it| get(it).unwrap_or(0.0)).sum());
    });
    report.run(&work, runner, rounds);
    let ratio = report.ours(&work) / report.peer(&work, "field");
    report.at_most(format!("column of 1,000,000 {title}, times the direct loop"), ratio, 1.1);
}

fn vectorised(rounds: usize, report: &mut Report) {
    let objects = vec![Sample { level: 3 }; COUNT];
    let Ok(slot) = Sample::slot::<u32>("level") else { return };
    let mut runner = Runner::new();
    let number = |sum: u32| keep(f64::from(sum));
    runner.add("slots", COUNT, || number(slot.column(&objects).sum()));
    runner.add("field", COUNT, || number(objects.iter().map(|it| it.level).sum()));
    report.run("column/u32-alone", runner, rounds);
    let ratio = report.ours("column/u32-alone") / report.peer("column/u32-alone", "field");
    report.at_most("column that is vectorised, times the direct loop", ratio, 1.1);
}

/// Measures all columns.
pub fn run(rounds: usize, report: &mut Report) {
    of::<R4>("4-fields", "gain", rounds, report);
    of::<R16>("16-fields", "pulse_path", rounds, report);
    vectorised(4 * rounds, report);
}
