//! Layers: defaults, files, the environment, arguments; the later counts.

use std::collections::HashSet;
use std::fmt::{self, Display, Formatter};
use std::ops::Range;
use std::sync::Arc;

use slots_runtime::prelude::*;
use slots_runtime::{Input, PathError, PathSegment};

use crate::diagnostics::{ConfigError, ConfigErrors};
use crate::toml_file;

/// Where a value came from. Its `Display` is what a person looks for: `rack.toml:3:1`, `environment RACK_CAMERA__GAIN`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Origin {
    /// A file: its name, its text, and where the key and the value stand in it, in bytes.
    File {
        /// The name it was given.
        name: Arc<str>,
        /// Its whole text.
        text: Arc<str>,
        /// Where the key stands.
        key: Range<usize>,
        /// Where the value stands.
        value: Range<usize>,
    },
    /// A variable of the environment.
    Environment(String),
    /// An argument of the command line, as it was given.
    Argument(String),
}

/// Line and column, counted from 1, of a place in a text.
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

/// A value that is to be set.
#[derive(Clone, Debug)]
pub(crate) enum Setting {
    /// Of a type of its own, as a file has it.
    Value(OwnedValue),
    /// A text, which the slot reads.
    Text(String),
}

/// One value of one layer.
pub(crate) struct Entry {
    pub(crate) path: AttrPath,
    pub(crate) setting: Setting,
    pub(crate) origin: Origin,
}

/// A file that was read.
struct File {
    name: Arc<str>,
    text: Arc<str>,
}

enum Layer {
    File(File),
    Entry(Result<Entry, ConfigError>),
}

/// The layers of a configuration, the later over the earlier; the defaults are what the object is already.
#[derive(Default)]
pub struct Config {
    layers: Vec<Layer>,
}

impl Config {
    /// No layers: nothing but the defaults.
    pub fn new() -> Self {
        Config::default()
    }

    /// Adds a file of TOML. `name` is what messages call it.
    #[must_use]
    pub fn toml(mut self, name: &str, text: &str) -> Self {
        self.layers.push(Layer::File(File { name: name.into(), text: text.into() }));
        self
    }

    /// Reads and adds a file of TOML.
    ///
    /// # Errors
    /// What reading the file gives.
    pub fn toml_file(self, path: impl AsRef<std::path::Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path)?;
        Ok(self.toml(&path.display().to_string(), &text))
    }

    /// Adds the variables whose names begin with a prefix: `RACK_CAMERA__EXPOSURE_TIME` is `camera.exposure_time`. For the
    /// environment of the program give `std::env::vars()`.
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

    /// Sets all that the layers give, all or nothing.
    ///
    /// # Errors
    /// [`ConfigErrors`] with every error of every layer, where each is written.
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
                // What the syntax error left incomplete is not a second error.
                let errors = ConfigError::of_update(error, &entries)
                    .into_iter()
                    .filter(|error| !problems.iter().any(|other| other.covers(error)))
                    .collect::<Vec<_>>();
                Err(ConfigErrors::new(errors.into_iter().chain(problems).collect()))
            }
        }
    }
}

/// Of two entries for one path the later counts, and stands where it stands.
fn later_counts(mut entries: Vec<Entry>) -> Vec<Entry> {
    let mut later: HashSet<AttrPath> = HashSet::with_capacity(entries.len());
    entries.reverse();
    entries.retain(|entry| later.insert(entry.path.clone()));
    entries.reverse();
    entries
}

impl Setting {
    /// What is written. A string in a file is text where the slot has a unit: `"5ms"`.
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

/// What was set: where each value came from, and how to take it all back.
#[derive(Debug)]
pub struct Applied {
    origins: Vec<(AttrPath, Origin)>,
    undo: Undo,
}

impl Applied {
    /// Where the value at a path came from; `None` for a default.
    pub fn origin<P: TryInto<AttrPath>>(&self, path: P) -> Option<&Origin> {
        let path = path.try_into().ok()?;
        self.origins.iter().find(|(written, _)| *written == path).map(|(_, origin)| origin)
    }

    /// All paths that were set, and where their values came from.
    pub fn origins(&self) -> impl Iterator<Item = (&AttrPath, &Origin)> {
        self.origins.iter().map(|(path, origin)| (path, origin))
    }

    /// What takes it all back.
    pub fn into_undo(self) -> Undo {
        self.undo
    }
}
