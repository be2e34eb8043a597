//! The share of leaves that is reached by path, in settings modelled on those of six kinds of programs.
//!
//! The structs are written for this test, with a default for each slot: their share is no estimate for other programs.

mod database;
mod leaves;
mod manifest;
mod recorder;
mod search;
mod terminal;
mod web_server;

use slots_runtime::{Value, prelude::*};

use leaves::{Leaf, leaves};

/// Structs with slots and a `Default`, from which new objects take their values.
macro_rules! settings {
    ($($name:ident { $($field:ident: $ty:ty,)* })*) => {$(
        #[slots_runtime::slots(default)]
        #[derive(Debug, Default)]
        pub(super) struct $name {
            $($field: $ty,)*
        }
    )*};
}

/// Enums without data, whose default is the first variant.
macro_rules! choices {
    ($($name:ident { $first:ident, $($other:ident),* })*) => {$(
        #[derive(slots_runtime::SlotValue, Debug, Default, Clone, Copy, PartialEq)]
        pub(super) enum $name {
            #[default]
            $first,
            $($other,)*
        }
    )*};
}

use {choices, settings};

#[derive(Debug, Default)]
struct Counts {
    leaves: usize,
    read: usize,
    written: usize,
    from_text: usize,
    onto_empty: usize,
}

fn reads(object: &dyn Object, leaf: &Leaf) -> Result<(), String> {
    let found = object.get_path(leaf.path.as_str()).map_err(|error| format!("{error:#}"))?;
    let expected = leaf.value.as_value().to_string();
    let is_same = match found.variant() {
        Some(variant) if leaf.is_choice => variant == expected,
        _ => format!("{found}") == expected,
    };
    if is_same && !matches!(found, Value::Opaque(_)) {
        Ok(())
    } else {
        Err(format!("it is {found}, not {expected}"))
    }
}

/// Counts the leaves, and collects the reasons why a leaf is not reached.
fn measure<T: Slots + Default>(failures: &mut Vec<String>) -> Counts {
    let (all, whole) = leaves(T::CLASS);
    let filled = || {
        let mut object = T::default();
        let _ = object.update(whole.iter()).unwrap_or_else(|error| panic!("{error}"));
        object
    };
    let mut counts = Counts { leaves: all.len(), ..Counts::default() };
    for leaf in &all {
        let path = leaf.path.as_str();
        let mut count =
            |count: fn(&mut Counts) -> &mut usize, way, result: Result<(), String>| match result {
                Ok(()) => *count(&mut counts) += 1,
                Err(why) => failures.push(format!("{way} {}.{path}: {why}", T::CLASS.name())),
            };
        count(|counts| &mut counts.read, "read", reads(&filled(), leaf));
        let mut object = filled();
        let done = object.set_path(path, &leaf.value).map_err(|error| format!("{error:#}"));
        count(|counts| &mut counts.written, "write", done.and_then(|_| reads(&object, leaf)));
        let text = leaf.value.as_value().to_string();
        let mut object = filled();
        let done = object.set_text_path(path, &text).map_err(|error| format!("{error:#}"));
        count(|counts| &mut counts.from_text, "text", done.and_then(|_| reads(&object, leaf)));
        let mut object = T::default();
        let (name, value) = &leaf.document;
        let done = object.update([(name.as_str(), value)]).map_err(|error| error.to_string());
        count(
            |counts| &mut counts.onto_empty,
            "onto empty",
            done.and_then(|_| reads(&object, leaf)),
        );
    }
    counts
}

#[test]
fn settings_of_programs_are_reached() {
    let mut failures = Vec::new();
    let programs = [
        ("search tool", measure::<search::Search>(&mut failures)),
        ("terminal", measure::<terminal::Terminal>(&mut failures)),
        ("package manifest", measure::<manifest::Manifest>(&mut failures)),
        ("web server", measure::<web_server::WebServer>(&mut failures)),
        ("video recorder", measure::<recorder::Recorder>(&mut failures)),
        ("database", measure::<database::Database>(&mut failures)),
    ];
    println!(
        "{:16}  {:>6}  {:>6}  {:>7}  {:>6}  {:>10}",
        "program", "leaves", "read", "written", "text", "onto empty"
    );
    let mut sum = Counts::default();
    for (name, one) in &programs {
        println!(
            "{name:16}  {:6}  {:6}  {:7}  {:6}  {:10}",
            one.leaves, one.read, one.written, one.from_text, one.onto_empty
        );
        sum.leaves += one.leaves;
        sum.read += one.read;
        sum.written += one.written;
        sum.from_text += one.from_text;
        sum.onto_empty += one.onto_empty;
    }
    let percent = |count: usize| count * 1000 / sum.leaves;
    println!("{sum:?}\n{}", failures.join("\n"));
    assert!(sum.leaves >= 300, "{} leaves", sum.leaves);
    assert!(percent(sum.read) >= 970 && percent(sum.written) >= 970);
    assert!(percent(sum.from_text) >= 970 && percent(sum.onto_empty) >= 950);
}
