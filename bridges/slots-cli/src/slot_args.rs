//! `SlotArgs`: the flags of a class as a part of a command that is derived by clap.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;

use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};
use slots_runtime::prelude::*;

use crate::flags::{FlagError, Flags, flags_of, is_of_slot, without_taken_aliases};
use crate::set::{Assignment, apply};

/// The beginning of the flags of a [`SlotArgs`], so that two objects can have flags in one command.
///
/// ```
/// struct Left;
///
/// impl slots_cli::FlagPrefix for Left {
///     const PREFIX: &'static str = "left";
/// }
/// ```
pub trait FlagPrefix {
    /// The prefix without the dot; empty for none.
    const PREFIX: &'static str;
}

/// Flags without a prefix.
#[derive(Clone, Copy, Debug)]
pub enum NoPrefix {}

impl FlagPrefix for NoPrefix {
    const PREFIX: &'static str = "";
}

/// The flags of a class, for `#[command(flatten)]` in a command that derives `clap::Parser`.
///
/// ```
/// use clap::Parser;
/// use slots_cli::SlotArgs;
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// #[derive(Default)]
/// struct Camera {
///     /// Time that one frame is exposed.
///     #[slot(unit = "s")]
///     exposure_time: f64,
///     is_fast: bool,
/// }
///
/// #[derive(Parser)]
/// struct Command {
///     #[arg(long)]
///     verbose: bool,
///     #[command(flatten)]
///     camera: SlotArgs<Camera>,
/// }
///
/// let command = Command::parse_from(["bench", "--exposure-time", "5ms", "--is-fast"]);
/// let mut camera = Camera::default();
/// command.camera.apply(&mut camera)?;
/// assert!(camera.exposure_time == 0.005 && camera.is_fast);
/// # Ok::<(), UpdateError>(())
/// ```
///
/// One error of clap reports all values that the slots do not accept, after clap has parsed the command line.
///
/// A flag that another field of the command has is left out, and parsing returns an error that names it; a [prefix](FlagPrefix)
/// avoids it. The flags of later fields are compared when clap completes the command, by [`Command::defer`]: if the command itself
/// calls this method, put the field after the others, since clap panics in a debug build if two arguments have one flag.
pub struct SlotArgs<T, P = NoPrefix> {
    assignments: Vec<Assignment>,
    of: PhantomData<fn() -> (T, P)>,
}

impl<T, P> SlotArgs<T, P> {
    /// The assignments of the flags that were given.
    pub fn assignments(&self) -> &[Assignment] {
        &self.assignments
    }

    /// Writes the values of the flags that were given to an object, all or none.
    ///
    /// # Errors
    /// As [`apply`].
    pub fn apply<O: Object + ?Sized>(&self, object: &mut O) -> Result<Undo, UpdateError> {
        apply(object, &self.assignments)
    }
}

impl<T, P> Debug for SlotArgs<T, P> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SlotArgs").field(&self.assignments).finish()
    }
}

impl<T, P> Clone for SlotArgs<T, P> {
    fn clone(&self) -> Self {
        SlotArgs { assignments: self.assignments.clone(), of: PhantomData }
    }
}

fn flags<T: Slots, P: FlagPrefix>() -> Flags {
    let flags = Flags::of::<T>().checked_later();
    if P::PREFIX.is_empty() { flags } else { flags.prefix(P::PREFIX) }
}

/// The id of the argument that records that flags clash. Parsing cannot return an error before.
fn clash_id<T: Slots, P: FlagPrefix>() -> String {
    format!("slots-clash.{}.{}", P::PREFIX, T::CLASS.name())
}

/// The flags that clash are recorded in the help of a hidden argument, since parsing has no access to the command.
fn recorded<T: Slots, P: FlagPrefix>(command: Command, error: &FlagError) -> Command {
    // A third object with the same flags has the same error as the second.
    if command.get_arguments().any(|arg| *arg.get_id() == *clash_id::<T, P>()) {
        return command;
    }
    let arg = Arg::new(clash_id::<T, P>())
        .hide(true)
        .long(clash_id::<T, P>())
        .default_value(error.to_string());
    command.arg(arg)
}

/// Hides the flags of slots that other arguments of the complete command have, too, and drops such aliases. A default value records
/// the flags.
fn give_way(command: Command) -> Command {
    let others = flags_of(&command, |arg| !is_of_slot(arg));
    let own = command.get_arguments().filter(|arg| is_of_slot(arg));
    let hidden: Vec<String> = own
        .filter(|arg| arg.get_long().is_some_and(|flag| others.iter().any(|other| other == flag)))
        .map(|arg| arg.get_id().to_string())
        .collect();
    let command = hidden.into_iter().fold(command, |command, id| {
        let arg = Arg::new(id.clone()).long(format!("slots-clash{id}")).hide(true);
        command.mut_arg(id, |_| arg.default_value("true"))
    });
    without_taken_aliases(command)
}

impl<T: Slots, P: FlagPrefix> Args for SlotArgs<T, P> {
    fn augment_args(command: Command) -> Command {
        let (command, clash) = flags::<T, P>().add_possible_to(command);
        let command = command.defer(give_way);
        match clash {
            None => command,
            Some(error) => recorded::<T, P>(command, &error),
        }
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<T: Slots, P: FlagPrefix> FromArgMatches for SlotArgs<T, P> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut args = SlotArgs { assignments: Vec::new(), of: PhantomData };
        args.update_from_arg_matches(matches)?;
        Ok(args)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        let flags = flags::<T, P>();
        let clash = matches.try_get_one::<String>(&clash_id::<T, P>()).ok().flatten().cloned();
        let later = flags.hidden(matches).map(|error| error.to_string());
        let clashes: Vec<String> = clash.into_iter().chain(later).collect();
        if !clashes.is_empty() {
            let message = format!("{}\n", clashes.join("\n"));
            return Err(Error::raw(ErrorKind::ArgumentConflict, message));
        }
        if let Some(error) = flags.rejected(matches) {
            return Err(error);
        }
        for assignment in flags.assignments(matches) {
            self.assignments.retain(|other| other.path != assignment.path);
            self.assignments.push(assignment);
        }
        Ok(())
    }
}
