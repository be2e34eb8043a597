//! Measurement: contenders run in turns, and the result of each is the median of its rounds.

use std::time::Instant;

use crate::report::Report;

/// Contenders for one operation.
pub struct Runner<'a> {
    name: String,
    lanes: Vec<Lane<'a>>,
}

struct Lane<'a> {
    name: String,
    run: Box<dyn FnMut() + 'a>,
    each: f64,
    times: Vec<f64>,
}

impl<'a> Runner<'a> {
    /// Creates a race without contenders.
    pub fn new(name: impl Into<String>) -> Self {
        Runner { name: name.into(), lanes: Vec::new() }
    }

    /// Adds a contender that performs `count` operations per call. The first contender is this library.
    ///
    /// Each contender may run twice, the second time with its loop moved by one instruction, because the alignment of a
    /// short loop can change its time by a quarter. The better of the two results is used, for all contenders.
    #[allow(clippy::cast_precision_loss, reason = "counts are small")]
    pub fn lane(
        &mut self,
        name: impl Into<String>,
        count: usize,
        run: impl FnMut() + 'a,
    ) -> &mut Self {
        let (name, run) = (name.into(), Box::new(run));
        self.lanes.push(Lane { name, run, each: count as f64, times: Vec::new() });
        self
    }

    /// Runs the rounds and records the medians, in nanoseconds per operation.
    pub fn run(mut self, rounds: usize, report: &mut Report) {
        for lane in &mut self.lanes {
            (lane.run)();
        }
        for _ in 0..rounds {
            for lane in &mut self.lanes {
                let start = Instant::now();
                (lane.run)();
                lane.times.push(start.elapsed().as_secs_f64() * 1e9 / lane.each);
            }
        }
        let mut medians: Vec<(String, f64)> = Vec::new();
        for mut lane in self.lanes {
            lane.times.sort_by(f64::total_cmp);
            let median = lane.times[lane.times.len() / 2];
            match medians.iter_mut().find(|(name, _)| *name == lane.name) {
                Some((_, best)) => *best = best.min(median),
                None => medians.push((lane.name, median)),
            }
        }
        report.note(&self.name, medians.into_iter());
    }
}

impl std::fmt::Debug for Runner<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<race {}>", self.name)
    }
}
