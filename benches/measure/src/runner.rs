//! The timing loop: contenders run in turns, and each series of rounds gives a median per contender.

use std::fmt;
use std::hint::black_box;
use std::time::Instant;

use crate::figure::{Figure, median};
use crate::format::as_f64;

/// Number of series into which the rounds are divided. A figure is the least of their medians.
pub const SERIES: usize = 5;

/// Number of positions of the stack in which a contender runs.
const POSITIONS: usize = 16;

/// The contenders for one operation.
pub struct Runner<'a> {
    contenders: Vec<Contender<'a>>,
}

struct Contender<'a> {
    name: String,
    count: usize,
    run: Box<dyn FnMut() + 'a>,
    times: Vec<f64>,
    medians: Vec<f64>,
}

impl<'a> Runner<'a> {
    /// Creates a runner without contenders.
    pub const fn new() -> Self {
        Runner { contenders: Vec::new() }
    }

    /// Adds a contender that performs `count` operations per call.
    ///
    /// A contender may be added twice under one name, the second time with its loop moved by one instruction, because
    /// the alignment of a short loop can change its time by a quarter. The better of the two figures counts.
    pub fn add(
        &mut self,
        name: impl Into<String>,
        count: usize,
        run: impl FnMut() + 'a,
    ) -> &mut Self {
        let (name, run) = (name.into(), Box::new(run));
        self.contenders.push(Contender {
            name,
            count,
            run,
            times: Vec::new(),
            medians: Vec::new(),
        });
        self
    }

    /// Runs [`SERIES`] series of at least `rounds` rounds in total, and returns a figure per name, in nanoseconds per
    /// operation and in the order in which the names were added.
    ///
    /// All contenders run in each round, so that other load on the machine affects all of them. Each round of a series
    /// uses another position of the stack, so that the alignment of the values favours no contender.
    pub fn run(mut self, rounds: usize) -> Vec<(String, Figure)> {
        for contender in &mut self.contenders {
            (contender.run)();
        }
        for _ in 0..SERIES {
            for round in 0..rounds.div_ceil(SERIES) {
                for contender in &mut self.contenders {
                    at_depth(round % POSITIONS, &mut || contender.round());
                }
            }
            for contender in &mut self.contenders {
                contender.medians.push(median(&mut contender.times));
                contender.times.clear();
            }
        }
        let mut figures: Vec<(String, Figure)> = Vec::new();
        for contender in self.contenders {
            let figure = Figure::from_medians(&contender.medians);
            match figures.iter_mut().find(|(name, _)| *name == contender.name) {
                Some((_, best)) => *best = best.min(figure),
                None => figures.push((contender.name, figure)),
            }
        }
        figures
    }
}

impl Contender<'_> {
    fn round(&mut self) {
        self.times.push(nanoseconds_each(self.count, &mut self.run));
    }
}

impl Default for Runner<'_> {
    fn default() -> Self {
        Runner::new()
    }
}

impl fmt::Debug for Runner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.contenders.iter().map(|contender| &contender.name);
        f.debug_list().entries(names).finish()
    }
}

/// Returns the nanoseconds per operation of an action that performs `count` operations.
pub fn nanoseconds_each(count: usize, operations: impl FnOnce()) -> f64 {
    let start = Instant::now();
    operations();
    start.elapsed().as_secs_f64() * 1e9 / as_f64(count)
}

/// Runs an action with the stack pointer some hundred bytes lower per level.
#[inline(never)]
fn at_depth(levels: usize, action: &mut dyn FnMut()) {
    let room = black_box([0_u8; 208]);
    match levels.checked_sub(1) {
        Some(levels) => at_depth(levels, action),
        None => action(),
    }
    black_box(room);
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::thread::sleep;
    use std::time::Duration;

    use super::{Runner, SERIES};

    #[test]
    fn contenders_run_in_turns() {
        let order = RefCell::new(String::new());
        let mut runner = Runner::new();
        runner.add("a", 1, || order.borrow_mut().push('a'));
        runner.add("b", 1, || order.borrow_mut().push('b'));
        drop(runner.run(2 * SERIES));
        // One round to warm up.
        assert_eq!(order.into_inner(), "ab".repeat(1 + 2 * SERIES));
    }

    #[test]
    fn rounds_are_rounded_up_to_whole_series() {
        let mut calls = 0;
        let mut runner = Runner::new();
        runner.add("a", 1, || calls += 1);
        drop(runner.run(1));
        assert_eq!(calls, 1 + SERIES);
    }

    #[test]
    fn better_figure_of_one_name_counts() {
        let mut runner = Runner::new();
        runner.add("a", 1, || sleep(Duration::from_millis(20)));
        runner.add("b", 1, || ());
        runner.add("a", 1, || sleep(Duration::from_millis(1)));
        let figures = runner.run(1);
        assert_eq!(figures.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert!(figures[0].1.value < 20e6 && figures[0].1.value >= 1e6);
    }

    #[test]
    fn time_is_per_operation() {
        let mut runner = Runner::new();
        runner.add("a", 10, || sleep(Duration::from_millis(10)));
        let value = runner.run(1)[0].1.value;
        assert!((1e6..10e6).contains(&value), "{value}");
    }

    #[test]
    fn series_that_is_slower_than_the_others_makes_the_figure_unsteady() {
        let mut calls = 0;
        let mut runner = Runner::new();
        // The first call warms up; the series have one round each.
        runner.add("a", 1, || {
            calls += 1;
            sleep(Duration::from_millis(if calls == 4 { 40 } else { 10 }));
        });
        let figure = runner.run(SERIES)[0].1;
        assert!(figure.value < 40e6 && !figure.is_steady(), "{figure:?}");
    }
}
