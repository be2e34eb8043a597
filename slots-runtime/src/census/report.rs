//! The text of a census: a table of the overflow attributes, the typos, and the struct to declare.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Display, Formatter, Write as _};

use crate::census::count::{Census, ClassCensus};
use crate::census::paste::{counted, declared_size};
use crate::census::sizes::POINTER;
use crate::census::usage::AttributeUse;

/// The most rows of a table; one more row sums up the rest.
const MOST_ROWS: usize = 100;

/// The longest name or list of types; longer ones are cut off.
const WIDEST: usize = 32;

impl Display for Census {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (at, class) in self.classes().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            Display::fmt(class, f)?;
        }
        Ok(())
    }
}

impl Display for ClassCensus {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let all = self.attributes();
        let name = self.class().name();
        writeln!(
            f,
            "{} of '{name}', {} with overflow attributes: {} names, {} in overflow maps",
            counted(self.objects(), "object"),
            self.overflowing(),
            all.len(),
            size(self.cost())
        )?;
        if all.is_empty() {
            return Ok(());
        }
        f.write_str("\n")?;
        table(f, &all)?;
        if self.left_out() > 0 {
            let entries = counted(self.left_out(), "entry").replace("entrys", "entries");
            writeln!(f, "Not counted: {entries} whose names found no room.")?;
        }
        typos(f, &all)?;
        whole(f, self, &all)?;
        write!(f, "\n{}", self.declaration())
    }
}

fn table(f: &mut Formatter<'_>, all: &[AttributeUse<'_>]) -> fmt::Result {
    let mut rows = Vec::new();
    rows.push(
        ["slot_value", "objects", "values", "field", "now", "declared", "saves"].map(String::from),
    );
    for usage in all.iter().take(MOST_ROWS) {
        let kinds = usage.kinds();
        let values: Vec<String> = match (usage.range(), kinds.as_slice()) {
            (Some(range), _) => [range].into(),
            (None, [(kind, _)]) => [(*kind).into()].into(),
            (None, kinds) => kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect(),
        };
        let mut row = [
            cut(usage.name()),
            format!("{}", usage.objects()),
            cut(&values.join(", ")),
            String::from("-"),
            size(usage.cost()),
            String::from("-"),
            String::from("typo"),
        ];
        if !usage.is_typo() {
            row[3] = cut(&usage.type_name());
            row[5] = size(usage.declared_cost());
            row[6] = signed(usage.saves());
        }
        rows.push(row);
    }
    let mut widths = [0; 7];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    for row in &rows {
        let mut line = String::new();
        for (at, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            let is_text = matches!(at, 0 | 2 | 3);
            let room = width - cell.chars().count();
            let (before, after) = if is_text { (0, room) } else { (room, 0) };
            let _ = write!(line, "{:before$}{cell}{:after$}  ", "", "");
        }
        writeln!(f, "{}", line.trim_end())?;
    }
    if all.len() > MOST_ROWS {
        writeln!(f, "and {} more", all.len() - MOST_ROWS)?;
    }
    Ok(())
}

fn typos(f: &mut Formatter<'_>, all: &[AttributeUse<'_>]) -> fmt::Result {
    let mut alike = all.iter().filter_map(|usage| Some((usage, usage.similar_name()?))).peekable();
    if alike.peek().is_some() {
        f.write_str("\nNames that look like others:\n")?;
    }
    for (usage, meant) in alike {
        let declared = if meant.is_declared() { "declared" } else { "in" };
        writeln!(
            f,
            "  '{}' ({}): {} '{}' ({declared}{}{})",
            usage.name().escape_debug(),
            counted(usage.objects(), "object"),
            if usage.is_typo() { "a typo of" } else { "perhaps" },
            meant.name().escape_debug(),
            if meant.is_declared() { "" } else { " " },
            if meant.is_declared() { String::new() } else { counted(meant.objects(), "object") },
        )?;
    }
    Ok(())
}

/// The effect of declaring everything: the size of an object, and of all objects.
fn whole(f: &mut Formatter<'_>, census: &ClassCensus, all: &[AttributeUse<'_>]) -> fmt::Result {
    let objects = census.objects();
    let inline = u64::try_from(census.class().size()).unwrap_or(u64::MAX);
    let now = inline * objects + census.cost();
    let (declared, then) = declared_size(census, all);
    writeln!(
        f,
        "\nNow an object takes {inline} bytes and {} in its overflow map, all together {}.",
        size(census.cost() / objects.max(1)),
        size(now)
    )?;
    writeln!(
        f,
        "As the struct below it takes {declared} bytes with its overflow map gone, all together {}.",
        size(then)
    )?;
    let rare: Vec<String> = all
        .iter()
        .filter(|usage| !usage.is_typo() && usage.may_be_unset() && usage.saves() < 0)
        .map(|usage| format!("'{}'", usage.name().escape_debug()))
        .collect();
    if !rare.is_empty() {
        let rare = rare.join(", ");
        writeln!(
            f,
            "Few objects have {rare}: declared they take more bytes, as a field is in each object."
        )?;
        writeln!(
            f,
            "To keep an overflow map for them costs {POINTER} bytes an object, and takes typos in."
        )?;
    }
    Ok(())
}

fn cut(text: &str) -> String {
    let text: String = text.chars().flat_map(char::escape_debug).collect();
    if text.chars().count() <= WIDEST {
        return text.replace("\\'", "'").replace("\\\"", "\"");
    }
    text.chars().take(WIDEST - 1).chain(['…']).collect()
}

fn signed(bytes: i64) -> String {
    let sign = if bytes < 0 { "-" } else { "" };
    format!("{sign}{}", size(bytes.unsigned_abs()))
}

/// `512 B`, `1.5 kB`, `12 MB`.
fn size(bytes: u64) -> String {
    let (mut whole, mut tenths) = (bytes, 0);
    let mut units = ["B", "kB", "MB", "GB", "TB", "PB"].into_iter();
    let mut unit = units.next();
    while whole >= 1000
        && let Some(larger) = units.next()
    {
        (whole, tenths) = (whole / 1000, whole % 1000 / 100);
        unit = Some(larger);
    }
    let unit = unit.unwrap_or("B");
    if unit == "B" || whole >= 100 {
        format!("{whole} {unit}")
    } else {
        format!("{whole}.{tenths} {unit}")
    }
}
