//! The progress of a measurement at a terminal. Nothing is drawn if standard error is not a terminal.

use std::io::IsTerminal;
use std::iter;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use slots_runtime::prelude::*;
use slots_runtime::{Notification, SharedObject, Subscription};

/// The attributes that change, with their values, above a bar with the number of steps and the time left.
#[derive(Clone)]
pub(crate) struct Progress {
    all: MultiProgress,
    steps: ProgressBar,
    values: Arc<Mutex<Values>>,
}

/// The lines of the attributes that changed.
struct Values {
    /// The changes of all slots and of each property; none if nothing is drawn.
    changes: Vec<Subscription>,
    lines: Vec<(AttrPath, ProgressBar)>,
}

/// The number of attributes that are shown: those that changed first.
const SHOWN: usize = 12;

impl Values {
    fn update(&mut self, all: &MultiProgress) {
        let changes =
            self.changes.iter_mut().flat_map(|changes| iter::from_fn(|| changes.try_next()));
        for Notification { path, new, .. } in changes {
            let value = new.map_or_else(|| "deleted".to_owned(), |new| new.as_value().to_string());
            let at = self.lines.iter().position(|(shown, _)| *shown == path).unwrap_or_else(|| {
                let line = ProgressBar::no_length().with_style(plain());
                if self.lines.len() < SHOWN {
                    all.insert(self.lines.len(), line.clone());
                }
                self.lines.push((path.clone(), line));
                self.lines.len() - 1
            });
            if at < SHOWN {
                self.lines[at].1.set_message(format!("{path} = {value}"));
            }
        }
    }
}

/// Subscribes to all slots and to each property that can be set. A device that does not answer is left out.
fn all_changes(rack: &SharedObject) -> Vec<Subscription> {
    let paths = rack.read(|rack| {
        let leaves = rack.leaves().only_objects().with_properties();
        let properties = leaves.filter(|leaf| leaf.slot.is_none() && !leaf.is_readonly);
        properties.map(|leaf| leaf.path).collect::<Vec<_>>()
    });
    let properties =
        paths.unwrap_or_default().into_iter().filter_map(|path| rack.subscribe(&path).ok());
    rack.subscribe_all().into_iter().chain(properties).collect()
}

fn plain() -> ProgressStyle {
    ProgressStyle::with_template("{msg}").unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Progress {
    pub(crate) fn new(rack: &SharedObject) -> Self {
        let style = ProgressStyle::with_template("{bar:40} {pos}/{len}, {eta} left")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        // Each change copies the rack, so that nothing is paid where nothing is drawn.
        let changes = if std::io::stderr().is_terminal() { all_changes(rack) } else { Vec::new() };
        let values = Arc::new(Mutex::new(Values { changes, lines: Vec::new() }));
        Progress {
            all: MultiProgress::new(),
            steps: ProgressBar::hidden().with_style(style),
            values,
        }
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
        self.values().update(&self.all);
        self.steps.inc(1);
    }

    /// Prints while nothing is drawn.
    pub(crate) fn print(&self, print: impl FnOnce()) {
        self.all.suspend(print);
    }

    fn values(&self) -> MutexGuard<'_, Values> {
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes all that is drawn.
    pub(crate) fn finish(&self) {
        self.values().lines.iter().for_each(|(_, line)| line.finish_and_clear());
        self.steps.finish_and_clear();
    }
}
