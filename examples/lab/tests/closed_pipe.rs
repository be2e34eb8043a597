//! Tests that the program ends without an error when its reader closes the pipe, as in `lab --schema | head`.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs the program with a closed pipe as its standard output, and optionally as its standard error.
fn run(arguments: &[&str], input: &str, is_error_closed: bool) -> Output {
    let closed = || {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        Stdio::from(writer)
    };
    let mut child = Command::new(env!("CARGO_BIN_EXE_lab"))
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::piped())
        .stdout(closed())
        .stderr(if is_error_closed { closed() } else { Stdio::piped() })
        .spawn()
        .unwrap();
    // The program may end before it has read all.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

const RACK: &str = "examples/lab/rack.toml";

#[test]
fn closed_standard_output_ends_every_command_quietly() {
    for (arguments, input) in [
        (&["--schema"][..], ""),
        (&["--help"], ""),
        (&["--config", RACK], ""),
        (&["--config", RACK, "--explain"], ""),
        (&["--config", RACK, "--dump", "toml"], ""),
        (&["--config", RACK, "--dump", "json"], ""),
        (&["--config", RACK, "run", "examples/lab/scan.rhai"], ""),
        (&["--config", RACK, "console"], "help\ndir camera\ncamera.gain = 2\ncamera.gain\nundo\n"),
    ] {
        let output = run(arguments, input, false);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{arguments:?}: {output:?}");
        assert!(run(arguments, input, true).status.success(), "{arguments:?}");
    }
}

#[test]
fn closed_standard_error_keeps_exit_status() {
    let typo = run(&["--config", "examples/lab/typo.toml"], "", true);
    assert_eq!(typo.status.code(), Some(1), "{typo:?}");
    let usage = run(&["--no-such-flag"], "", true);
    assert_eq!(usage.status.code(), Some(2), "{usage:?}");
    let console = run(&["--config", RACK, "console"], "camera.gian = 2\n", true);
    assert!(matches!(console.status.code(), Some(0 | 1)), "{console:?}");
}
