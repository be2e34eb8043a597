//! Reads objects from a file, counts their attributes, finds typos, and prints the struct to declare.
//!
//! ```text
//! cargo run --release --example census                    # the sample file beside this program
//! cargo run --release --example census -- my.jsonl        # one JSON object on each line
//! cargo run --release --example census -- --struct        # only the struct
//! cargo run --release --example census -- --struct --worth  # only attributes that save memory
//! ```

#[path = "common/print.rs"]
mod print;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use slots_runtime::prelude::*;
use slots_runtime::{Census, ClassCensus};

use crate::print::{put, put_error, put_line};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/census/cameras.jsonl");

/// The settings of a camera for one picture.
#[dynamic]
#[derive(Clone, Debug, Default)]
struct Camera {}

/// The struct that the census of the sample file printed.
#[allow(unreachable_pub, reason = "it is printed for a library")]
mod pasted {
    use slots_runtime::prelude::*;

    include!("census/pasted.rs");
}

/// Converts a JSON value to the value of an attribute.
fn value_of(json: serde_json::Value) -> OwnedValue {
    match json {
        serde_json::Value::Null => OwnedValue::None,
        serde_json::Value::Bool(it) => it.into(),
        serde_json::Value::Number(it) => match (it.as_i64(), it.as_u64()) {
            (Some(int), _) => int.into(),
            (None, Some(int)) => int.into(),
            (None, None) => it.as_f64().into(),
        },
        serde_json::Value::String(it) => it.into(),
        serde_json::Value::Array(it) => it.into_iter().map(value_of).collect::<Vec<_>>().into(),
        serde_json::Value::Object(it) => {
            let entries = it.into_iter().map(|(key, value)| (key, value_of(value)));
            entries.collect::<Dict>().into()
        }
    }
}

/// Reads the objects of a file with their line numbers.
fn read(path: &Path) -> Result<Vec<(usize, Camera)>, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut cameras = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let located =
            |what: &dyn std::fmt::Display| format!("{}:{}: {what}", path.display(), at + 1);
        let entries: serde_json::Map<_, _> =
            serde_json::from_str(line).map_err(|error| located(&error))?;
        let mut camera = Camera::default();
        for (name, json) in entries {
            camera.setattr(&name, value_of(json)).map_err(|error| located(&error))?;
        }
        cameras.push((at + 1, camera));
    }
    Ok(cameras)
}

/// Reads each object into the printed struct and returns the errors, which are the typos with suggestions.
fn rejected(cameras: &[(usize, Camera)]) -> Vec<(usize, String)> {
    let mut errors = Vec::new();
    for (line, camera) in cameras {
        let mut declared = pasted::Camera::default();
        for (name, value) in camera.vars() {
            if let Err(error) = declared.setattr(name, value) {
                errors.push((*line, error.to_string()));
            }
        }
    }
    errors
}

fn struct_of(class: &ClassCensus, worth: bool) -> String {
    if worth {
        class.declaration_of(|attribute| attribute.saves() > 0)
    } else {
        class.declaration()
    }
}

fn run() -> Result<(), String> {
    let (mut path, mut only_struct, mut worth) = (PathBuf::from(SAMPLE), false, false);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--struct" => only_struct = true,
            "--worth" => worth = true,
            option if option.starts_with("--") => return Err(format!("unknown option '{option}'")),
            file => path = file.into(),
        }
    }
    let cameras = read(&path)?;
    let mut census = Census::new();
    census.extend(cameras.iter().map(|(_, camera)| camera));
    for class in census.classes() {
        if only_struct {
            put!("{}", struct_of(class, worth));
        } else {
            put!("{class}");
        }
    }
    if path == Path::new(SAMPLE) && !only_struct {
        put_line!("\nThe same file, read into that struct:");
        for (line, error) in rejected(&cameras) {
            put_line!("  line {line}: {error}");
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            put_error!("{what}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use slots_runtime::AttributeUse;

    use super::*;

    fn census() -> Census {
        let cameras = read(Path::new(SAMPLE)).unwrap();
        cameras.iter().map(|(_, camera)| camera).collect()
    }

    #[test]
    fn compiled_struct_equals_printed_struct() {
        let printed = census().classes().next().unwrap().declaration();
        // To regenerate the file: `cargo run --example census -- --struct > slots-runtime/examples/census/pasted.rs`.
        assert_eq!(printed, include_str!("census/pasted.rs"));
    }

    #[test]
    fn struct_accepts_the_whole_file_except_typos() {
        let census = census();
        let typos = census.classes().next().unwrap().attributes();
        let typos: u64 = typos.iter().filter(|it| it.is_typo()).map(AttributeUse::objects).sum();
        let rejected = rejected(&read(Path::new(SAMPLE)).unwrap());
        assert_eq!(u64::try_from(rejected.len()).unwrap(), typos);
        for (line, error) in rejected {
            assert!(
                error.contains("has no attribute") && error.contains("Did you mean"),
                "{line}: {error}"
            );
        }
    }
}
