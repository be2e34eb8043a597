//! One flag per slot of a class: the doc of the slot is the help, its choices are the possible values.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

use clap::builder::Resettable;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};
use slots_runtime::prelude::*;
use slots_runtime::{Class, ClassLeaf, PathSegment, SlotInfo};

use crate::arg::{self, Checks, can_be_text};
use crate::set::Assignment;
use crate::text::{self, Rejected};

/// All writable slots that a string can set, also of nested objects, with their paths. A class in itself is left out.
pub(crate) fn leaves(class: &'static Class) -> impl Iterator<Item = (AttrPath, SlotInfo)> {
    // No string is a list of objects, or a value of an opaque type.
    let can_be_set = |leaf: &ClassLeaf| !leaf.is_readonly && can_be_text(leaf.slot.slot_type());
    class.leaves().filter(can_be_set).map(|leaf| (leaf.path, leaf.slot))
}

/// One flag per writable slot: `--exposure-time <SECONDS>`, and `--roi.x` for a nested slot.
///
/// `--fast` sets a `bool`, and so does `--fast=false`. The flag of a list, an array or a set can be given more than once:
/// `--tags a --tags b`. Each text is split at commas, so that `--tags a,b` gives the same items; `--tags '"a,b"'` is one item.
/// The flag of a map can be repeated, too: `--labels a=1 --labels b=2`. A value is all text after the `=`; `--labels '{a: 1, b: 2}'` is
/// the same map. The items or entries of all uses replace the list or the map of the object.
///
/// The aliases of a slot are aliases of its flag, except those that are flags of the command already.
/// The help of a flag is the documentation of its slot, with its rules and its default. [`SlotArgs`](crate::SlotArgs) is the same for
/// commands that are derived.
///
/// ```
/// use clap::Command;
/// use slots_cli::Flags;
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// #[derive(Default)]
/// struct Camera {
///     /// How long one frame is exposed.
///     #[slot(unit = "s")]
///     exposure_time: f64,
/// }
///
/// let flags = Flags::of::<Camera>();
/// let command = flags.add_to(Command::new("bench"))?;
/// let matches = command.try_get_matches_from(["bench", "--exposure-time", "5ms"]).unwrap();
/// let mut camera = Camera::default();
/// slots_cli::apply(&mut camera, &flags.assignments(&matches))?;
/// assert_eq!(camera.exposure_time, 0.005);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A flag that the command has already is an error. A prefix avoids it. Or skip the slot, which a
/// [`SetParser`](crate::SetParser) can still set.
///
/// ```
/// # use clap::Command;
/// # use slots_cli::Flags;
/// # use slots_runtime::prelude::*;
/// #[slots]
/// struct Camera {
///     help: String,
///     gain: f64,
/// }
///
/// let error = Flags::of::<Camera>().add_to(Command::new("bench")).unwrap_err();
/// assert_eq!(error.to_string(), "slot 'help' of 'Camera' cannot have the flag '--help': the command has this flag");
/// assert!(Flags::of::<Camera>().prefix("camera").add_to(Command::new("bench")).is_ok()); // `--camera.help`
/// assert!(Flags::of::<Camera>().skip("help").add_to(Command::new("bench")).is_ok());
/// ```
#[derive(Clone)]
pub struct Flags {
    class: &'static Class,
    prefix: String,
    slots: Vec<(AttrPath, SlotInfo)>,
    checks: Checks,
}

impl Flags {
    /// The flags of the slots of `T`.
    pub fn of<T: Slots>() -> Self {
        Flags::new(T::CLASS)
    }

    /// The flags of the slots of a class.
    pub fn new(class: &'static Class) -> Self {
        Flags { class, prefix: String::new(), slots: leaves(class).collect(), checks: Checks::Now }
    }

    /// Begins each flag with `prefix` and a dot: `--camera.gain`.
    #[must_use]
    pub fn prefix(mut self, prefix: &str) -> Self {
        self.prefix = format!("{prefix}.");
        self
    }

    /// Adds no flag for the slot at this path and the slots below it.
    #[must_use]
    pub fn skip(mut self, path: &str) -> Self {
        if let Ok(skipped) = AttrPath::parse(path) {
            self.slots.retain(|(path, _)| !path.segments().starts_with(skipped.segments()));
        }
        self
    }

