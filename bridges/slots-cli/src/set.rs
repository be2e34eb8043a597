//! `--set path=value`: a value parser of clap that validates with a class.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};
use slots_runtime::prelude::*;
use slots_runtime::{AttributeError, Class, PathSegment};

/// A path and the string to write there.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Assignment {
    /// The path of the attribute.
    pub path: AttrPath,
    /// The value, as a string that the attribute accepts.
    pub text: String,
    /// The arguments on the command line, such as `--jobs 12`.
    given: Option<String>,
}

impl Assignment {
    /// An assignment of `text` to the attribute at `path`.
    pub fn new(path: AttrPath, text: impl Into<String>) -> Self {
        Assignment { path, text: text.into(), given: None }
    }

    pub(crate) fn given_as(self, given: String) -> Self {
        Assignment { given: Some(given), ..self }
    }

    /// The argument on the command line: `--jobs 12`, `--set jobs=12`, `--dry-run`, or all uses of a flag that was repeated,
    /// `--tags a --tags b`. Clap does not tell whether `--jobs=12` was written instead of `--jobs 12`. An assignment that was
    /// made by [`new`](Self::new) is `jobs=12`.
    ///
    /// ```
    /// use clap::Command;
    /// use slots_cli::Flags;
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Backup { jobs: u32 }
    ///
    /// let flags = Flags::of::<Backup>();
    /// let command = flags.add_to(Command::new("backup"))?;
    /// let matches = command.try_get_matches_from(["backup", "--jobs=12"]).unwrap();
    /// assert_eq!(flags.assignments(&matches)[0].as_given(), "--jobs 12");
    /// # Ok::<(), slots_cli::FlagError>(())
    /// ```
    pub fn as_given(&self) -> String {
        self.given.clone().unwrap_or_else(|| format!("{}={}", self.path, self.text))
    }
}

/// The path, the text, and the argument as it was given: the input of `Config::arguments` of the crate `slots-config`.
impl From<&Assignment> for (AttrPath, String, String) {
    fn from(assignment: &Assignment) -> Self {
        (assignment.path.clone(), assignment.text.clone(), assignment.as_given())
    }
}

/// Writes assignments to an object, all or none, and returns the undo record. Of two assignments to one path, the later
/// counts.
///
/// # Errors
/// [`UpdateError`] with every error. After validation by a [`SetParser`], only errors that depend on the object remain, such
/// as an index into a list.
pub fn apply<'a, T: Object + ?Sized>(
    object: &mut T,
    assignments: impl IntoIterator<Item = &'a Assignment>,
) -> Result<Undo, UpdateError> {
    let mut writes: Vec<(&AttrPath, &str)> = Vec::new();
    for Assignment { path, text, .. } in assignments {
        match writes.iter_mut().find(|(other, _)| *other == path) {
            Some(write) => write.1 = text,
            None => writes.push((path, text)),
        }
    }
    object.update_texts(writes)
}

/// A value parser of clap for `path=value`, which validates with a class.
///
/// All paths are possible values, for completion in a shell. `hide_possible_values(true)` of the argument leaves them out of its help:
///
/// ```
/// use clap::Parser;
/// use slots_cli::{Assignment, SetParser};
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera { gain: f64 }
///
/// #[derive(Parser)]
/// struct Bench {
///     /// Sets one attribute by its path.
///     #[arg(long, value_name = "PATH=VALUE", value_parser = SetParser::of::<Camera>(), hide_possible_values = true)]
///     set: Vec<Assignment>,
/// }
///
/// let bench = Bench::parse_from(["bench", "--set", "gain=2"]);
/// assert_eq!(bench.set[0].as_given(), "--set gain=2");
/// ```
#[derive(Clone, Debug)]
pub struct SetParser {
    class: &'static Class,
}

impl SetParser {
    /// A parser for the attributes of `T`.
    pub fn of<T: Slots>() -> Self {
        SetParser { class: T::CLASS }
    }

    /// A parser for the attributes of a class.
    pub fn new(class: &'static Class) -> Self {
        SetParser { class }
    }

    fn validate(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        given: &str,
    ) -> Result<Assignment, Error> {
        let Some((path, text)) = given.split_once('=') else {
            return Err(error(command, arg, given, "expected PATH=VALUE", None));
        };
        let path = AttrPath::parse(path.trim())
            .map_err(|cause| error(command, arg, given, &cause.to_string(), None))?;
        match self.class.check_text(&path, text) {
            // Other arguments may give the fields of the variant.
            Err(cause) if cause.kind() != slots_runtime::ErrorKind::Missing => Err(error(
                command,
                arg,
                given,
                &cause.message_with_causes(),
                tip(&path, &cause).as_deref(),
            )),
            _ => {
                let long = arg.and_then(Arg::get_long).map(|long| format!("--{long} "));
                let short = || Some(format!("-{} ", arg?.get_short()?));
                let flag = long.or_else(short).unwrap_or_default();
                Ok(Assignment::new(path, text).given_as(format!("{flag}{given}")))
            }
        }
    }
}

/// The tip: a similar value or attribute.
fn tip(path: &AttrPath, cause: &AttributeError) -> Option<String> {
    let hint = cause.suggestions().into_iter().next()?;
    if cause.kind() == slots_runtime::ErrorKind::Value {
        return Some(format!("a similar value exists: '{hint}'"));
    }
    // A field that a variant lacks is the rejected name, and the attribute is the enum.
    let asked = match cause.as_rejected() {
        Some(rejected) => rejected.found().trim_matches('\''),
        None => cause.name(),
    };
    let is_asked =
        |step: &PathSegment| matches!(step, PathSegment::Name(name) if name.as_str() == asked);
    if !path.segments().iter().any(is_asked) {
        return Some(format!("a similar name exists: '{hint}'"));
    }
    // The correct part of the path stays.
    let meant: AttrPath = path
        .segments()
        .iter()
        .map(|step| if is_asked(step) { PathSegment::Name(hint.clone()) } else { step.clone() })
        .collect();
    Some(format!("a similar attribute exists: '{meant}'"))
}

/// An error in the format of clap.
fn error(command: &Command, arg: Option<&Arg>, given: &str, why: &str, tip: Option<&str>) -> Error {
    let flag = arg.map_or_else(|| "...".to_owned(), ToString::to_string);
    let mut text = format!("invalid value '{given}' for '{flag}': {why}\n");
    if let Some(tip) = tip {
        text.push_str("\n  tip: ");
        text.push_str(tip);
        text.push('\n');
    }
    text.push_str("\nFor more information, try '--help'.\n");
    let mut error = Error::raw(ErrorKind::ValueValidation, text).with_cmd(command);
    error.insert(ContextKind::InvalidArg, ContextValue::String(flag));
    error.insert(ContextKind::InvalidValue, ContextValue::String(given.to_owned()));
    error
}

impl TypedValueParser for SetParser {
    type Value = Assignment;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Assignment, Error> {
        match value.to_str() {
            Some(text) => self.validate(command, arg, text),
            None => Err(error(command, arg, &value.to_string_lossy(), "not valid Unicode", None)),
        }
    }

    /// All paths, for completion, such as `camera.gain=`.
    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(crate::flags::leaves(self.class).map(|(path, slot)| {
            let value = PossibleValue::new(format!("{path}="));
            if slot.doc().is_empty() { value } else { value.help(slot.doc()) }
        })))
    }
}
