//! Writes the table and the chart of the README from the output of `ratios --json`.

use std::process::ExitCode;

use serde_json::Value;

#[allow(dead_code, reason = "not every kind of chart is drawn here")]
#[path = "../../../slots-runtime/examples/compare/svg.rs"]
mod svg;

use svg::{Anchor, Svg};

/// Columns: heading, explanation, operation.
const COLUMNS: [(&str, &str, &str); 7] = [
    ("get, 4", "fields", "get/4"),
    ("get, 16", "fields", "get/16"),
    ("get, 64", "fields", "get/64"),
    ("get, 256", "fields", "get/256"),
    ("one name", "hot, 16 fields", "get-hot/16"),
    ("set", "16 fields", "set/16"),
    ("miss", "near, 16 fields", "miss-near/16"),
];
/// Contenders: name in the results, and name for readers.
const PEERS: [(&str, &str); 11] = [
    ("field", "the field itself"),
    ("slots", "slots, `attr`"),
    ("hashbrown+foldhash", "hashbrown, foldhash"),
    ("fieldname-access", "fieldname-access"),
    ("name-index", "name-index"),
    ("field_accessor", "field_accessor"),
    ("match", "`match name`"),
    ("facet-reflect", "facet-reflect"),
    ("bevy_reflect", "bevy_reflect"),
    ("HashMap<String,Box<dyn-Any>>", "HashMap of Box<dyn Any>"),
    ("serde_json::Map", "serde_json::Map"),
];
const WIDTH: f64 = 980.0;
/// Left edge of the bars, to the right of the names.
const NAMES: f64 = 190.0;

/// Returns the median of a contender, if it was measured.
fn figure(rows: &[Value], work: &str, peer: &str) -> Option<f64> {
    if peer == "slots" {
        return rows.iter().find(|row| row["work"] == work)?["ours"].as_f64();
    }
    rows.iter().find(|row| row["work"] == work && row["peer_name"] == peer)?["peer"].as_f64()
}

fn short(time: f64) -> String {
    if time < 10.0 { format!("{time:.1}") } else { format!("{time:.0}") }
}

fn table(rows: &[Value]) -> String {
    let heads: Vec<_> = COLUMNS.iter().map(|(name, what, _)| format!("{name} {what}")).collect();
    let mut text = format!("| | {} |\n|---|{}\n", heads.join(" | "), "---:|".repeat(COLUMNS.len()));
    for (peer, name) in PEERS {
        let cells = COLUMNS.map(|(_, _, work)| {
            // Direct field access uses no name and cannot miss.
            let here =
                figure(rows, work, peer).filter(|_| peer != "field" || !work.starts_with("miss"));
            here.map_or("–".into(), short)
        });
        text.extend(["| ", name, " | ", &cells.join(" | "), " |\n"]);
    }
    text
}

#[allow(clippy::cast_precision_loss, reason = "few rows and columns")]
fn picture(rows: &[Value]) -> String {
    let (top, row) = (128.0, 30.0);
    let mut svg = Svg::new(
        WIDTH,
        top + row * PEERS.len() as f64 + 12.0,
        "Nanoseconds per f64 by a run-time name",
        "Less is better. Names in random order, 2 cores, x86-64. Each column has its own scale.",
    );
    for at in (0..PEERS.len()).step_by(2) {
        svg.block(12.0, top + row * at as f64 - 5.0, WIDTH - 24.0, row, "zebra");
    }
    let column = (WIDTH - NAMES - 16.0) / COLUMNS.len() as f64;
    for (at, (_, name)) in PEERS.iter().enumerate() {
        let y = top + row * at as f64 + 14.5;
        svg.text(NAMES - 14.0, y, "small ink", Anchor::End, name.replace('`', ""));
    }
    for (place, (name, what, work)) in COLUMNS.iter().enumerate() {
        let x = NAMES + column * place as f64;
        svg.text(x, 92.0, "ink head", Anchor::Start, name);
        svg.text(x, 108.0, "small quiet", Anchor::Start, what);
        let times = PEERS.map(|(peer, _)| figure(rows, work, peer));
        let most = times.iter().flatten().fold(0.1_f64, |most, time| most.max(*time));
        for (at, (time, (peer, _))) in times.iter().zip(PEERS).enumerate() {
            let y = top + row * at as f64;
            let Some(time) = time.filter(|_| peer != "field" || !work.starts_with("miss")) else {
                svg.text(x, y + 14.5, "small quiet", Anchor::Start, "none");
                continue;
            };
            let colour = match peer {
                "slots" => "fill a",
                "field" => "fill b",
                _ => "fill e",
            };
            let width = (time / most * (column - 42.0)).max(1.5);
            svg.bar(x, y, width, 19.0, colour);
            svg.text(x + width + 5.0, y + 14.0, "small ink value", Anchor::Start, short(time));
        }
    }
    svg.finish()
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else {
        eprintln!("usage: chart FILE.json FILE.svg");
        return ExitCode::from(2);
    };
    let report = std::fs::read_to_string(from)
        .map_err(|error| error.to_string())
        .and_then(|text| serde_json::from_str::<Value>(&text).map_err(|error| error.to_string()));
    let written = report.and_then(|report| {
        let rows = report["rows"].as_array().cloned().unwrap_or_default();
        print!("{}", table(&rows));
        std::fs::write(to, picture(&rows)).map_err(|error| format!("{to}: {error}"))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{from}: {error}");
            ExitCode::FAILURE
        }
    }
}
