//! Makes a whole rack of devices from a file, edits it by path, saves it and loads it again.
//!
//! ```text
//! cargo run --example rack                    # the sample file beside this program
//! cargo run --example rack -- broken.toml     # reports every mistake; no object is made
//! cargo run --example rack -- my.toml saved.toml
//! ```

#[path = "common/print.rs"]
mod print;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use slots_runtime::serde::AsMap;
use slots_runtime::{prelude::*, values};

use crate::print::{put_error, put_line};

/// A motor that moves a sample along one axis.
#[slots]
#[derive(Debug, PartialEq)]
struct Stage {
    axis: String,
    /// Distance from the origin, in millimetres.
    #[slot(range = 0.0..=100.0, default)]
    position: f64,
    /// Length of the axis, in millimetres.
    #[slot(default = 50.0)]
    length: f64,
}

/// The cooler of the sensor.
#[slots]
#[derive(Debug, PartialEq)]
struct Cooler {
    /// Degrees Celsius.
    #[slot(range = -80.0..=20.0)]
    target: f64,
    /// Per cent of the speed of the fan.
    #[slot(range = 0..=100, default = 50)]
    fan: u8,
}

/// The event that starts an exposure.
#[derive(SlotValue, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    /// A call of the program.
    Software,
    /// A signal on a line.
    Hardware {
        #[slot(default = 1)]
        line: u32,
    },
    /// A period in seconds.
    Timer(#[slot(default = 1.0)] f64),
}

/// The devices of one experiment.
#[slots]
#[derive(Debug, PartialEq)]
struct Rack {
    name: String,
    #[slot(default = Trigger::Software)]
    trigger: Trigger,
    cooler: Option<Cooler>,
    #[slot(default)]
    stages: Vec<Stage>,
}

/// Reads a file as a map of values, and makes a rack of them: a complete one, or none.
fn load(path: &Path) -> Result<Rack, Box<dyn Error>> {
    let attributes: Dict = toml::from_str(&fs::read_to_string(path)?)?;
    Ok(Rack::from_attrs(attributes.iter())?)
}

fn save(rack: &Rack, path: &Path) -> Result<String, Box<dyn Error>> {
    let text = toml::to_string(&AsMap::new(rack))?;
    fs::write(path, &text)?;
    Ok(text)
}

/// A file in the current folder, or the sample file of this name.
fn input(name: &str) -> PathBuf {
    let given = PathBuf::from(name);
    if given.exists() {
        return given;
    }
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/rack").join(name)
}

fn run(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let mut rack = load(from)?;
    put_line!("loaded the rack '{}' with {} stages", rack.name, rack.stages.len());

    // A map becomes a stage, whose other slots have their defaults.
    rack.push_path("stages", Dict::from_iter([("axis", "z")]))?;
    let added = rack.get_path("stages[-1]")?;
    put_line!("added a stage: {added}");

    // The name of a variant makes its fields from their defaults; a path leads into the active variant.
    rack.set_path("trigger", "hardware")?;
    rack.set_path("trigger.line", 3)?;
    put_line!("trigger: {}", rack.getattr("trigger")?);

    // Several writes are applied together or not at all. Below a `None` they make one object.
    let _undo = rack.update(values! { "cooler.target" => -40, "cooler.fan" => 80 })?;

    let text = save(&rack, to)?;
    put_line!("saved to {}:\n\n{text}", to.display());

    let copy = load(to)?;
    let differences = rack.diff(&copy);
    if differences.is_empty() {
        put_line!("loaded the saved rack: nothing differs");
        return Ok(());
    }
    let paths: Vec<String> = differences.iter().map(|it| it.path.to_string()).collect();
    Err(format!("the saved rack differs in {}", paths.join(", ")).into())
}

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let name = args.next().unwrap_or_else(|| "rack.toml".into());
    let to = args.next().map_or_else(|| env::temp_dir().join("saved-rack.toml"), PathBuf::from);
    let Err(error) = run(&input(&name), &to) else { return ExitCode::SUCCESS };
    match error.downcast_ref::<UpdateError>() {
        // It contains the errors of all attributes, each with its path.
        Some(update) => {
            put_error!("{name}: no rack was made:");
            for mistake in update.errors() {
                put_error!("  {mistake}");
            }
        }
        None => put_error!("{name}: {error}"),
    }
    ExitCode::FAILURE
}
