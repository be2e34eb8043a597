//! Layers: defaults, files, the environment, arguments; a later layer overrides an earlier one.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;

use slots_runtime::prelude::*;
use slots_runtime::{__layers, Input, PathError};

use crate::base::Base;
use crate::diagnostics::{ConfigError, ConfigErrors};
use crate::entry::{Entry, Setting, above};
use crate::file::{File, Format};
use crate::origin::Origin;
use crate::read::{Read, Variable};

#[derive(Debug)]
enum Layer {
    File(File),
    Variable(Variable),
    Entry(Result<Entry, ConfigError>),
}

impl Layer {
    /// The layer of a variable of the environment; `None` for one without the prefix.
    fn of_variable(prefix: &str, name: &OsStr, text: OsString, is_tolerant: bool) -> Option<Self> {
        let rest = name.as_encoded_bytes().strip_prefix(prefix.as_bytes())?;
        let shown = name.to_string_lossy().into_owned();
        let Ok(rest) = str::from_utf8(rest) else {
            let message = format!("the name of the variable '{shown}' is not Unicode");
            let error = ConfigError::of_syntax(&message, Origin::Environment(shown));
            return (!is_tolerant).then_some(Layer::Entry(Err(error)));
        };
        if rest.is_empty() {
            let message = format!("the variable '{shown}' names no attribute after the prefix");
            let error = ConfigError::of_syntax(&message, Origin::Environment(shown));
            return (!is_tolerant).then_some(Layer::Entry(Err(error)));
        }
        let (rest, text) = (rest.to_owned(), text.into_string().ok());
        Some(Layer::Variable(Variable { name: shown, rest, text, is_tolerant }))
    }
}

/// The layers of a configuration; a later layer overrides an earlier one. The defaults are the values of the object.
///
/// Layers follow the rules of JSON merge patches (RFC 7396), as a `Patch` does: a table updates an object, the
/// objects of a map and the fields of the active variant of an enum, and replaces every other value; a list replaces
/// the whole list; a null removes the key of a map of objects. A map of other values, such as numbers, is replaced as a whole, as a
/// list is; its single keys are set by paths: `limits.low`. A path leads into the result of the earlier layers.
/// All layers are applied by one update, all values or none. The name and an alias of a slot are one setting; both in
/// one table of a file are an error.
///
/// A table for an enum contains the name of a variant, with a table of its fields: `[mode.team]`. A table with names of fields
/// instead gives fields of the variant that is active after the earlier layers.
///
/// All names are validated, but a value that a later layer replaces is not. Checks of objects are called if no entry has another
/// error, and the first that fails is reported.
///
/// The table `profile` of a file contains its [profiles](Self::profile), unless no profile is selected and the object can have an
/// attribute of this name.
#[derive(Debug, Default)]
pub struct Config {
    layers: Vec<Layer>,
    profiles: Vec<String>,
    required: Vec<Result<AttrPath, ConfigError>>,
}

impl Config {
    /// A configuration without layers: only the defaults.
    pub fn new() -> Self {
        Config::default()
    }

    fn text(mut self, name: &str, text: &str, format: Format) -> Self {
        // A byte order mark is not a part of the text.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        self.layers.push(Layer::File(File { name: name.into(), text: text.into(), format }));
        self
    }

    /// Adds a file of TOML. `name` is its name in messages.
    #[must_use]
    pub fn toml(self, name: &str, text: &str) -> Self {
        self.text(name, text, Format::Toml)
    }

    /// Adds a file of JSON. `name` is its name in messages.
    #[must_use]
    pub fn json(self, name: &str, text: &str) -> Self {
        self.text(name, text, Format::Json)
    }

    /// Adds a file of YAML. `name` is its name in messages.
    #[cfg(feature = "yaml")]
    #[must_use]
    pub fn yaml(self, name: &str, text: &str) -> Self {
        self.text(name, text, Format::Yaml)
    }

