//! The changes that were made in the console, to be undone and redone.

use std::fmt::{self, Display, Formatter};

use slots_runtime::prelude::*;
use slots_runtime::{History, SharedObject};

use crate::print::put_line;
use crate::show::{self, Settings};

/// The changes that can be undone and redone.
pub(crate) struct Changes(History);

/// The number of changes that can be undone.
const KEPT: usize = 1000;

impl Changes {
    pub(crate) fn new() -> Self {
        Changes(History::new(KEPT))
    }

    /// Changes the rack, and prints the written attributes.
    pub(crate) fn make(
        &mut self,
        rack: &SharedObject,
        change: impl FnOnce(&mut dyn Object) -> Result<Undo, UpdateError>,
    ) -> Result<(), String> {
        let done = rack.write(change).map_err(|error| error.to_string())?;
        let undo = done.map_err(|error| error.to_string())?;
        for path in undo.paths() {
            print_value(rack, &path);
        }
        self.add(undo);
        Ok(())
    }

    /// Stores the undo record of a change.
    pub(crate) fn add(&mut self, undo: Undo) {
        self.0.record(undo);
    }

    /// Undoes the last change.
    pub(crate) fn undo(&mut self, rack: &SharedObject) -> Result<(), String> {
        let paths = self.0.entries().next_back().ok_or("there is nothing to undo")?.paths();
        self.apply(rack, History::undo, paths.into_iter().rev())
    }

    /// Makes the change again that was undone last.
    pub(crate) fn redo(&mut self, rack: &SharedObject) -> Result<(), String> {
        let paths = self.0.undone().next().ok_or("there is nothing to redo")?.paths();
        self.apply(rack, History::redo, paths.into_iter().rev())
    }

    fn apply(
        &mut self,
        rack: &SharedObject,
        apply: fn(&mut History, &mut dyn Object) -> Result<bool, UpdateError>,
        paths: impl Iterator<Item = AttrPath>,
    ) -> Result<(), String> {
        let before = Settings::of_shared(rack)?;
        let done =
            rack.write(|rack| apply(&mut self.0, rack)).map_err(|error| error.to_string())?;
        done.map_err(|error| error.to_string())?;
        print_changed(rack, &before, paths);
        Ok(())
    }
}

/// The number of paths that are listed for a change.
const LISTED: usize = 4;

impl Display for Changes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let count = self.0.entries().len();
        if count == 0 && self.0.undone().len() == 0 {
            return writeln!(f, "there are no changes");
        }
        for (number, entry) in self.0.entries().chain(self.0.undone()).enumerate() {
            let paths: Vec<String> = entry.paths().iter().map(ToString::to_string).collect();
            let listed = paths[..paths.len().min(LISTED)].join(", ");
            write!(f, "{:>3}  {listed}", number + 1)?;
            if paths.len() > LISTED {
                write!(f, " and {} more", paths.len() - LISTED)?;
            }
            writeln!(f, "{}", if number < count { "" } else { " (undone)" })?;
        }
        Ok(())
    }
}

/// Prints the written attributes whose values changed. Returns whether there are any.
pub(crate) fn print_changed(
    rack: &SharedObject,
    before: &Settings,
    written: impl IntoIterator<Item = AttrPath>,
) -> bool {
    let mut is_changed = false;
    for path in written {
        if show::shown_at(rack, &path).ok().as_deref() != before.value(&path) {
            print_value(rack, &path);
            is_changed = true;
        }
    }
    if !is_changed {
        put_line!("no value changed");
    }
    is_changed
}

fn print_value(rack: &SharedObject, path: &AttrPath) {
    match show::shown_at(rack, path) {
        Ok(value) => put_line!("{path} = {value}"),
        Err(_) => put_line!("{path} is deleted"),
    }
}
