//! Compares five ways to store the same camera: size, speed, and the handling of a typo.
//!
//! ```text
//! cargo run --release --example compare                       # the table, and three charts
//! cargo run --release --example compare -- --objects 100000   # number of cameras of each kind
//! cargo run --release --example compare -- --attributes 64    # 4, 8, 16, 32 or 64
//! cargo run --release --example compare -- --out docs/charts  # folder of the charts; default target/compare
//! cargo run --release --example compare -- --json             # the figures as JSON, without charts
//! ```

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use comfy_table::{CellAlignment, Table, TableComponent, presets};
use indicatif::{ProgressBar, ProgressStyle};

use crate::measure::{Amount, Figures, WAYS};

#[path = "compare/cameras.rs"]
mod cameras;
#[path = "compare/chart.rs"]
mod chart;
#[path = "compare/measure.rs"]
mod measure;
#[path = "compare/svg.rs"]
mod svg;
#[path = "compare/ways.rs"]
mod ways;

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
    let whole = Amount { objects: options.objects, rounds: 61 };
    let less = Amount { objects: (options.objects / 20).clamp(1, 5000), rounds: 41 };
    let amount = |size| if size == options.attributes { whole } else { less };
    let sizes =
        || cameras::SIZES.into_iter().filter(|&size| !options.json || size == options.attributes);
    let steps: usize = sizes().map(|size| measure::steps(amount(size))).sum();
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
        (size, measure::measure(size, amount(size), &|| bar.inc(1)))
    });
    let measured = measured.collect();
    bar.finish_and_clear();
    measured
}

fn nanoseconds(time: f64) -> String {
    if time < 100.0 { format!("{time:.1}") } else { format!("{time:.0}") }
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
    table.set_header([
        "",
        "inline",
        "heap",
        "create",
        "get",
        "get typed",
        "set",
        "miss",
        "handle",
        "sweep",
        "exp_time",
    ]);
    for (way, figures) in WAYS.iter().zip(figures) {
        table.add_row([
            (*way).to_owned(),
            format!("{:.0}", figures.inline),
            format!("{:.0}", figures.heap),
            nanoseconds(figures.create),
            nanoseconds(figures.get),
            nanoseconds(figures.typed),
            nanoseconds(figures.set),
            nanoseconds(figures.miss),
            figures.handle.map_or("-".into(), nanoseconds),
            nanoseconds(figures.sweep),
            figures.typo.clone(),
        ]);
    }
    for column in table.column_iter_mut().skip(1).take(9) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn json(options: &Options, figures: &[Figures]) -> serde_json::Value {
    let ways = WAYS.iter().zip(figures).map(|(way, it)| {
        serde_json::json!({
            "way": way,
            "bytes": {"inline": it.inline, "heap": it.heap},
            "allocations": it.allocations,
            "nanoseconds": {
                "create": it.create, "get": it.get, "get_typed": it.typed, "set": it.set,
                "miss": it.miss, "handle": it.handle, "sweep": it.sweep,
            },
            "typo": {"name": measure::TYPO, "result": it.typo},
        })
    });
    serde_json::json!({
        "objects": options.objects,
        "attributes": options.attributes,
        "ways": ways.collect::<Vec<_>>(),
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

/// Prints a line. A closed pipe, as with `head`, is not an error.
fn print(line: &str) -> Result<(), String> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn run() -> Result<(), String> {
    let options = Options::from_arguments()?;
    let all = measure_all(&options);
    let at = all.iter().position(|(size, _)| *size == options.attributes).unwrap_or_default();
    let figures = &all[at].1;
    if options.json {
        return print(&format!("{:#}", json(&options, figures)));
    }
    let Options { objects, attributes, .. } = options;
    print(&format!(
        "A camera with {attributes} attributes, {objects} of each kind. Bytes per object; nanoseconds per operation."
    ))?;
    print(&table(figures).trim_fmt())?;
    print("get, get typed, set, miss: run-time names in random order, on objects in the cache.")?;
    print("sweep: one name on all objects in sequence. All times are medians.")?;
    let out = options.out.display();
    write_charts(&options.out, &all, at).map_err(|error| format!("{out}: {error}"))?;
    print(&format!("Charts: {out}/size.svg, speed.svg, attributes.svg"))
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("{what}");
            ExitCode::FAILURE
        }
    }
}