    /// Reads and adds a file of TOML.
    ///
    /// # Errors
    /// The error of reading the file.
    pub fn toml_file(self, path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let text = read_text(path)?;
        Ok(self.toml(&path.display().to_string(), &text))
    }

    /// Reads and adds a file whose name ends with `.toml`, `.json`, `.yaml` or `.yml`.
    ///
    /// # Errors
    /// The error of reading the file; [`InvalidInput`](io::ErrorKind::InvalidInput) for another end of the name.
    pub fn file(self, path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let Some(format) = Format::of(path) else {
            let message = "the name of a settings file ends with .toml, .json, .yaml or .yml";
            return Err(in_file(path, &io::Error::new(io::ErrorKind::InvalidInput, message)));
        };
        let text = read_text(path)?;
        Ok(self.text(&path.display().to_string(), &text, format))
    }

    /// As [`file`](Self::file); a file that does not exist is left out.
    ///
    /// # Errors
    /// As [`file`](Self::file), apart from [`NotFound`](io::ErrorKind::NotFound).
    pub fn optional_file(self, path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let exists = path.try_exists().map_err(|error| in_file(path, &error))?;
        if exists { self.file(path) } else { Ok(self) }
    }

    /// Adds the values of a profile of each file to the values of that file: the table `profile.NAME`.
    ///
    /// A later profile overrides an earlier one. A profile that is not selected is ignored, with its errors; a selected profile that no
    /// file has is an error.
    #[must_use]
    pub fn profile(mut self, name: &str) -> Self {
        self.profiles.push(name.to_owned());
        self
    }

    /// Requires that a file, a variable or an argument sets the attribute at a path. A path that no object of the
    /// class can have is an error of the program, which names it.
    #[must_use]
    pub fn require<P: TryInto<AttrPath, Error: Into<PathError>>>(mut self, path: P) -> Self {
        let path = path.try_into().map_err(|error| ConfigError::of_text(error.into().to_string()));
        self.required.push(path);
        self
    }

    /// Adds the variables whose names begin with a prefix: `RACK_CAMERA__EXPOSURE_TIME` is `camera.exposure_time`. For the
    /// environment of the program, pass `std::env::vars_os()`: `std::env::vars()` panics if any variable of the environment is not
    /// Unicode, also one of another program. Here, only a variable with the prefix is an error if it is not Unicode.
    ///
    /// Names are compared without case and separators, so that `RACK_MAXLEVEL` and `RACK_MAX_LEVEL` are the attribute
    /// `maxLevel`. A name that fits two attributes, and two variables for one attribute, are errors.
    #[must_use]
    pub fn environment<K, V>(
        self,
        prefix: &str,
        variables: impl IntoIterator<Item = (K, V)>,
    ) -> Self
    where
        K: AsRef<OsStr>,
        V: Into<OsString>,
    {
        self.variables(prefix, variables, false)
    }

    /// As [`environment`](Self::environment), but variables of other programs may have the prefix: a variable whose
    /// first name is not an attribute is ignored. [`Applied::ignored`] lists these.
    #[must_use]
    pub fn environment_tolerant<K, V>(
        self,
        prefix: &str,
        variables: impl IntoIterator<Item = (K, V)>,
    ) -> Self
    where
        K: AsRef<OsStr>,
        V: Into<OsString>,
    {
        self.variables(prefix, variables, true)
    }

