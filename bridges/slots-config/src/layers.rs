//! Layers: defaults, files, the environment, arguments; a later layer overrides an earlier one.

use std::collections::HashSet;
use std::fmt::{self, Display, Formatter};
use std::ops::Range;
use std::sync::Arc;

use slots_runtime::prelude::*;
use slots_runtime::{Input, PathError, PathSegment};

use crate::diagnostics::{ConfigError, ConfigErrors};
use crate::toml_file;

/// The origin of a value. Its `Display` is a place for people: `rack.toml:3:1`, `environment RACK_CAMERA__GAIN`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Origin {
    /// A file: its name, its text, and the ranges of the key and the value, in bytes.
    File {
        /// The name of the file in messages.
        name: Arc<str>,
        /// Its whole text.
        text: Arc<str>,
        /// The range of the key, in bytes.
        key: Range<usize>,
        /// The range of the value, in bytes.
        value: Range<usize>,
    },
    /// A variable of the environment.
    Environment(String),
    /// An argument of the command line, as the user wrote it.
    Argument(String),
}

/// The line and the column of a place in a text, counted from 1.
pub(crate) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}

impl Display for Origin {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Origin::File { name, text, key, .. } => {
                let (line, column) = position(text, key.start);
                write!(f, "{name}:{line}:{column}")
            }
            Origin::Environment(name) => write!(f, "environment {name}"),
            Origin::Argument(given) => write!(f, "argument {given}"),
        }
    }
}

/// A value to set.
#[derive(Clone, Debug)]
pub(crate) enum Setting {
    /// A typed value of a file.
    Value(OwnedValue),
    /// A string, which is parsed for the type of the slot.
    Text(String),
}

/// One value of one layer.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) path: AttrPath,
    pub(crate) setting: Setting,
    pub(crate) origin: Origin,
}

/// A file that was read.
#[derive(Debug)]
struct File {
    name: Arc<str>,
    text: Arc<str>,
}

#[derive(Debug)]
enum Layer {
    File(File),
    Entry(Result<Entry, ConfigError>),
}

/// The layers of a configuration; a later layer overrides an earlier one. The defaults are the values of the object.
#[derive(Debug, Default)]
pub struct Config {
    layers: Vec<Layer>,
}

impl Config {
    /// A configuration without layers: only the defaults.
    pub fn new() -> Self {
        Config::default()
    }

    /// Adds a file of TOML. `name` is its name in messages.
    #[must_use]
    pub fn toml(mut self, name: &str, text: &str) -> Self {
        self.layers.push(Layer::File(File { name: name.into(), text: text.into() }));
        self
    }

