//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use slots_cli::{Assignment, SetParser};

use crate::rack::Rack;

/// A rack of instruments, set from files, the environment, arguments, a script and a console.
///
/// Later counts over earlier: defaults, files, the environment (`LAB_CAMERA__EXPOSURE_TIME=5ms`), arguments. All that is
/// wrong is told at once, and then nothing is set.
#[derive(Parser)]
#[command(name = "lab", args_override_self = false)]
pub(crate) struct Args {
    /// A file of settings, .toml or .json; can be given more than once
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Vec<PathBuf>,

    /// A setting, such as `camera.exposure_time=5ms`; can be given more than once
    #[arg(long, value_name = "PATH=VALUE", value_parser = SetParser::of::<Rack>(), hide_possible_values = true)]
    pub(crate) set: Vec<Assignment>,

    #[command(flatten)]
    pub(crate) show: Show,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What is printed instead of doing something.
#[derive(clap::Args)]
#[group(multiple = false)]
pub(crate) struct Show {
    /// Print each setting, and where its value came from
    #[arg(long)]
    pub(crate) explain: bool,

    /// Print a JSON Schema of the settings
    #[arg(long)]
    pub(crate) schema: bool,

    /// Print the settings as `--config` reads them back
    #[arg(long, value_name = "FORMAT")]
    pub(crate) dump: Option<Format>,
}

/// How settings are written.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Toml,
    /// For programs.
    Json,
}

/// What is done with the rack once it is set.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Run a measurement, and print what it found
    Run {
        /// The script, in Rhai
        script: PathBuf,
    },
    /// Set and look at things line by line
    Console,
}