    fn variables<K, V>(
        mut self,
        prefix: &str,
        variables: impl IntoIterator<Item = (K, V)>,
        is_tolerant: bool,
    ) -> Self
    where
        K: AsRef<OsStr>,
        V: Into<OsString>,
    {
        for (name, text) in variables {
            self.layers.extend(Layer::of_variable(prefix, name.as_ref(), text.into(), is_tolerant));
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
                Ok(Entry::text(path, text.to_owned(), origin))
            }
            Err(error) => Err(ConfigError::of_path(
                &error,
                Origin::Argument(format!("{}={text}", error.text())),
            )),
        };
        self.layers.push(Layer::Entry(entry));
        self
    }

    /// Adds arguments of the command line: each is a path, its text, and the argument as it was given, which is the
    /// [origin](Applied::origin). The assignments of the crate `slots-cli` convert to these.
    ///
    /// ```
    /// use slots_config::Config;
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Backup { jobs: u32 }
    ///
    /// let mut backup = Backup { jobs: 1 };
    /// let argument = ("jobs".parse().unwrap(), "12".to_owned(), "--jobs 12".to_owned());
    /// let applied = Config::new().arguments([argument]).apply(&mut backup)?;
    /// assert_eq!(applied.origin("jobs").unwrap().to_string(), "argument --jobs 12");
    /// # Ok::<(), slots_config::ConfigErrors>(())
    /// ```
    #[must_use]
    pub fn arguments<A: Into<(AttrPath, String, String)>>(
        mut self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Self {
        for (path, text, given) in arguments.into_iter().map(Into::into) {
            let entry = Entry::text(path, text, Origin::Argument(given));
            self.layers.push(Layer::Entry(Ok(entry)));
        }
        self
    }

    /// Applies the entries of all layers, all or none.
    ///
    /// # Errors
    /// [`ConfigErrors`] with every error of every layer, each with its origin, see [`Config`].
    pub fn apply<T: Object + ?Sized>(self, object: &mut T) -> Result<Applied, ConfigErrors> {
        let (read, writes) = self.read(&Base::of(object));
        // If a file could not be read to its end, the rest is only validated, to report all errors at once.
        let done = __layers::update(object, inputs(&writes), !read.problems.is_empty());
        read.finish(done)
    }

    /// Makes an object from the layers. Slots that no layer sets have their defaults, as in [`from_attrs`](Slots::from_attrs). A layer
    /// can set read-only slots and the read-only fields of variants, also in a default, because the object is new. No hook is called.
    ///
    /// # Errors
    /// [`ConfigErrors`] with every error of every layer, each with its origin, and the slots that have neither a
    /// default nor a value, see [`Config`]. If a slot without a default has no accepted value, the errors of the other layers are
    /// those that can be found without the object.
    ///
    /// ```
    /// use slots_config::Config;
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Backup {
    ///     target: String,
    ///     #[slot(default = 2, range = 1..=64)]
    ///     jobs: u32,
    /// }
    ///
    /// let (backup, applied) = Config::new().argument("target", "/mnt").build::<Backup>()?;
    /// assert_eq!((backup.target.as_str(), backup.jobs), ("/mnt", 2));
    /// assert_eq!(applied.origin("target").unwrap().to_string(), "argument target=/mnt");
    ///
    /// let errors = Config::new().argument("jobs", "0").build::<Backup>().err().unwrap().to_string();
    /// assert!(errors.contains("'jobs' must be in 1..=64, not 0"));
    /// assert!(errors.contains("'Backup' object needs 'target'"));
    /// # Ok::<(), slots_config::ConfigErrors>(())
    /// ```
    pub fn build<T: Slots>(self) -> Result<(T, Applied), ConfigErrors> {
        let (mut read, writes) = self.read(&Base::<T>::new_object());
        let made = __layers::create(inputs(&writes));
        let mut object: T = match made {
            Ok(object) => object,
            Err(error) => return Err(read.rejected(error)),
        };
        // Only the object tells whether a default has the key of a map that a null removes.
        let writes = read.merged.writes(&Base::of(&object));
        let done = __layers::complete(&mut object, inputs(&writes), !read.problems.is_empty());
        read.finish(done).map(|applied| (object, applied))
    }

    /// Reads the layers, and returns their writes. A write without a setting removes the key of a map.
    fn read<T: Object + ?Sized>(
        self,
        base: &Base<'_, T>,
    ) -> (Read, Vec<(AttrPath, Option<Setting>)>) {
        let mut read = Read::default();
        for layer in self.layers {
            match layer {
                Layer::File(file) => read.file(base, &file, &self.profiles),
                Layer::Variable(variable) => read.variable(base, variable),
                Layer::Entry(Ok(entry)) => read.add(base, entry),
                Layer::Entry(Err(problem)) => read.problems.push(problem),
            }
        }
        read.missing_profiles(&self.profiles);
        for path in self.required {
            match path {
                Ok(path) if read.merged.sets(base, &path) => {}
                Ok(path) => match base.class().slot_at(&path) {
                    Err(error) => read.problems.push(ConfigError::of_program(error)),
                    Ok(_) => read.problems.push(ConfigError::of_text(format!(
                        "'{path}' is required, and no file, variable or argument sets it"
                    ))),
                },
                Err(problem) => read.problems.push(problem),
            }
        }
        let writes = read.merged.writes(base);
        (read, writes)
    }
}

/// The paths of writes with their inputs.
fn inputs(
    writes: &[(AttrPath, Option<Setting>)],
) -> impl Iterator<Item = (&AttrPath, Option<Input<'_>>)> + Clone {
    writes.iter().map(|(path, write)| (path, write.as_ref().map(Setting::input)))
}

fn read_text(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path).map_err(|error| in_file(path, &error))
}

