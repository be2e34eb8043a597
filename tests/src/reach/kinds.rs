//! One row for each type.
#![expect(
    clippy::linkedlist,
    clippy::redundant_allocation,
    clippy::vec_box,
    reason = "users have such types"
)]

mod foreign;
mod maps;
mod nested;
mod scalars;
mod sequences;
mod typed_only;

use super::measure::Kind;
use super::table::{COLUMNS, Cell, print};

/// The rows of a file: name of the row, type, two values; optionally a string for the second value (`""` if the type has none),
/// a path below the value with a string,
/// and what converts the type: a module or a description.
macro_rules! kinds {
    ($($name:literal: $ty:ty = $first:expr, $other:expr
        $(, text $text:literal)? $(, below $below:literal = $item:literal)? $(, with $with:ident)?;)*) => {
        pub(super) fn kinds() -> Vec<crate::reach::measure::Kind> {
            vec![$({
                #[slots_runtime::slots]
                struct Holder {
                    $(#[slot(with = $with)])?
                    it: $ty,
                    $(#[slot(with = $with)])?
                    empty: Option<$ty>,
                    $(#[slot(with = $with)])?
                    list: Vec<$ty>,
                    $(#[slot(with = $with)])?
                    map: std::collections::BTreeMap<String, $ty>,
                }
                fn holder(it: $ty) -> Box<dyn slots_runtime::Object> {
                    let (list, map) = Default::default();
                    Box::new(Holder { it, empty: None, list, map })
                }
                let text: &[&'static str] = &[$($text)?];
                let below: &[(&'static str, &'static str)] = &[$(($below, $item))?];
                crate::reach::measure::Kind {
                    name: $name,
                    first: || holder($first),
                    other: || holder($other),
                    text: text.first().copied(),
                    below: below.first().copied(),
                    has_empty: true,
                    is_opaque: false,
                }
            }),*]
        }
    };
}

/// The same for options, which cannot be in an option.
macro_rules! options {
    ($($name:literal: $ty:ty = $first:expr, $other:expr
        $(, text $text:literal)? $(, below $below:literal = $item:literal)?;)*) => {
        pub(super) fn options() -> Vec<crate::reach::measure::Kind> {
            vec![$({
                #[slots_runtime::slots]
                struct Holder {
                    it: $ty,
                    list: Vec<$ty>,
                    map: std::collections::BTreeMap<String, $ty>,
                }
                fn holder(it: $ty) -> Box<dyn slots_runtime::Object> {
                    let (list, map) = Default::default();
                    Box::new(Holder { it, list, map })
                }
                let text: &[&'static str] = &[$($text)?];
                let below: &[(&'static str, &'static str)] = &[$(($below, $item))?];
                crate::reach::measure::Kind {
                    name: $name,
                    first: || holder($first),
                    other: || holder($other),
                    text: text.first().copied(),
                    below: below.first().copied(),
                    has_empty: false,
                    is_opaque: false,
                }
            }),*]
        }
    };
}

use {kinds, options};

fn all() -> Vec<Kind> {
    let groups = [
        scalars::kinds(),
        sequences::kinds(),
        maps::kinds(),
        nested::kinds(),
        nested::options(),
        foreign::kinds(),
        typed_only::kinds(),
    ];
    groups.into_iter().flatten().collect()
}

#[test]
fn types_are_reached_in_all_ways() {
    let rows: Vec<_> = all().iter().map(Kind::measure).collect();
    println!("{}\n{} types", print(&rows), rows.len());
    assert!(rows.len() >= 80, "{} types", rows.len());
    for (at, column) in COLUMNS.iter().enumerate() {
        let failed: Vec<_> = rows
            .iter()
            .filter_map(|row| match &row.cells[at] {
                Cell::No(why) => Some(format!("{}: {why}", row.name)),
                _ => None,
            })
            .collect();
        assert!(failed.is_empty(), "{column}: {failed:#?}");
    }
}
