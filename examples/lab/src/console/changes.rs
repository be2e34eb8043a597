//! The changes that were made in the console, to be undone and redone.

use std::fmt::{self, Display, Formatter};

use slots_runtime::SharedObject;
use slots_runtime::prelude::*;

use crate::print::put_line;
use crate::show::{self, Settings};

/// The undone and the redone changes, the newest last.
#[derive(Default)]
pub(crate) struct Changes {
    undo: Vec<Undo>,
    redo: Vec<Undo>,
}

impl Changes {
    /// Changes the rack and stores the undo record.
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
        self.undo.push(undo);
        self.redo.clear();
    }

    /// Undoes the last change.
    pub(crate) fn undo(&mut self, rack: &SharedObject) -> Result<(), String> {
        let undo = self.undo.pop().ok_or("there is nothing to undo")?;
        self.redo.push(apply(rack, undo)?);
        Ok(())
    }

    /// Makes the change again that was undone last.
    pub(crate) fn redo(&mut self, rack: &SharedObject) -> Result<(), String> {
        let redo = self.redo.pop().ok_or("there is nothing to redo")?;
        self.undo.push(apply(rack, redo)?);
        Ok(())
    }
}

/// The number of paths that are listed for a change.
const LISTED: usize = 4;

impl Display for Changes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.undo.is_empty() && self.redo.is_empty() {
            return writeln!(f, "there are no changes");
        }
        for (number, change) in self.undo.iter().chain(self.redo.iter().rev()).enumerate() {
            let paths: Vec<String> = change.paths().map(|path| path.to_string()).collect();
            let listed = paths[..paths.len().min(LISTED)].join(", ");
            write!(f, "{:>3}  {listed}", number + 1)?;
            if paths.len() > LISTED {
                write!(f, " and {} more", paths.len() - LISTED)?;
            }
            writeln!(f, "{}", if number < self.undo.len() { "" } else { " (undone)" })?;
        }
        Ok(())
    }
}

/// Applies an undo record, and prints the attributes whose values change.
fn apply(rack: &SharedObject, undo: Undo) -> Result<Undo, String> {
    let before = Settings::of_shared(rack)?;
    let done = rack.write(|rack| undo.apply(rack)).map_err(|error| error.to_string())?;
    let back = done.map_err(|error| error.to_string())?;
    print_changed(rack, &before, &back);
    Ok(back)
}

/// Prints the written attributes whose values changed.
pub(crate) fn print_changed(rack: &SharedObject, before: &Settings, written: &Undo) {
    let mut is_changed = false;
    for path in written.paths() {
        if show::shown_at(rack, &path).ok().as_deref() != before.value(&path) {
            print_value(rack, &path);
            is_changed = true;
        }
    }
    if !is_changed {
        put_line!("no value changed");
    }
}

fn print_value(rack: &SharedObject, path: &AttrPath) {
    match show::shown_at(rack, path) {
        Ok(value) => put_line!("{path} = {value}"),
        Err(_) => put_line!("{path} is deleted"),
    }
}
