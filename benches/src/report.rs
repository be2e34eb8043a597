//! The results: rows that compare this library with others, and goals.

use measure::{Figure, Runner};
use serde_json::{Value, json};

/// All rows and goals of a run.
#[derive(Debug, Default)]
pub struct Report {
    rows: Vec<Row>,
    goals: Vec<Goal>,
}

/// One operation, in this library and in another.
#[derive(Debug)]
struct Row {
    work: String,
    peer_name: String,
    ours: Figure,
    peer: Figure,
}

#[derive(Debug)]
struct Goal {
    text: String,
    value: f64,
    limit: f64,
    at_least: bool,
}

impl Goal {
    fn verdict(&self) -> &'static str {
        let is_met =
            if self.at_least { self.value >= self.limit } else { self.value <= self.limit };
        if is_met { "ok" } else { "short" }
    }
}

impl Report {
    /// Runs the contenders for one operation, and records their figures. The first contender is this library.
    pub fn run(&mut self, work: &str, runner: Runner<'_>, rounds: usize) {
        self.note(work, runner.run(rounds));
    }

    /// Records and prints one operation: the figure of this library, then those of the others.
    pub fn note(&mut self, work: &str, figures: impl IntoIterator<Item = (String, Figure)>) {
        let mut figures = figures.into_iter();
        let Some((_, ours)) = figures.next() else { return };
        for (peer_name, peer) in figures {
            let name = format!("{work}/{peer_name}");
            let ratio = peer.value / ours.value;
            let mark = if ours.is_steady() && peer.is_steady() { "" } else { "  not steady" };
            println!("{name:<56} {:>10.2} {:>10.2} {ratio:>8.2}{mark}", ours.value, peer.value);
            self.rows.push(Row { work: work.to_owned(), peer_name, ours, peer });
        }
    }

    /// Returns the figure of this library.
    ///
    /// # Panics
    /// Panics if the operation was not measured.
    pub fn ours(&self, work: &str) -> f64 {
        let row = self.rows.iter().find(|row| row.work == work);
        row.unwrap_or_else(|| panic!("{work} was not measured")).ours.value
    }

    /// Returns the figure of another library.
    ///
    /// # Panics
    /// Panics if the operation was not measured.
    pub fn peer(&self, work: &str, peer: &str) -> f64 {
        let row = self.rows.iter().find(|row| row.work == work && row.peer_name == peer);
        row.unwrap_or_else(|| panic!("{work} was not measured for {peer}")).peer.value
    }

    /// Returns the best figure of the libraries that are not in `but`.
    pub fn best_peer(&self, work: &str, but: &[&str]) -> f64 {
        let peers = self.rows.iter().filter(|row| row.work == work);
        let peers = peers.filter(|row| !but.contains(&row.peer_name.as_str()));
        peers.map(|row| row.peer.value).fold(f64::INFINITY, f64::min)
    }

    /// Adds a goal: the figure is at most `limit`.
    pub fn at_most(&mut self, text: impl Into<String>, value: f64, limit: f64) {
        self.goals.push(Goal { text: text.into(), value, limit, at_least: false });
    }

    /// Adds a goal: the time of this library is at most `limit` times that of a peer in the same operation.
    pub fn times(&mut self, text: impl Into<String>, work: &str, peer: &str, limit: f64) {
        let ratio = self.ours(work) / self.peer(work, peer);
        self.at_most(text, ratio, limit);
    }

    /// Adds a goal: the figure is at least `limit`.
    pub fn at_least(&mut self, text: impl Into<String>, value: f64, limit: f64) {
        self.goals.push(Goal { text: text.into(), value, limit, at_least: true });
    }

    /// Prints the goals; missed goals are last.
    pub fn print_goals(&self) {
        println!("\ngoals");
        for verdict in ["ok", "short"] {
            for goal in self.goals.iter().filter(|goal| goal.verdict() == verdict) {
                let sign = if goal.at_least { ">=" } else { "<=" };
                let Goal { text, value, limit, .. } = goal;
                println!("{text:<72} {value:>8.2} {sign} {limit:<6} {verdict}");
            }
        }
    }

    /// Returns all results as JSON, for a chart or a comparison of runs.
    pub fn to_json(&self) -> Value {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|row| {
                json!({
                    "work": row.work, "name": format!("{}/{}", row.work, row.peer_name), "peer_name": row.peer_name,
                    "ours": row.ours.value, "peer": row.peer.value, "ratio": row.peer.value / row.ours.value,
                    "ours_spread": row.ours.spread, "peer_spread": row.peer.spread,
                })
            })
            .collect();
        let goals: Vec<_> = self
            .goals
            .iter()
            .map(|goal| {
                json!({
                    "goal": goal.text, "value": goal.value, "limit": goal.limit,
                    "sense": if goal.at_least { "at least" } else { "at most" }, "verdict": goal.verdict(),
                })
            })
            .collect();
        json!({ "unit": "ns", "rows": rows, "goals": goals })
    }
}
