//! The progress of a measurement at a terminal. Nothing is drawn if standard error is not a terminal.

use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

/// A bar with the number of steps and the time left, below the lines that a script prints.
#[derive(Clone)]
pub(crate) struct Progress {
    all: MultiProgress,
    steps: ProgressBar,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let style = ProgressStyle::with_template("{bar:40} {pos}/{len}, {eta} left")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress { all: MultiProgress::new(), steps: ProgressBar::hidden().with_style(style) }
    }

    /// Shows the bar, with this number of steps.
    pub(crate) fn start(&self, steps: usize) {
        self.steps.reset();
        self.steps.set_length(steps as u64);
        self.all.add(self.steps.clone());
        // The time left is drawn again while a step lasts.
        self.steps.enable_steady_tick(Duration::from_millis(200));
    }

    /// A step is done.
    pub(crate) fn advance(&self) {
        self.steps.inc(1);
    }

    /// Prints while nothing is drawn.
    pub(crate) fn print(&self, print: impl FnOnce()) {
        self.all.suspend(print);
    }

    /// Removes all that is drawn.
    pub(crate) fn finish(&self) {
        self.steps.finish_and_clear();
    }
}