    /// Adds the flags to a command. Call it after the command has all its other flags.
    ///
    /// `--help` and `--version` belong to clap, unless the command disables these flags.
    /// The global flags of a parent command are unknown here: use a [`prefix`](Self::prefix) for a subcommand.
    ///
    /// # Errors
    /// [`FlagError`] if the command has one of the flags, or two slots have the same one, or a name cannot be written as a
    /// flag.
    pub fn add_to(&self, command: Command) -> Result<Command, FlagError> {
        match self.add_possible_to(command) {
            (command, None) => Ok(command),
            (_, Some(error)) => Err(error),
        }
    }

    /// Adds the flags that a command can have, and returns the error of the others.
    pub(crate) fn add_possible_to(&self, command: Command) -> (Command, Option<FlagError>) {
        let mut taken = flags_of(&command, |_| true);
        let ids: Vec<String> =
            command.get_arguments().map(|arg| arg.get_id().as_str().to_owned()).collect();
        let (mut added, mut conflicts) = (Vec::new(), Vec::new());
        for (path, slot) in &self.slots {
            let flag = self.flag(path);
            let why = if !is_writable(&flag) {
                "it could not be written on a command line"
            } else if taken.contains(&flag) {
                TAKEN
            } else if ids.contains(&self.id(path)) {
                "the command has an argument of this id"
            } else {
                taken.push(flag);
                added.push((path, *slot));
                continue;
            };
            conflicts.push(Conflict { path: path.to_string(), flag, why });
        }
        let class = self.class.name();
        let error = (!conflicts.is_empty()).then_some(FlagError { class, conflicts });
        // A flag takes precedence over an alias.
        let of_slots = command.get_arguments().filter(|arg| is_of_slot(arg));
        taken.extend(of_slots.flat_map(aliases_of));
        let args = added.into_iter().map(|(path, slot)| {
            let aliases: Vec<String> = self
                .aliases(path, slot)
                .filter(|alias| {
                    let is_free = is_writable(alias) && !taken.contains(alias);
                    taken.extend(is_free.then(|| alias.clone()));
                    is_free
                })
                .collect();
            self.arg(path, slot).visible_aliases(aliases)
        });
        (without_taken_aliases(command.args(args)), error)
    }

    /// The other names of a slot as flags.
    fn aliases(&self, path: &AttrPath, slot: SlotInfo) -> impl Iterator<Item = String> {
        let above = path.segments().split_last().map_or(&[][..], |(_, above)| above);
        slot.aliases().into_iter().map(move |alias| {
            let alias = PathSegment::Name(alias.to_owned());
            self.flag(&above.iter().cloned().chain([alias]).collect())
        })
    }

    /// The assignments of the flags on the command line.
    pub fn assignments(&self, matches: &ArgMatches) -> Vec<Assignment> {
        let given = |(path, slot): &(AttrPath, SlotInfo)| {
            let uses: Vec<Option<&str>> = text::uses(matches, &self.id(path)).collect();
            let given = text::as_given(&self.flag(path), *slot, &uses);
            let assignment =
                Assignment::new(path.clone(), text::value(*slot, &uses)).given_as(given);
            (!uses.is_empty()).then_some(assignment)
        };
        self.slots.iter().filter_map(given).collect()
    }

    /// The same flags, whose errors [`rejected`](Self::rejected) returns after clap has parsed.
    pub(crate) fn checked_later(self) -> Self {
        Flags { checks: Checks::Later, ..self }
    }

    /// The error of all values that the slots do not accept, one a line, with the usage of the command.
    pub(crate) fn rejected(&self, matches: &ArgMatches) -> Option<clap::Error> {
        let of_slot = |(path, _): &(AttrPath, SlotInfo)| text::rejected(matches, &self.id(path));
        let rejected: Vec<&Rejected> = self.slots.iter().flat_map(of_slot).collect();
        let messages: Vec<&str> = rejected.iter().map(|it| it.message.as_str()).collect();
        let error = clap::Error::raw(ErrorKind::ValueValidation, messages.join("\n"));
        Some(error.format(&mut rejected.first()?.command.clone()))
    }

    /// The error of the flags that [`SlotArgs`](crate::SlotArgs) hid, since other arguments of the command have them.
    pub(crate) fn hidden(&self, matches: &ArgMatches) -> Option<FlagError> {
        let is_hidden = |id: &str| {
            // The source of an unknown id panics.
            matches.try_contains_id(id).is_ok_and(|is_given| is_given)
                && matches.value_source(id) == Some(ValueSource::DefaultValue)
        };
        let hidden = self.slots.iter().filter(|(path, _)| is_hidden(&self.id(path)));
        let conflicts: Vec<Conflict> = hidden
            .map(|(path, _)| Conflict { path: path.to_string(), flag: self.flag(path), why: TAKEN })
            .collect();
        (!conflicts.is_empty()).then_some(FlagError { class: self.class.name(), conflicts })
    }

