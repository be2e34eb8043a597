//! Watched attributes, whose changes the console prints: its own and those of scripts.

use std::fmt::{self, Display, Formatter};

use slots_runtime::prelude::*;
use slots_runtime::{SharedObject, Subscription};

use crate::print::put_line;
use crate::show;

/// The watched paths with their subscriptions.
#[derive(Default)]
pub(crate) struct Watched(Vec<(AttrPath, Subscription)>);

impl Watched {
    /// Watches the value at a path and all values below it.
    pub(crate) fn add(&mut self, rack: &SharedObject, path: &str) -> Result<(), String> {
        let path = AttrPath::parse(path).map_err(|error| error.to_string())?;
        let changes = rack.subscribe(&path).map_err(|error| format!("{error:#}"))?;
        if !self.0.iter().any(|(watched, _)| *watched == path) {
            self.0.push((path, changes));
        }
        Ok(())
    }

    /// Watches the value at a path no longer.
    pub(crate) fn remove(&mut self, path: &str) -> Result<(), String> {
        let at = self.0.iter().position(|(watched, _)| watched.to_string() == path);
        self.0.remove(at.ok_or_else(|| format!("'{path}' is not watched"))?);
        Ok(())
    }

    /// Prints the changes since the last call.
    pub(crate) fn print_changes(&mut self) {
        for (_, changes) in &mut self.0 {
            while let Some(change) = changes.try_next() {
                if change.skipped > 0 {
                    put_line!("watch: {} changes are left out", change.skipped);
                }
                put_line!("watch: {}", show::change(&change));
            }
        }
    }
}

impl Display for Watched {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return writeln!(f, "nothing is watched");
        }
        self.0.iter().try_for_each(|(path, _)| writeln!(f, "{path}"))
    }
}
