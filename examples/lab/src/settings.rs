//! Applies layers to a rack: defaults, files, the environment, arguments. Records the origin of each value.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use slots_cli::Assignment;
use slots_config::{Config, ConfigErrors};
use slots_runtime::prelude::*;

use crate::notes;
use crate::print::put_error;
use crate::rack::Rack;

/// Prefix of environment variables that are settings.
pub(crate) const PREFIX: &str = "LAB_";

/// Origin of each value; other values are defaults.
#[derive(Default)]
pub(crate) struct Origins(Vec<(AttrPath, String)>);

impl Origins {
    /// Describes the origin of the value at a path.
    pub(crate) fn of(&self, path: &AttrPath) -> &str {
        let found = self.0.iter().rev().find(|(written, _)| written == path);
        found.map_or("default", |(_, origin)| origin)
    }
}

/// Applies all layers to a rack; a later layer overrides an earlier one.
pub(crate) fn apply(
    rack: &mut Rack,
    files: &[PathBuf],
    environment: impl IntoIterator<Item = (OsString, OsString)>,
    arguments: &[Assignment],
) -> Result<Origins, String> {
    let mut origins = Origins::default();
    let mut layers = Config::new();
    for file in files {
        layers = layers.file(file).map_err(|error| unreadable(&error))?;
    }
    layers = layers.environment(PREFIX, environment);
    for Assignment { path, text, .. } in arguments {
        layers = layers.argument(path, text);
    }
    settle(rack, layers, &mut origins)?;
    for warning in notes::warnings() {
        let path = AttrPath::from_name("notes").join_path(&AttrPath::from_name(&warning.name));
        put_error!("{} ({})", warning.message, origins.of(&path));
    }
    Ok(origins)
}

/// Applies all layers or none.
fn settle(rack: &mut Rack, layers: Config, origins: &mut Origins) -> Result<(), String> {
    let applied = layers.apply(rack).map_err(|errors| shown(&errors))?;
    origins.0.extend(applied.origins().map(|(path, origin)| (path.clone(), origin.to_string())));
    Ok(())
}

/// Formats the errors of files, with colours at a terminal.
pub(crate) fn shown(errors: &ConfigErrors) -> String {
    let colours = std::io::stderr().is_terminal();
    if colours { errors.styled() } else { errors.to_string() }
}

/// The error message of a file that cannot be read. The error names the file.
pub(crate) fn unreadable(error: &std::io::Error) -> String {
    format!("error: cannot read {error}")
}
