//! A graph of files, and its cycles.

use std::collections::{BTreeMap, BTreeSet};

/// Which files each file imports.
pub(super) type Graph = BTreeMap<String, BTreeSet<String>>;

/// The sets of files in which each reaches every other one, where there is more than one; the largest first.
pub(super) fn largest_cycles(graph: &Graph) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        graph.keys().map(|file| (file, reached_from(graph, file))).collect();
    let mut cycles: BTreeSet<Vec<String>> = BTreeSet::new();
    for (file, targets) in &reached {
        let back =
            |other: &&&String| reached.get(**other).is_some_and(|there| there.contains(file));
        let cycle: Vec<String> =
            targets.iter().filter(back).map(|other| (*other).clone()).collect();
        if cycle.len() > 1 {
            cycles.insert(cycle);
        }
    }
    let mut cycles: Vec<_> = cycles.into_iter().collect();
    cycles.sort_by_key(|cycle| std::cmp::Reverse(cycle.len()));
    cycles
}

/// The files that a file imports, directly or through others; itself only if it is in a cycle.
fn reached_from<'g>(graph: &'g Graph, start: &String) -> BTreeSet<&'g String> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&String> = graph.get(start).into_iter().flatten().collect();
    while let Some(file) = waiting.pop() {
        if reached.insert(file) {
            waiting.extend(graph.get(file).into_iter().flatten());
        }
    }
    reached
}
