//! The console: reads and sets attributes line by line, with undo, files and completion.

mod changes;
mod files;
mod watch;

use std::io::{ErrorKind, IsTerminal};
use std::path::Path as FilePath;
use std::process::ExitCode;

use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{CompletionType, Config, Editor};
use slots_runtime::SharedObject;
use slots_runtime::prelude::*;

use self::changes::Changes;
use self::watch::Watched;
use crate::bench::Link;
use crate::complete::Names;
use crate::print::{put, put_error, put_line};
use crate::settings::Origins;
use crate::show::Settings;
use crate::{help, measure, notes, show};

/// Executes all lines. Outside of a terminal, an error makes the exit status nonzero.
pub(crate) fn run(
    rack: &SharedObject,
    bench: &Link,
    origins: &Origins,
) -> Result<ExitCode, String> {
    let config = Config::builder().completion_type(CompletionType::List).build();
    let mut editor = Editor::with_history(config, MemHistory::new())
        .map_err(|error| format!("error: no console: {error}"))?;
    editor.set_helper(Some(Names(rack.clone())));
    let is_terminal = std::io::stdin().is_terminal();
    if is_terminal {
        put_line!("Read and set attributes by name; Tab completes. Type help, or quit.");
    }
    let mut console = Console {
        rack,
        bench,
        origins,
        changes: Changes::new(),
        watched: Watched::default(),
        reference: Settings::of_shared(rack)?,
    };
    let mut fine = true;
    for number in 1.. {
        let line = match editor.readline("lab> ") {
            Ok(line) => line,
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => break,
            // The reader of the prompt closed the pipe.
            Err(ReadlineError::Io(error)) if error.kind() == ErrorKind::BrokenPipe => break,
            Err(error) => return Err(format!("error: no console: {error}")),
        };
        let line = line.trim();
        if matches!(line, "quit" | "exit") {
            break;
        }
        match console.obey(line) {
            Ok(()) => {}
            Err(message) if is_terminal => put_error!("{message}"),
            Err(message) => {
                put_error!("standard input:{number}: {message}");
                fine = false;
            }
        }
        console.watched.print_changes();
        for warning in notes::warnings() {
            put_error!("{}", warning.message);
        }
        if !line.is_empty() {
            let _ = editor.add_history_entry(line);
        }
    }
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The commands that are no attributes when they stand alone.
const NEEDS_ARGUMENT: [&str; 6] = ["get", "load", "run", "save", "unset", "unwatch"];

struct Console<'a> {
    rack: &'a SharedObject,
    bench: &'a Link,
    origins: &'a Origins,
    changes: Changes,
    watched: Watched,
    /// The settings that `diff` compares with: those at the start, or those last saved or loaded.
    reference: Settings,
}

impl Console<'_> {
    fn obey(&mut self, line: &str) -> Result<(), String> {
        let (command, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        if line.contains('=') && !rest.is_empty() || command.contains('=') {
            return self.set(line);
        }
        match (command, rest) {
            ("", _) => {}
            ("help", "") => put!("{}", help::COMMANDS),
            ("help", topic) => put!("{}", help::help(self.rack, self.origins, topic)?),
            ("dir", place) => put!("{}", help::dir(self.rack, place)?),
            ("undo", "") => self.changes.undo(self.rack)?,
            ("redo", "") => self.changes.redo(self.rack)?,
            ("watch", "") => put!("{}", self.watched),
            ("watch", path) => self.watched.add(self.rack, path)?,
            ("unwatch", path) if !path.is_empty() => self.watched.remove(path)?,
            ("history", "") => put!("{}", self.changes),
            ("diff", "") => put!("{}", self.reference.changes(&Settings::of_shared(self.rack)?)),
            ("save", file) if !file.is_empty() => self.save(FilePath::new(file))?,
            ("load", file) if !file.is_empty() => self.load(FilePath::new(file))?,
            ("run", file) if !file.is_empty() => {
                measure(self.rack, self.bench, FilePath::new(file))?;
            }
            ("unset", path) if !path.is_empty() => self.unset(path)?,
            ("get", path) if !path.is_empty() => self.get(path)?,
            (path, "") if !NEEDS_ARGUMENT.contains(&path) => self.get(path)?,
            (command, "") => return Err(format!("'{command}' needs an argument; type help")),
            _ => return Err(format!("'{line}' is not a command; type help")),
        }
        Ok(())
    }

    fn get(&self, path: &str) -> Result<(), String> {
        let path = AttrPath::parse(path).map_err(|error| error.to_string())?;
        let value =
            show::shown_at(self.rack, &path).map_err(|error| match error.suggestions() {
                near if near.is_empty() && path.len() == 1 => {
                    format!("'{path}' is neither a command nor an attribute; type help")
                }
                _ => format!("{error:#}"),
            })?;
        put_line!("{value}");
        Ok(())
    }

    /// Unsets an attribute.
    fn unset(&mut self, path: &str) -> Result<(), String> {
        self.changes.make(self.rack, |rack| rack.update([(path, Value::None)]))
    }

    /// Executes `PATH = VALUE; PATH = VALUE`, all or none.
    fn set(&mut self, line: &str) -> Result<(), String> {
        let mut writes = Vec::new();
        for statement in statements(line) {
            let (path, text) = statement
                .split_once('=')
                .ok_or_else(|| format!("expected PATH = VALUE, not '{statement}'"))?;
            writes.push((path.trim(), text.trim()));
        }
        self.changes.make(self.rack, |rack| rack.update_texts(writes))
    }

    /// Writes the settings to a file.
    fn save(&mut self, file: &FilePath) -> Result<(), String> {
        files::save(self.rack, file)?;
        self.reference = Settings::of_shared(self.rack)?;
        put_line!("saved {}", file.display());
        Ok(())
    }

    /// Applies the settings of a file, all or none.
    fn load(&mut self, file: &FilePath) -> Result<(), String> {
        let before = Settings::of_shared(self.rack)?;
        let undo = files::load(self.rack, file)?;
        // A file with the present values is not a change to undo.
        if changes::print_changed(self.rack, &before, undo.paths()) {
            self.changes.add(undo);
        }
        self.reference = Settings::of_shared(self.rack)?;
        Ok(())
    }
}

/// Splits a line at semicolons that are not in quotes.
fn statements(line: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let parts = line.split(move |c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    parts.map(str::trim).filter(|part| !part.is_empty())
}
