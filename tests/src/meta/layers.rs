//! Imports between the source files of a crate point down the list of rooms; only `model/` has a cycle.

mod graph;
mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use self::graph::{Graph, largest_cycles};
use self::imports::imports;
use super::{Sources, root, sources};

/// The rooms of the runtime from top to bottom; those of one line do not import each other.
const RUNTIME: &[&[&str]] = &[
    &["lib", "__private", "guide"],
    &["serde", "schema", "census"],
    &["methods"],
    &["support"],
    &["access"],
    &["describe"],
    &["slot_value"],
    &["error"],
    &["model"],
    &["lookup"],
    &["text"],
];

/// The rooms of the macros from top to bottom.
const MACROS: &[&[&str]] = &[
    &["lib", "snapshots"],
    &["attribute"],
    &["expand"],
    &["check"],
    &["model"],
    &["parse"],
    &["errors", "names"],
];

/// The first line of rooms may import from itself: it is the public interface of the crate, not a layer.
const FACE: usize = 0;

/// The violations of a crate, one line each, and a summary of its imports.
struct Findings {
    upward: Vec<String>,
    /// The cycles with the room that each is in, the largest first.
    cycles: Vec<Vec<String>>,
    summary: String,
}

fn room_of(file: &str) -> &str {
    file.split_once('/').map_or_else(|| file.trim_end_matches(".rs"), |(room, _)| room)
}

fn examine(sources: &Sources, floors: &[&[&str]]) -> Findings {
    let floor_of = |room: &str| floors.iter().position(|rooms| rooms.contains(&room));
    let graph: Graph = imports(sources);
    let mut upward = Vec::new();
    let mut count = BTreeMap::new();
    for file in sources.keys() {
        let room = room_of(file);
        *count.entry(room).or_insert(0) += 1;
        if floor_of(room).is_none() {
            upward.push(format!("{file} is in no room of the list"));
        }
    }
    for (file, targets) in &graph {
        for target in targets {
            let (from, to) = (room_of(file), room_of(target));
            let (Some(start), Some(end)) = (floor_of(from), floor_of(to)) else { continue };
            if from != to && (end < start || end == start && start != FACE) {
                upward.push(format!("{file} imports {target}"));
            }
        }
    }
    let cycles = largest_cycles(&graph);
    let mut summary = String::new();
    for (floor, rooms) in floors.iter().enumerate() {
        for room in rooms.iter().filter(|room| count.contains_key(*room)) {
            writeln!(summary, "  {floor:2}  {room:12} {:3} files", count[room]).unwrap();
        }
    }
    let imported: usize = graph.values().map(BTreeSet::len).sum();
    let largest = cycles.first().map_or(0, Vec::len);
    writeln!(
        summary,
        "  rooms: {}, floors: {}, files: {}, imports: {imported}, upward imports: {}, largest cycle: {largest} files",
        count.len(),
        floors.len(),
        sources.len(),
        upward.len(),
    )
    .unwrap();
    Findings { upward, cycles, summary }
}

/// All source files below a folder of the repository, by their paths in it.
fn read(folder: &str) -> Sources {
    sources(&root().join(folder), "")
}

#[test]
fn runtime_imports_point_down_and_only_model_has_a_cycle() {
    let findings = examine(&read("slots-runtime/src"), RUNTIME);
    println!("slots-runtime\n{}", findings.summary);
    assert_eq!(findings.upward, [""; 0]);
    let mut wrong = Vec::new();
    for cycle in &findings.cycles {
        println!("  cycle of {} files: {}", cycle.len(), cycle.join(", "));
        if cycle.len() > 13 || cycle.iter().any(|file| room_of(file) != "model") {
            wrong.push(cycle);
        }
    }
    assert!(wrong.is_empty(), "cycles outside of model/, or of more than 13 files: {wrong:?}");
}

#[test]
fn macro_imports_point_down_without_a_cycle() {
    let findings = examine(&read("slots-macros/src"), MACROS);
    println!("slots-macros\n{}", findings.summary);
    assert_eq!(findings.upward, [""; 0]);
    assert_eq!(findings.cycles, [[""; 0]; 0]);
}

