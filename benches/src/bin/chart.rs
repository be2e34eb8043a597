//! Writes the table and the chart of the README from the output of `ratios --json`.

use std::process::ExitCode;

use measure::chart::{BarChart, Column};
use measure::{Figure, MAX_SPREAD, short, whole};
use serde_json::Value;

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

/// Returns the figure of a contender, if it was measured. A figure without a spread is not steady.
fn figure(rows: &[Value], work: &str, peer: &str) -> Option<Figure> {
    // Direct field access uses no name and cannot miss.
    if peer == "field" && work.starts_with("miss") {
        return None;
    }
    let ours = peer == "slots";
    let (value, spread) = if ours { ("ours", "ours_spread") } else { ("peer", "peer_spread") };
    let mut rows = rows.iter().filter(|row| row["work"] == work);
    let row = rows.find(|row| ours || row["peer_name"] == peer)?;
    Some(Figure {
        value: row[value].as_f64()?,
        spread: row[spread].as_f64().unwrap_or(f64::INFINITY),
    })
}

/// Formats a time, and marks a figure that is not steady.
fn marked(figure: Figure) -> String {
    let time = short(figure.value);
    if figure.is_steady() { time } else { format!("~{time}") }
}

/// Describes the figures that are not steady.
fn unsteady(rows: &[Value]) -> Vec<String> {
    let mut lines = Vec::new();
    for (peer, name) in PEERS {
        for (heading, explanation, work) in COLUMNS {
            let figure = figure(rows, work, peer).filter(|figure| !figure.is_steady());
            let Some(figure) = figure else { continue };
            let percent = whole(figure.spread * 100.0);
            lines.push(format!("{heading} {explanation} of {name}: {percent} %"));
        }
    }
    lines
}

fn table(rows: &[Value]) -> String {
    let heads: Vec<_> = COLUMNS.iter().map(|(name, what, _)| format!("{name} {what}")).collect();
    let mut text = format!("| | {} |\n|---|{}\n", heads.join(" | "), "---:|".repeat(COLUMNS.len()));
    for (peer, name) in PEERS {
        let cells = COLUMNS.map(|(_, _, work)| figure(rows, work, peer).map_or("–".into(), marked));
        text.extend(["| ", name, " | ", &cells.join(" | "), " |\n"]);
    }
    text
}

fn chart(rows: &[Value]) -> String {
    let names: Vec<_> = PEERS.map(|(_, name)| name.replace('`', "")).to_vec();
    let colours = PEERS.map(|(peer, _)| match peer {
        "slots" => "a",
        "field" => "b",
        _ => "e",
    });
    let columns = COLUMNS.map(|(heading, explanation, work)| Column {
        heading,
        explanation,
        figures: PEERS.map(|(peer, _)| figure(rows, work, peer)).to_vec(),
    });
    let chart = BarChart {
        title: "Nanoseconds per f64 by a run-time name",
        subtitle: "Less is better. Names in random order, 2 cores, x86-64. Each column has its own scale.",
        width: WIDTH,
        left: NAMES,
        rows: names.iter().map(String::as_str).zip(colours).collect(),
        columns: columns.to_vec(),
    };
    chart.draw()
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
        let unsteady = unsteady(&rows);
        if !unsteady.is_empty() {
            let limit = whole(MAX_SPREAD * 100.0);
            eprintln!(
                "warning: the medians of these times differ by more than {limit} %. The table marks them with `~`, and the \
                 chart leaves them out. Repeat the measurement on a machine without other load:"
            );
            for line in unsteady {
                eprintln!("  {line}");
            }
        }
        std::fs::write(to, chart(&rows)).map_err(|error| format!("{to}: {error}"))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{from}: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{chart, figure, table, unsteady};

    #[test]
    fn figure_that_is_not_steady_is_marked_and_not_drawn() {
        let rows = [json!({
            "work": "get/16", "peer_name": "match",
            "ours": 5.0, "ours_spread": 0.1, "peer": 7.5, "peer_spread": 0.2,
        })];
        assert!(table(&rows).contains("| 5.0 |") && table(&rows).contains("| ~7.5 |"));
        assert!(chart(&rows).contains(">5.0<") && !chart(&rows).contains(">7.5<"));
        assert_eq!(unsteady(&rows), ["get, 16 fields of `match name`: 20 %"]);
    }

    #[test]
    fn figure_without_a_spread_is_not_steady() {
        let rows = [json!({"work": "get/16", "peer_name": "match", "ours": 5.0, "peer": 7.5})];
        assert!(!figure(&rows, "get/16", "slots").unwrap().is_steady());
        assert!(!figure(&rows, "get/16", "match").unwrap().is_steady());
    }

    #[test]
    fn field_has_no_miss() {
        let rows = [json!({
            "work": "miss-near/16", "peer_name": "field",
            "ours": 5.0, "ours_spread": 0.0, "peer": 1.0, "peer_spread": 0.0,
        })];
        assert_eq!(figure(&rows, "miss-near/16", "field"), None);
    }
}
