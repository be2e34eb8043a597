//! The result of a measurement: rows of two numbers, printed as a table with bars.

use std::fmt::{self, Display, Formatter};

/// Length of the bar of the greatest value.
const WIDEST: f64 = 40.0;

/// The rows and results that a script recorded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// Headers of the columns.
    pub(crate) titles: [String; 2],
    /// Position and value.
    pub(crate) rows: Vec<(f64, f64)>,
    /// Results: name, value and unit.
    pub(crate) found: Vec<(String, f64, String)>,
}

impl Report {
    /// Position of the peak: the vertex of the parabola through the greatest value and its neighbours.
    pub(crate) fn peak(&self) -> Result<f64, String> {
        let by_value =
            |(_, a): &(usize, &(f64, f64)), (_, b): &(usize, &(f64, f64))| a.1.total_cmp(&b.1);
        let top = self.rows.iter().enumerate().max_by(by_value).map(|(at, _)| at);
        let inside = top.filter(|at| *at > 0 && at + 1 < self.rows.len());
        let Some(at) = inside else {
            return Err("no peak: the greatest value is at the edge".to_owned());
        };
        let [(_, before), (x, top), (next, after)] =
            [self.rows[at - 1], self.rows[at], self.rows[at + 1]];
        let curvature = before - 2.0 * top + after;
        if curvature == 0.0 {
            return Ok(x);
        }
        Ok(x + (next - x) * (before - after) / (2.0 * curvature))
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let [left, right] = &self.titles;
        let greatest = self.rows.iter().map(|row| row.1).fold(f64::MIN_POSITIVE, f64::max);
        if !self.rows.is_empty() {
            writeln!(f, "{left:>12}  {right:>12}")?;
        }
        for (x, y) in &self.rows {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most 40"
            )]
            let bar = "█".repeat((y / greatest * WIDEST).round().max(0.0) as usize);
            writeln!(f, "{}", format!("{x:12.2}  {y:12.0}  {bar}").trim_end())?;
        }
        for (name, value, unit) in &self.found {
            writeln!(f, "{name}: {value:.3} {unit}")?;
        }
        Ok(())
    }
}