fn made_up(files: &[(&str, &str)]) -> Sources {
    files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

const ROOMS: &[&[&str]] = &[&["lib"], &["high"], &["low", "beside"]];

#[test]
fn upward_import_is_found_however_it_is_written() {
    for import in [
        "use crate::high::part::Thing;",
        "use crate::{high::part::{self, Thing}, low};",
        "fn f() -> crate::high::part::Thing { todo!() }",
        "fn f() { use super::super::high::part as other; }",
        "pub(crate) use super::super::high::part::*;",
        "mod inner { use super::super::super::high::part::Thing; }",
        "macro_rules! m { () => { crate::high::part::Thing::new() } }",
    ] {
        let sources = made_up(&[
            ("lib.rs", "mod high; mod low;"),
            ("high.rs", "pub(crate) mod part;"),
            ("high/part.rs", "pub(crate) struct Thing;"),
            ("low.rs", "mod file;"),
            ("low/file.rs", import),
        ]);
        let findings = examine(&sources, ROOMS);
        assert_eq!(findings.upward, ["low/file.rs imports high/part.rs"], "{import}");
    }
}

#[test]
fn import_between_rooms_of_one_floor_and_file_without_a_room_are_found() {
    let sources = made_up(&[
        ("lib.rs", "mod beside; mod low; mod new;"),
        ("beside.rs", "pub(crate) struct Thing;"),
        ("low.rs", "use crate::beside::Thing;"),
        ("new.rs", ""),
    ]);
    let findings = examine(&sources, ROOMS);
    assert_eq!(findings.upward, ["new.rs is in no room of the list", "low.rs imports beside.rs"]);
}

#[test]
fn cycle_is_found_with_all_of_its_files() {
    let sources = made_up(&[
        ("lib.rs", "mod low;"),
        ("low.rs", "mod a; mod b; mod c; use self::a::A;"),
        ("low/a.rs", "use super::b::B; pub(crate) struct A(B);"),
        ("low/b.rs", "pub(crate) struct B; fn f() { crate::low::c::call() }"),
        ("low/c.rs", "use super::a::A; pub(crate) fn call() {}"),
        ("low/alone.rs", "use super::a::A;"),
    ]);
    let findings = examine(&sources, ROOMS);
    assert_eq!(findings.cycles, [["low/a.rs", "low/b.rs", "low/c.rs"]]);
    assert!(findings.summary.contains("upward imports: 0, largest cycle: 3 files"));
}

#[test]
fn parent_that_calls_its_child_and_child_that_imports_it_are_a_cycle() {
    let sources = made_up(&[
        ("lib.rs", "mod low;"),
        ("low.rs", "mod child; pub(crate) struct Limit; fn f() { child::run() }"),
        ("low/child.rs", "use super::Limit; pub(super) fn run() {}"),
    ]);
    assert_eq!(examine(&sources, ROOMS).cycles, [["low.rs", "low/child.rs"]]);
}

#[test]
fn comments_strings_test_modules_and_macro_expansions_import_nothing() {
    let sources = made_up(&[
        ("lib.rs", "mod high; mod low;"),
        ("high.rs", "pub(crate) struct Thing;"),
        (
            "low.rs",
            r#"
//! [`crate::high::Thing`]
/// See [`Thing`](crate::high::Thing).
// use crate::high::Thing;
const TEXT: &str = "use crate::high::Thing;";
macro_rules! exported { () => { $crate::high::Thing } }
#[cfg(test)]
mod tests { use crate::high::Thing; }
#[cfg(all(test, feature = "std"))]
fn helper() -> crate::high::Thing { crate::high::Thing }
#[cfg(feature = "std")]
fn last() {}
"#,
        ),
        ("low/tests.rs", "use crate::high::Thing;"),
    ]);
    let findings = examine(&sources, ROOMS);
    assert_eq!(findings.upward, [""; 0]);
    assert!(findings.summary.contains("imports: 0"), "{}", findings.summary);
}