    /// Reads and adds a file of TOML.
    ///
    /// # Errors
    /// The error of reading the file.
    pub fn toml_file(self, path: impl AsRef<std::path::Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path)?;
        Ok(self.toml(&path.display().to_string(), &text))
    }

    /// Adds the variables whose names begin with a prefix: `RACK_CAMERA__EXPOSURE_TIME` is `camera.exposure_time`. For the
    /// environment of the program, pass `std::env::vars()`.
    #[must_use]
    pub fn environment<K, V>(
        mut self,
        prefix: &str,
        variables: impl IntoIterator<Item = (K, V)>,
    ) -> Self
    where
        K: AsRef<str>,
        V: Into<String>,
    {
        for (name, text) in variables {
            let name = name.as_ref();
            let Some(rest) = name.strip_prefix(prefix).filter(|rest| !rest.is_empty()) else {
                continue;
            };
            let path =
                rest.split("__").map(|step| PathSegment::Name(step.to_lowercase())).collect();
            let origin = Origin::Environment(name.to_owned());
            let entry = Entry { path, setting: Setting::Text(text.into()), origin };
            self.layers.push(Layer::Entry(Ok(entry)));
        }
        self
    }

    /// Adds an argument of the command line, `path=text`.
    #[must_use]
    pub fn argument<P: TryInto<AttrPath, Error: Into<PathError>>>(
        mut self,
        path: P,
        text: &str,
    ) -> Self {
        let entry = match path.try_into().map_err(Into::into) {
            Ok(path) => {
                let origin = Origin::Argument(format!("{path}={text}"));
                Ok(Entry { path, setting: Setting::Text(text.to_owned()), origin })
            }
            Err(error) => Err(ConfigError::of_path(
                &error,
                Origin::Argument(format!("{}={text}", error.text())),
            )),
        };
        self.layers.push(Layer::Entry(entry));
        self
    }

    /// Applies the entries of all layers, all or none.
    ///
    /// # Errors
    /// [`ConfigErrors`] with every error of every layer, each with its origin.
    pub fn apply<T: Object + ?Sized>(self, object: &mut T) -> Result<Applied, ConfigErrors> {
        let mut problems = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        for layer in self.layers {
            match layer {
                Layer::File(file) => {
                    toml_file::read(object, &file.name, &file.text, &mut entries, &mut problems);
                }
                Layer::Entry(Ok(entry)) => entries.push(entry),
                Layer::Entry(Err(problem)) => problems.push(problem),
            }
        }
        let entries = later_counts(entries);
        let writes: Vec<_> = entries
            .iter()
            .map(|entry| (&entry.path, entry.setting.input(object, &entry.path)))
            .collect();
        // If a file could not be read to its end, the rest is only validated, to report all errors at once.
        let done = if problems.is_empty() {
            object.update_with(writes).map(Some)
        } else {
            object.validate_update_with(writes).map(|()| None)
        };
        match done {
            Ok(Some(undo)) => Ok(Applied {
                origins: entries.into_iter().map(|entry| (entry.path, entry.origin)).collect(),
                undo,
            }),
            Ok(None) => Err(ConfigErrors::new(problems)),
            Err(error) => {
                // An entry that a syntax error left incomplete is not a second error.
                let errors = ConfigError::of_update(error, &entries)
                    .into_iter()
                    .filter(|error| !problems.iter().any(|other| other.covers(error)))
                    .collect::<Vec<_>>();
                Err(ConfigErrors::new(errors.into_iter().chain(problems).collect()))
            }
        }
    }
}

/// Of two entries for one path keeps the later one, at its own position.
fn later_counts(mut entries: Vec<Entry>) -> Vec<Entry> {
    let mut later: HashSet<AttrPath> = HashSet::with_capacity(entries.len());
    entries.reverse();
    entries.retain(|entry| later.insert(entry.path.clone()));
    entries.reverse();
    entries
}

impl Setting {
    /// The value to set. A string of a file is parsed if the slot has a unit: `"5ms"`.
    fn input<'v, T: Object + ?Sized>(&'v self, object: &T, path: &AttrPath) -> Input<'v> {
        match self {
            Setting::Text(text) => Input::Text(text),
            Setting::Value(OwnedValue::Str(text)) if has_unit(object, path) => Input::Text(text),
            Setting::Value(value) => Input::Value(value.into()),
        }
    }
}

fn has_unit<T: Object + ?Sized>(object: &T, path: &AttrPath) -> bool {
    let Some((PathSegment::Name(name), above)) = path.segments().split_last() else { return false };
    let class = match object.get_path(above.iter().cloned().collect::<AttrPath>()) {
        _ if above.is_empty() => object.class(),
        Ok(Value::Object(inner)) => inner.class(),
        _ => return false,
    };
    class.slot(name).is_some_and(|slot| !slot.unit().is_empty())
}

/// An applied configuration: the origin of each value, and the undo record.
#[derive(Debug)]
pub struct Applied {
    origins: Vec<(AttrPath, Origin)>,
    undo: Undo,
}

impl Applied {
    /// The origin of the value at a path; `None` for a default.
    pub fn origin<P: TryInto<AttrPath>>(&self, path: P) -> Option<&Origin> {
        let path = path.try_into().ok()?;
        self.origins.iter().find(|(written, _)| *written == path).map(|(_, origin)| origin)
    }

    /// All paths that were set, with the origins of their values.
    pub fn origins(&self) -> impl Iterator<Item = (&AttrPath, &Origin)> {
        self.origins.iter().map(|(path, origin)| (path, origin))
    }

    /// The undo record, which restores the values before.
    pub fn into_undo(self) -> Undo {
        self.undo
    }
}
