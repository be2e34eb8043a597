//! Tables of results.

use std::fmt::Write as _;

/// The result of one way to reach a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Yes,
    /// The type has typed access only, and the error says so.
    TypedOnly,
    /// The type has no such form, such as a string for a whole object.
    NotDefined,
    No(String),
}

impl Cell {
    pub(super) fn of<T>(result: Result<T, String>) -> Self {
        match result {
            Ok(_) => Cell::Yes,
            Err(why) => Cell::No(why),
        }
    }
}

pub(super) const COLUMNS: [&str; 7] =
    ["read", "value", "text", "path", "onto empty", "serde", "schema"];

/// The results for one type.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) cells: [Cell; 7],
}

/// The table, and below it the reason of each `no`.
pub(super) fn print(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
    let mut out = format!("{:width$}", "type");
    for column in COLUMNS {
        // Writing to a string does not fail.
        let _ = write!(out, "  {column:>10}");
    }
    for row in rows {
        let _ = write!(out, "\n{:width$}", row.name);
        for cell in &row.cells {
            let text = match cell {
                Cell::Yes => "yes",
                Cell::TypedOnly => "typed only",
                Cell::NotDefined => "-",
                Cell::No(_) => "NO",
            };
            let _ = write!(out, "  {text:>10}");
        }
    }
    for row in rows {
        for (cell, column) in row.cells.iter().zip(COLUMNS) {
            if let Cell::No(why) = cell {
                let _ = write!(out, "\n{}, {column}: {why}", row.name);
            }
        }
    }
    out
}
