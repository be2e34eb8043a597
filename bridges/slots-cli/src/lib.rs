//! Command-line arguments of clap for slots structs: `--set path=value`, or one flag per slot.
//!
//! Both validate the arguments while clap parses, using only the class. A typo in a name, a string of the wrong type or a
//! value out of range is an ordinary clap error with a tip and the exit status 2.
//!
//! ```
//! use clap::{Arg, ArgAction, Command};
//! use slots_cli::{Assignment, SetParser};
//! use slots_runtime::prelude::*;
//!
//! #[slots]
//! #[derive(Default)]
//! struct Camera {
//!     #[slot(unit = "s", range = 0.0..=10.0)]
//!     exposure_time: f64,
//! }
//!
//! let command = Command::new("bench").arg(
//!     Arg::new("set")
//!         .long("set")
//!         .value_name("PATH=VALUE")
//!         .action(ArgAction::Append)
//!         .value_parser(SetParser::of::<Camera>())
//!         // All paths are possible values, for completion in a shell; the help does not list them.
//!         .hide_possible_values(true),
//! );
//! let matches = command.try_get_matches_from(["bench", "--set", "exposure_time=5ms"]).unwrap();
//!
//! let mut camera = Camera::default();
//! slots_cli::apply(&mut camera, matches.get_many::<Assignment>("set").into_iter().flatten())?;
//! assert_eq!(camera.exposure_time, 0.005);
//! # Ok::<(), UpdateError>(())
//! ```

#![warn(missing_debug_implementations)]

mod arg;
mod flags;
mod help;
mod pairs;
mod set;
mod slot_args;
mod text;

pub use crate::flags::{FlagError, Flags};
pub use crate::set::{Assignment, SetParser, apply};
pub use crate::slot_args::{FlagPrefix, NoPrefix, SlotArgs};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
