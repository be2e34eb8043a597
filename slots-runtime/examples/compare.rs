//! Compares five types that store the same camera: size, speed, and the handling of a typo.
//!
//! ```text
//! cargo run --release --example compare                       # the table, and three charts
//! cargo run --release --example compare -- --objects 100000   # number of cameras of each kind
//! cargo run --release --example compare -- --attributes 64    # 4, 8, 16, 32 or 64
//! cargo run --release --example compare -- --out docs/charts  # folder of the charts; default target/compare
//! cargo run --release --example compare -- --json             # the figures as JSON, without charts
//! ```

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use comfy_table::{CellAlignment, Table, TableComponent, presets};
use indicatif::{ProgressBar, ProgressStyle};
use measure::{Figure, MAX_SPREAD, short, whole};

use crate::figures::{CONTENDERS, Figures, STEPS};
use crate::print::{put_error, put_line};

#[path = "compare/cameras.rs"]
mod cameras;
#[path = "compare/chart.rs"]
mod chart;
#[path = "compare/contenders.rs"]
mod contenders;
#[path = "compare/figures.rs"]
mod figures;
#[path = "common/print.rs"]
mod print;

/// Parsed options.
struct Options {
    objects: u32,
    attributes: usize,
    json: bool,
    out: PathBuf,
}

impl Options {
    fn from_arguments() -> Result<Self, String> {
        let out = PathBuf::from("target/compare");
        let mut options = Options { objects: 100_000, attributes: 16, json: false, out };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut value =
                || arguments.next().ok_or_else(|| format!("'{argument}' needs a value"));
            match argument.as_str() {
                "--json" => options.json = true,
                "--out" => options.out = value()?.into(),
                "--objects" => options.objects = number(&value()?)?.max(1),
                "--attributes" => options.attributes = size(number(&value()?)?)?,
                _ => return Err(format!("unknown argument '{argument}'")),
            }
        }
        Ok(options)
    }
}

fn number(text: &str) -> Result<u32, String> {
    text.parse().map_err(|error| format!("'{text}': {error}"))
}

/// The structs are declared at compile time, so only these sizes exist.
fn size(asked: u32) -> Result<usize, String> {
    let fits = cameras::SIZES.into_iter().find(|&size| u32::try_from(size) == Ok(asked));
    fits.ok_or_else(|| format!("a camera has 4, 8, 16, 32 or 64 attributes, not {asked}"))
}

/// Measures the requested size with all objects, and the other sizes with fewer objects.
fn measure_all(options: &Options) -> Vec<(usize, Vec<Figures>)> {
    let less = (options.objects / 20).clamp(1, 5000);
    let objects = |size| if size == options.attributes { options.objects } else { less };
    let sizes =
        || cameras::SIZES.into_iter().filter(|&size| !options.json || size == options.attributes);
    let steps = sizes().count() * STEPS;
    let bar = if std::io::stderr().is_terminal() {
        ProgressBar::new(steps.try_into().unwrap_or(u64::MAX))
    } else {
        ProgressBar::hidden()
    };
    if let Ok(style) = ProgressStyle::with_template("measuring {msg:14} {wide_bar} {percent}%") {
        bar.set_style(style);
    }
    let measured = sizes().map(|size| {
        bar.set_message(format!("{size} attributes"));
        (size, figures::measure(size, objects(size), &|| bar.inc(1)))
    });
    let measured = measured.collect();
    bar.finish_and_clear();
    measured
}

/// Formats a time, and marks a figure that is not steady.
fn marked(figure: Figure) -> String {
    let time = short(figure.value);
    if figure.is_steady() { time } else { format!("~{time}") }
}

/// Describes the figures that are not steady.
fn unsteady(attributes: usize, figures: &[Figures]) -> Vec<String> {
    let mut lines = Vec::new();
    for (contender, figures) in CONTENDERS.iter().zip(figures) {
        for (operation, figure) in figures.times() {
            let Some(figure) = figure.filter(|figure| !figure.is_steady()) else { continue };
            let percent = whole(figure.spread * 100.0);
            lines.push(format!(
                "{operation} of {contender} with {attributes} attributes: {percent} %"
            ));
        }
    }
    lines
}

