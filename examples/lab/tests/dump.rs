//! Tests that a dumped rack can be read back.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Returns the output of the program for these arguments.
#[track_caller]
fn printed(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).args(arguments);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Settings that differ from the defaults: slots, nested slots, a property that moves a motor, an unset slot, notes.
const GIVEN: [&str; 16] = [
    "--config",
    "examples/lab/rack.toml",
    "--set",
    "camera.roi.y=7",
    "--set",
    "camera.roi.height=2000",
    "--set",
    "camera.tags=a, \"b, \\\"c\\\"\"",
    "--set",
    "focus.position=-1.25",
    "--set",
    "lamp.power=0.1",
    "--set",
    "notes.odd name=\"1\"",
    "--set",
    "camera.timeout=1500us",
];

#[track_caller]
fn assert_reads_back(format: &str) {
    let dumped = printed(&[&GIVEN[..], &["--dump", format]].concat());
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("dumped.{format}"));
    fs::write(&file, &dumped).unwrap();
    let file = file.to_str().unwrap();
    // TOML writes plain values before tables, so the order of notes may change.
    let values = |arguments: &[&str]| {
        let mut lines: Vec<_> = printed(arguments).lines().map(ToOwned::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(values(&["--config", file]), values(&GIVEN));
    assert_eq!(printed(&["--config", file, "--dump", format]), dumped);
}

#[test]
fn toml_dump_reads_back_to_the_same_rack() {
    assert_reads_back("toml");
}

#[test]
fn json_dump_reads_back_to_the_same_rack() {
    assert_reads_back("json");
}

#[test]
fn later_file_overrides_earlier_file_of_any_format() {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let write = |name: &str, text: &str| {
        let file = directory.join(name);
        fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let toml = write("layer.toml", "[camera]\ngain = 1\nbit_depth = 8\n");
    let json = write("layer.json", r#"{"camera": {"gain": 2, "label": "right eye"}}"#);
    let explained = |files: [&str; 2]| {
        let text = printed(&["--config", files[0], "--config", files[1], "--explain"]);
        let line = text.lines().find(|line| line.starts_with("camera.gain")).unwrap();
        line.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    let place = format!("{json}:1:13");
    assert_eq!(explained([&toml, &json]), ["camera.gain", "2.0", "dB", place.as_str()]);
    let place = format!("{toml}:2:1");
    assert_eq!(explained([&json, &toml]), ["camera.gain", "1.0", "dB", place.as_str()]);
}
