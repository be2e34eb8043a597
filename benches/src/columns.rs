//! One field of a million structs: by field access, by handle and by name.

use slots_runtime::{ObjectExt, Slots, slots};

use crate::book::Book;
use crate::fence::fence;
use crate::race::Race;
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

fn of<S: Shape>(title: &str, name: &str, rounds: usize, book: &mut Book) {
    let objects: Vec<S> = vec![S::sample(); COUNT];
    let Ok(slot) = S::slot::<f64>(name) else { return };
    assert_eq!(slot.get(&objects[7]), objects[7].direct());
    let name = name.to_owned();

    let work = format!("column/{title}");
    let mut race = Race::new(&work);
    race.lane("slots", COUNT, || fence(slot.column(&objects).sum()));
    race.lane("field", COUNT, || fence(objects.iter().map(S::direct).sum()));
    race.lane("attr-each", COUNT, || {
        fence(objects.iter().map(|it| it.attr::<f64>(&name).map_or(0.0, |it| *it)).sum());
    });
    race.lane("match-each", COUNT, || {
        let get = |it: &S| it.by_match(&name).and_then(|it| it.downcast_ref::<f64>().copied());
        fence(objects.iter().map(|it| get(it).unwrap_or(0.0)).sum());
    });
    race.lane("bevy_reflect-each", COUNT, || {
        let get = |it: &S| it.field(&name).and_then(|it| it.try_downcast_ref::<f64>().copied());
        fence(objects.iter().map(|it| get(it).unwrap_or(0.0)).sum());
    });
    race.run(rounds, book);
    let ratio = book.ours(&work) / book.peer(&work, "field");
    book.at_most(format!("column of 1,000,000 {title}, times the direct loop"), ratio, 1.1);
}

fn vectorised(rounds: usize, book: &mut Book) {
    let objects = vec![Sample { level: 3 }; COUNT];
    let Ok(slot) = Sample::slot::<u32>("level") else { return };
    let mut race = Race::new("column/u32-alone");
    let number = |sum: u32| fence(f64::from(sum));
    race.lane("slots", COUNT, || number(slot.column(&objects).sum()));
    race.lane("field", COUNT, || number(objects.iter().map(|it| it.level).sum()));
    race.run(rounds, book);
    let ratio = book.ours("column/u32-alone") / book.peer("column/u32-alone", "field");
    book.at_most("column that is vectorised, times the direct loop", ratio, 1.1);
}

/// Measures all columns.
pub fn run(rounds: usize, book: &mut Book) {
    of::<R4>("4-fields", "gain", rounds, book);
    of::<R16>("16-fields", "pulse_path", rounds, book);
    vectorised(4 * rounds, book);
}
