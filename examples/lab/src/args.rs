//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use slots_cli::{Assignment, SetParser};

use crate::rack::Rack;

/// A rack of instruments, set from files, the environment, arguments, a script and a console.
///
/// A later layer overrides an earlier one: defaults, files, the environment (`LAB_CAMERA__EXPOSURE_TIME=5ms`), arguments.
/// If a layer has errors, all errors are reported and nothing is set.
#[derive(Parser)]
#[command(name = "lab", args_override_self = false)]
pub(crate) struct Args {
    /// A file of settings, .toml, .json or .yaml; can be given more than once
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Vec<PathBuf>,

    /// A setting, such as `camera.exposure_time=5ms`; can be given more than once
    #[arg(long, value_name = "PATH=VALUE", value_parser = SetParser::of::<Rack>(), hide_possible_values = true)]
    pub(crate) set: Vec<Assignment>,

    /// Let the simulated instruments take the time that real ones need
    #[arg(long)]
    pub(crate) real_time: bool,

    #[command(flatten)]
    pub(crate) show: Show,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Options that only print.
#[derive(clap::Args)]
#[group(multiple = false)]
pub(crate) struct Show {
    /// Print each setting and the origin of its value
    #[arg(long)]
    pub(crate) explain: bool,

    /// Print a JSON Schema of the settings
    #[arg(long)]
    pub(crate) schema: bool,

    /// Print a commented file of all settings, which `--config` reads
    #[arg(long)]
    pub(crate) template: bool,

    /// Print the settings in a format that `--config` reads
    #[arg(long, value_name = "FORMAT")]
    pub(crate) dump: Option<Format>,
}

impl Show {
    /// Whether one of the options is given.
    pub(crate) fn is_given(&self) -> bool {
        self.explain || self.schema || self.template || self.dump.is_some()
    }
}

/// Format of settings.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// Readable.
    Toml,
    /// For other programs.
    Json,
}

/// Command to run after the settings are applied.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Run a measurement and print its result
    Run {
        /// The script, in Rhai
        script: PathBuf,
    },
    /// Read and set attributes line by line
    Console,
    /// Show and edit the rack in a window
    #[cfg(feature = "inspector")]
    Inspect,
}