/// The same error with the name of the file in its message.
fn in_file(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

impl Read {
    fn finish(self, done: Result<Option<Undo>, UpdateError>) -> Result<Applied, ConfigErrors> {
        match done {
            Ok(Some(undo)) => {
                let Read { merged, ignored, .. } = self;
                Ok(Applied { origins: merged.into_origins(), undo, ignored })
            }
            Ok(None) => Err(ConfigErrors::new(self.problems)),
            Err(error) => Err(self.rejected(error)),
        }
    }

    fn rejected(self, error: UpdateError) -> ConfigErrors {
        let Read { merged, problems, is_cut, .. } = self;
        // An entry that a syntax error left incomplete is not a second error, nor is one that the rest of the file may contain.
        let is_second = |error: &ConfigError| {
            let is_missing = error.error().is_some_and(|it| it.kind() == ErrorKind::Missing);
            is_cut && is_missing || problems.iter().any(|other| other.covers(error))
        };
        let errors = ConfigError::of_update(error, &merged)
            .into_iter()
            .filter(|error| !is_second(error))
            .collect::<Vec<_>>();
        ConfigErrors::new(errors.into_iter().chain(problems).collect())
    }
}

/// An applied configuration: the origin of each value, and the undo record.
#[derive(Debug)]
pub struct Applied {
    /// The path of each setting, by the names of the slots and as it was written, and its origin.
    origins: Vec<(AttrPath, AttrPath, Origin)>,
    undo: Undo,
    ignored: Vec<String>,
}

impl Applied {
    /// The origin of the value at a path; `None` for a default. A part of a value that was set as a whole has the origin of the whole.
    pub fn origin<P: TryInto<AttrPath>>(&self, path: P) -> Option<&Origin> {
        let path = path.try_into().ok()?;
        let of = |path: &AttrPath| {
            let is_path = |(key, written, _): &&_| key == path || written == path;
            self.origins.iter().find(is_path).map(|(_, _, origin)| origin)
        };
        of(&path).or_else(|| above(&path).find_map(|path| of(&path)))
    }

    /// All paths that were set, with the origins of their values. A slot that was set by an alias has its own name.
    pub fn origins(&self) -> impl Iterator<Item = (&AttrPath, &Origin)> {
        self.origins.iter().map(|(path, _, origin)| (path, origin))
    }

    /// The variables of other programs, which [`environment_tolerant`](Config::environment_tolerant) ignored.
    pub fn ignored(&self) -> impl Iterator<Item = &str> {
        self.ignored.iter().map(String::as_str)
    }

    /// The undo record, which restores the values before.
    pub fn into_undo(self) -> Undo {
        self.undo
    }
}
