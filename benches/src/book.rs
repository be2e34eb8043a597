//! What was measured: rows of ours beside a peer's, and goals that they reach or miss.

use serde_json::{Value, json};

/// All rows and goals of a run.
#[derive(Debug, Default)]
pub struct Book {
    rows: Vec<Row>,
    goals: Vec<Goal>,
}

/// One piece of work, done by us and by a peer.
#[derive(Debug)]
struct Row {
    work: String,
    peer_name: String,
    ours: f64,
    peer: f64,
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

impl Book {
    /// Notes and prints one piece of work: first our figure, then those of the peers.
    pub fn note(&mut self, work: &str, mut figures: impl Iterator<Item = (String, f64)>) {
        let Some((_, ours)) = figures.next() else { return };
        for (peer_name, peer) in figures {
            let name = format!("{work}/{peer_name}");
            println!("{name:<56} {ours:>10.2} {peer:>10.2} {:>8.2}", peer / ours);
            self.rows.push(Row { work: work.to_owned(), peer_name, ours, peer });
        }
    }

    /// Our figure.
    ///
    /// # Panics
    /// If the work was not measured.
    pub fn ours(&self, work: &str) -> f64 {
        let row = self.rows.iter().find(|row| row.work == work);
        row.unwrap_or_else(|| panic!("{work} was not measured")).ours
    }

    /// A peer's figure.
    ///
    /// # Panics
    /// If the work was not measured.
    pub fn peer(&self, work: &str, peer: &str) -> f64 {
        let row = self.rows.iter().find(|row| row.work == work && row.peer_name == peer);
        row.unwrap_or_else(|| panic!("{work} was not measured for {peer}")).peer
    }

    /// The best figure of the peers whose names are not in `but`.
    pub fn best_peer(&self, work: &str, but: &[&str]) -> f64 {
        let peers = self.rows.iter().filter(|row| row.work == work);
        let peers = peers.filter(|row| !but.contains(&row.peer_name.as_str()));
        peers.map(|row| row.peer).fold(f64::INFINITY, f64::min)
    }

    /// A goal that is reached by a figure up to `limit`.
    pub fn at_most(&mut self, text: impl Into<String>, value: f64, limit: f64) {
        self.goals.push(Goal { text: text.into(), value, limit, at_least: false });
    }

    /// A goal that is reached by a figure from `limit` on.
    pub fn at_least(&mut self, text: impl Into<String>, value: f64, limit: f64) {
        self.goals.push(Goal { text: text.into(), value, limit, at_least: true });
    }

    /// Prints the goals, those that were missed last.
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

    /// Everything, for a picture or a comparison of runs.
    pub fn to_json(&self) -> Value {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|row| {
                json!({
                    "work": row.work, "name": format!("{}/{}", row.work, row.peer_name), "peer_name": row.peer_name,
                    "ours": row.ours, "peer": row.peer, "ratio": row.peer / row.ours,
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
