//! Prints the settings of a rack in a format that can be read back.

use slots_runtime::Object;
use slots_runtime::serde::AsMap;

use crate::args::Format;

/// Prints all settings in a format that `--config` reads.
pub(crate) fn dump(rack: &dyn Object, format: Format) -> Result<String, String> {
    let settings = AsMap::new(rack).with_properties();
    match format {
        Format::Toml => toml::to_string(&settings).map_err(|error| error.to_string()),
        Format::Json => serde_json::to_string_pretty(&settings)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string()),
    }
}