    /// `exposure_time` as a flag is `--exposure-time`, `roi.x` is `--roi.x`.
    fn flag(&self, path: &AttrPath) -> String {
        format!("{}{path}", self.prefix).replace('_', "-")
    }

    /// The id of the argument in clap, which differs from the ids of the program.
    fn id(&self, path: &AttrPath) -> String {
        format!("--{}{path}", self.prefix)
    }

    fn arg(&self, path: &AttrPath, slot: SlotInfo) -> Arg {
        arg::of_slot(self.class, path, slot, (self.id(path), self.flag(path)), self.checks)
    }
}

impl Debug for Flags {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let flags = self.slots.iter().map(|(path, _)| format!("--{}", self.flag(path)));
        f.debug_list().entries(flags).finish()
    }
}

/// Whether an argument is the flag of a slot, by its id.
pub(crate) fn is_of_slot(arg: &Arg) -> bool {
    arg.get_id().as_str().starts_with("--")
}

fn aliases_of(arg: &Arg) -> impl Iterator<Item = String> + use<'_> {
    arg.get_all_aliases().into_iter().flatten().map(ToOwned::to_owned)
}

/// Drops the aliases of slots that are flags of other arguments.
pub(crate) fn without_taken_aliases(command: Command) -> Command {
    let taken = flags_of(&command, |_| true);
    let of_slots = command.get_arguments().filter(|arg| is_of_slot(arg));
    let changed: Vec<(String, Vec<String>)> = of_slots
        .filter(|arg| aliases_of(arg).any(|alias| taken.contains(&alias)))
        .map(|arg| {
            let free = aliases_of(arg).filter(|alias| !taken.contains(alias));
            (arg.get_id().to_string(), free.collect())
        })
        .collect();
    changed.into_iter().fold(command, |command, (id, free)| {
        command.mut_arg(id, |arg| arg.visible_alias(Resettable::Reset).visible_aliases(free))
    })
}

/// The long flags that a command has, without the aliases of slots, and those that clap adds to it; of its arguments, those of
/// `counts`.
pub(crate) fn flags_of(command: &Command, counts: impl Fn(&Arg) -> bool) -> Vec<String> {
    let mut flags = Vec::new();
    if !command.is_disable_help_flag_set() {
        flags.push("help".to_owned());
    }
    // A command without a version has no flag for it yet: it may inherit a version, or get one later.
    let has_version = command.get_version().is_some() || command.get_long_version().is_some();
    if !has_version || !command.is_disable_version_flag_set() {
        flags.push("version".to_owned());
    }
    for arg in command.get_arguments().filter(|arg| counts(arg)) {
        flags.extend(arg.get_long().map(ToOwned::to_owned));
        flags.extend(aliases_of(arg).filter(|_| !is_of_slot(arg)));
    }
    for subcommand in command.get_subcommands() {
        flags.extend(subcommand.get_long_flag().map(ToOwned::to_owned));
        flags.extend(subcommand.get_all_long_flag_aliases().map(ToOwned::to_owned));
    }
    flags
}

/// Whether a shell and clap pass `--flag` as one flag. (Clap drops hyphens at the beginning.)
fn is_writable(flag: &str) -> bool {
    !flag.is_empty()
        && !flag.starts_with('-')
        && !flag.contains(|c: char| c == '=' || c.is_whitespace() || c.is_control())
}

const TAKEN: &str = "the command has this flag";

/// All flags that a command cannot have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagError {
    class: &'static str,
    conflicts: Vec<Conflict>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Conflict {
    path: String,
    flag: String,
    why: &'static str,
}

impl FlagError {
    /// The paths of the slots, and the flags that they would have, without the hyphens.
    pub fn conflicts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.conflicts.iter().map(|conflict| (conflict.path.as_str(), conflict.flag.as_str()))
    }
}

impl Display for FlagError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (at, Conflict { path, flag, why }) in self.conflicts.iter().enumerate() {
            let (class, line) = (self.class, if at == 0 { "" } else { "\n" });
            write!(f, "{line}slot '{path}' of '{class}' cannot have the flag '--{flag}': {why}")?;
        }
        Ok(())
    }
}

impl Error for FlagError {}
