//! How time grows with the input: four times as much input must not take much more than four times as long.

use std::fmt::Write;
use std::time::{Duration, Instant};

use slots_config::Config;
use slots_runtime::prelude::*;
use slots_runtime::serde::Patch;

use crate::camera::{Roi, camera};
use crate::counting;

/// A class whose only attributes are overflow entries.
#[dynamic]
#[derive(Default)]
struct Bag {}

/// The most times as long that four times the input may take: linear work takes 4 times as long, quadratic work 16 times.
const MOST: u32 = 9;
/// Shorter times are too noisy to compare.
const NOISE: Duration = Duration::from_millis(20);

/// The shortest of three runs, since other programs run beside this one.
fn time(run: &impl Fn(u32), size: u32) -> Duration {
    let once = || {
        let start = Instant::now();
        run(size);
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

fn assert_grows_linearly(name: &str, size: u32, run: impl Fn(u32)) {
    let (small, large) = (time(&run, size), time(&run, 4 * size));
    assert!(large <= MOST * small.max(NOISE), "{name}: {size} {small:?}, {} {large:?}", 4 * size);
}

fn undo_of_new_entries(count: u32) {
    let mut bag = Bag::default();
    bag.setattr("first", 0).expect("dynamic");
    let names = (0..count).map(|at| (format!("entry{at}"), at));
    let undo = bag.update(names).expect("dynamic");
    let redo = undo.apply(&mut bag).expect("it was so");
    assert_eq!(bag.dict().map(Dict::len), Some(1));
    let undo = redo.apply(&mut bag).expect("it was so");
    // Entries that came later stay.
    bag.setattr("last", 0).expect("dynamic");
    drop(undo.apply(&mut bag).expect("it was so"));
    assert!(bag.dict().is_some_and(|dict| dict.keys().eq(["first", "last"])));
}

/// A list of objects with rules in a variant that an update selects.
#[slots]
#[derive(Debug, Default, Clone)]
struct Point {
    #[slot(readonly, default)]
    id: u32,
    #[slot(default)]
    x: u32,
}

#[derive(SlotValue, Debug, Clone)]
enum Shape {
    None,
    Path { points: Vec<Point> },
}

#[slots]
#[derive(Debug, Clone)]
struct Drawing {
    shape: Shape,
}

fn writes_into_a_selected_variant(count: u32) {
    let points = vec![Point::default(); count as usize];
    let shape = Shape::Path { points };
    let new = Drawing { shape: shape.clone() };
    let whole = new.getattr("shape").expect("a slot").into_owned().expect("no opaque value");
    let writes = (0..count).map(|at| (format!("shape.Path.points[{at}].x"), at.into()));
    let writes = std::iter::once(("shape".to_owned(), whole)).chain(writes);
    for shape in [Shape::None, shape] {
        let mut drawing = Drawing { shape };
        drop(drawing.update(writes.clone()).expect("the paths exist"));
        let Shape::Path { points } = &drawing.shape else { panic!("it is selected") };
        assert!(points.iter().zip(0..count).all(|(point, at)| point.x == at));
    }
}

fn unknown_keys(count: u32) {
    let mut text = String::new();
    for at in 0..count {
        let _ = writeln!(text, "unknown_key_{at} = {at}");
    }
    let patch: Patch = toml::from_str(&text).expect("TOML");
    let error = patch.apply(&mut Roi::default()).map(drop).expect_err("unknown names");
    assert_eq!(error.errors().len(), count as usize);
    assert_eq!(error.to_string().lines().count(), count as usize);
}

/// The keys of a file, each with its line: the errors are made and printed.
fn unknown_keys_of_file(count: u32) {
    let mut text = String::new();
    for at in 0..count {
        let _ = writeln!(text, "unknown_key_{at} = {at}");
    }
    let problems = Config::new().toml("roi.toml", &text).apply(&mut Roi::default());
    let problems = problems.map(drop).expect_err("unknown names");
    assert_eq!(problems.count(), count as usize);
    assert!(problems.to_string().contains("roi.toml:100:1"));
}

/// The time for a hint is bounded, whatever the number of names.
fn assert_hint_is_bounded(count: u32) {
    let long = "long_name_".repeat(90);
    let with = |count: u32| {
        let mut bag = Bag::default();
        for at in 0..count {
            bag.setattr(&format!("{long}{at}"), 1).expect("dynamic");
        }
        bag.getattr(&format!("{long}x")).map(drop).expect_err("unknown")
    };
    let print = |error: &AttributeError| {
        time(&|times| (0..times).for_each(|_| assert!(!error.to_string().is_empty())), 10)
    };
    let (small, large) = (print(&with(count)), print(&with(10 * count)));
    assert!(large <= 3 * small.max(NOISE), "{count} {small:?}, {} {large:?}", 10 * count);
}

/// The memory of a long name in an error is freed when the error is dropped.
fn assert_names_of_errors_are_freed(bytes: usize) {
    let name = "n".repeat(bytes);
    let mut cam = camera(1);
    let before = counting::in_use();
    drop(cam.getattr(&name).map(drop).expect_err("unknown"));
    drop(cam.roi.setattr(&name, 1).map(drop).expect_err("unknown"));
    let _ = cam.roi.getattr("x").expect("a slot");
    let kept = counting::in_use().saturating_sub(before);
    assert!(kept < 64 * 1024, "{kept} bytes are kept");
}

/// How many kinds of input were compared.
pub(crate) fn run(size: u32) -> usize {
    assert_grows_linearly("undo of new entries", 5 * size, undo_of_new_entries);
    assert_grows_linearly(
        "writes into a selected variant",
        size / 4,
        writes_into_a_selected_variant,
    );
    assert_grows_linearly("unknown keys", size, unknown_keys);
    assert_grows_linearly("unknown keys of a file", 2 * size, unknown_keys_of_file);
    assert_hint_is_bounded(size.min(1_000));
    assert_names_of_errors_are_freed(16 << 20);
    6
}