fn table(figures: &[Figures]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    // A line below the header is enough.
    for line in [TableComponent::HorizontalLines, TableComponent::MiddleIntersections] {
        table.remove_style(line);
    }
    for line in [TableComponent::HeaderLines, TableComponent::MiddleHeaderIntersections] {
        table.set_style(line, '─');
    }
    let header = ["", "inline", "heap", "create", "get", "get typed", "set", "miss", "handle"];
    table.set_header(header.into_iter().chain(["sweep", figures::TYPO]));
    for (contender, figures) in CONTENDERS.into_iter().zip(figures) {
        let mut row = vec![contender.into(), whole(figures.inline), whole(figures.heap)];
        row.extend(figures.times().map(|(_, time)| time.map_or("-".into(), marked)));
        row.push(figures.typo.clone());
        table.add_row(row);
    }
    for column in table.column_iter_mut().skip(1).take(9) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn json(options: &Options, figures: &[Figures]) -> serde_json::Value {
    let contenders = CONTENDERS.iter().zip(figures).map(|(contender, it)| {
        let times = |value: fn(Figure) -> f64| -> serde_json::Map<_, _> {
            let name = |operation: &str| operation.replace(' ', "_");
            it.times()
                .map(|(operation, it)| (name(operation), it.map(value).into()))
                .into_iter()
                .collect()
        };
        serde_json::json!({
            "contender": contender,
            "bytes": {"inline": it.inline, "heap": it.heap},
            "allocations": it.allocations,
            "nanoseconds": times(|figure| figure.value),
            "spread": times(|figure| figure.spread),
            "typo": {"name": figures::TYPO, "result": it.typo},
        })
    });
    serde_json::json!({
        "objects": options.objects,
        "attributes": options.attributes,
        "contenders": contenders.collect::<Vec<_>>(),
    })
}

fn write_charts(out: &Path, all: &[(usize, Vec<Figures>)], at: usize) -> std::io::Result<()> {
    std::fs::create_dir_all(out)?;
    let Some((attributes, figures)) = all.get(at) else { return Ok(()) };
    let charts = [
        ("size.svg", chart::sizes(*attributes, figures)),
        ("speed.svg", chart::speeds(*attributes, figures)),
        ("attributes.svg", chart::by_attributes(all)),
    ];
    for (name, chart) in charts {
        let path = out.join(name);
        std::fs::write(&path, chart)?;
    }
    Ok(())
}

fn run() -> Result<(), String> {
    let options = Options::from_arguments()?;
    let all = measure_all(&options);
    let at = all.iter().position(|(size, _)| *size == options.attributes).unwrap_or_default();
    let figures = &all[at].1;
    if options.json {
        put_line!("{:#}", json(&options, figures));
        return Ok(());
    }
    let Options { objects, attributes, .. } = options;
    put_line!(
        "A camera with {attributes} attributes, {objects} of each kind. Bytes per object; nanoseconds per operation."
    );
    put_line!("{}", table(figures).trim_fmt());
    put_line!(
        "get, get typed, set, miss: run-time names in random order, on objects in the cache."
    );
    put_line!(
        "sweep: one name on all objects in sequence. A time is the least median of several series."
    );
    let unsteady: Vec<_> = all.iter().flat_map(|(size, it)| unsteady(*size, it)).collect();
    if !unsteady.is_empty() {
        let limit = whole(MAX_SPREAD * 100.0);
        put_error!(
            "warning: the medians of these times differ by more than {limit} %. The table marks them with `~`, and the charts \
             leave them out. Repeat the measurement on a machine without other load:"
        );
        for line in unsteady {
            put_error!("  {line}");
        }
    }
    let out = options.out.display();
    write_charts(&options.out, &all, at).map_err(|error| format!("{out}: {error}"))?;
    put_line!("Charts: {out}/size.svg, speed.svg, attributes.svg");
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            put_error!("{error}");
            ExitCode::FAILURE
        }
    }
}
