//! Saves settings to a file and loads them.

use std::fs;
use std::path::Path as FilePath;

use slots_config::Config;
use slots_runtime::SharedObject;
use slots_runtime::prelude::*;

use crate::args::Format;
use crate::{dump, settings};

/// Writes all settings to a file, .toml or .json. If this fails, the file keeps its contents.
pub(crate) fn save(rack: &SharedObject, file: &FilePath) -> Result<(), String> {
    let failed =
        |error: &dyn std::fmt::Display| format!("error: cannot save {}: {error}", file.display());
    let format = match file.extension().and_then(|end| end.to_str()) {
        Some("toml") => Format::Toml,
        Some("json") => Format::Json,
        _ => return Err(failed(&"the name must end in .toml or .json")),
    };
    let text = rack.read(|rack| dump::dump(rack, format)).map_err(|error| failed(&error))??;
    // A file that is half written never has the name.
    let new = file.with_added_extension("new");
    fs::write(&new, text).and_then(|()| fs::rename(&new, file)).map_err(|error| {
        // The first error is the cause.
        let _ = fs::remove_file(&new);
        failed(&error)
    })
}

/// Applies all settings of a file, or none.
pub(crate) fn load(rack: &SharedObject, file: &FilePath) -> Result<Undo, String> {
    let layer = Config::new().file(file).map_err(|error| settings::unreadable(&error))?;
    let applied = rack.write(|rack| layer.apply(rack)).map_err(|error| error.to_string())?;
    applied.map(slots_config::Applied::into_undo).map_err(|errors| settings::shown(&errors))
}
