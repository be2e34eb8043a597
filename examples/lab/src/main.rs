//! A rack of instruments that is set by name from files, arguments, the environment, scripts and a console. All of these use
//! the same names, the same rules and the same errors.
//!
//! ```text
//! cargo run -q -p lab -- --config examples/lab/rack.toml --set camera.exposure_time=5ms run examples/lab/scan.rhai
//! cargo run -q -p lab -- --config examples/lab/typo.toml
//! cargo run -q -p lab -- --config examples/lab/rack.toml console
//! cargo run -q -p lab -- --config examples/lab/rack.toml --explain
//! ```
//!
//! | file | demonstrates |
//! |---|---|
//! | `rack.rs` and those of the instruments | classes, a base class, properties that access a device, a method for scripts, rules, a dynamic class |
//! | `bench.rs` | the simulated devices, which can fail; uses no slots |
//! | `args.rs`, `settings.rs` | `slots-cli` and `slots-config`: layers, and the origin of each value |
//! | `dump.rs`, `show.rs` | the features `serde` and `schema`, and code for objects of any class |
//! | `run.rs` | `slots-rhai` and `Shared` |
//! | `console.rs`, `complete.rs`, `help.rs` | a console for any object, with undo |
//! | `inspect.rs` | `slots-egui`: a window, by `cargo run -p lab --features inspector -- inspect` |

mod args;
mod bench;
mod camera;
mod complete;
mod console;
mod device;
mod dump;
mod help;
#[cfg(feature = "inspector")]
mod inspect;
mod lamp;
mod notes;
#[path = "../../../slots-runtime/examples/common/print.rs"]
mod print;
mod progress;
mod rack;
mod run;
mod settings;
mod show;
mod stage;
mod table;

use std::path::Path as FilePath;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use slots_runtime::schema::Schema;
use slots_runtime::{Shared, SharedObject, Slots};

use crate::args::{Args, Command};
use crate::print::{put, put_error, put_line};
use crate::rack::Rack;

fn main() -> ExitCode {
    let args = Args::parse();
    if args.command.is_some() && args.show.is_given() {
        let why = "--explain, --schema, --template and --dump only print; they cannot be combined with a command";
        Args::command().error(ErrorKind::ArgumentConflict, why).exit();
    }
    match obey(&args) {
        Ok(code) => code,
        Err(message) => {
            put_error!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Sets the rack and runs the command.
fn obey(args: &Args) -> Result<ExitCode, String> {
    if args.show.schema {
        put_line!("{:#}", Schema::of(Rack::CLASS).with_unit_strings());
        return Ok(ExitCode::SUCCESS);
    }
    let mut rack = Rack::new();
    let origins = settings::apply(&mut rack, &args.config, std::env::vars_os(), &args.set)?;
    if let Some(format) = args.show.dump {
        put!("{}", dump::dump(&rack, format)?);
        return Ok(ExitCode::SUCCESS);
    }
    if args.show.template {
        put!("{}", slots_config::template(&rack));
        return Ok(ExitCode::SUCCESS);
    }
    let bench = rack.link().clone();
    if args.real_time {
        bench.run_in_real_time();
    }
    match &args.command {
        None => put!("{}", show::table(&rack, args.show.explain.then_some(&origins))),
        Some(Command::Run { script }) => measure(&Shared::new(rack).into(), &bench, script)?,
        #[cfg(feature = "inspector")]
        Some(Command::Inspect) => inspect::open(rack)?,
        Some(Command::Console) => return console::run(&Shared::new(rack).into(), &bench, &origins),
    }
    Ok(ExitCode::SUCCESS)
}

/// Runs a measurement, and prints its result and duration.
fn measure(rack: &SharedObject, bench: &bench::Link, script: &FilePath) -> Result<(), String> {
    let (frames, clock) = bench.spent();
    put!("{}", run::run(rack, script)?);
    let (all_frames, all_clock) = bench.spent();
    put_line!(
        "{} frames in {:.1?} on the clock of the bench",
        all_frames - frames,
        all_clock.saturating_sub(clock)
    );
    Ok(())
}
