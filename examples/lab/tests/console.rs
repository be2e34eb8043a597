//! Tests the console at a terminal, with completion, and the progress bar.
#![cfg(unix)]

use std::process::Command;

use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};

/// A console with a timeout of ten seconds.
struct Terminal(PtySession);

impl Terminal {
    fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
        command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        command.args(["--config", "examples/lab/rack.toml"]).args(arguments).env("TERM", "xterm");
        let options = Options::new().timeout_ms(Some(10_000)).strip_ansi_escape_codes(true);
        Terminal(spawn_with_options(command, options).unwrap())
    }

    fn open() -> Self {
        let mut terminal = Terminal::start(&["console"]);
        terminal.expect_output("Type help, or quit.");
        terminal.expect_output("lab> ");
        terminal
    }

    fn keys(&mut self, keys: &str) {
        self.0.send(keys).unwrap();
        self.0.flush().unwrap();
    }

    #[track_caller]
    fn expect_output(&mut self, text: &str) {
        if let Err(error) = self.0.exp_string(text) {
            panic!("{error}");
        }
    }

    /// Types a line, and waits for the output and the next prompt.
    #[track_caller]
    fn send_and_expect(&mut self, line: &str, answer: &[&str]) {
        self.keys(&format!("{line}\r"));
        for text in answer {
            self.expect_output(&format!("\n{text}"));
        }
        self.expect_output("lab> ");
    }
}

#[test]
fn set_prints_the_value_and_can_be_undone() {
    let mut terminal = Terminal::open();
    terminal.send_and_expect("camera.exposure_time = 5ms", &["camera.exposure_time = 0.005 s"]);
    terminal.send_and_expect("get camera.exposure_time", &["0.005 s"]);
    terminal.send_and_expect("undo", &["camera.exposure_time = 0.008 s"]);
    terminal.send_and_expect("redo", &["camera.exposure_time = 0.005 s"]);
    let gain = "camera.gain: f64 [dB], in 0.0..=24.0";
    terminal.send_and_expect("help camera.gain", &[gain, "    Amplification before digitising."]);
    terminal.send_and_expect("dir", &["camera  focus  lamp  notes  stage"]);
    terminal.keys("quit\r");
    terminal.0.exp_eof().unwrap();
}

#[test]
fn device_error_rolls_back_the_whole_line() {
    let mut terminal = Terminal::open();
    let late = "'Stage' object attribute 'position' is rejected: no answer within 3s; the operation needs 200.0s";
    terminal.send_and_expect("focus.speed = 0.1; focus.position = 20", &[late]);
    terminal.send_and_expect("focus.speed", &["1.0 mm/s"]);
    let stopped = "'Stage' object attribute 'position' is rejected: the limit switch at 25 mm stopped the motor";
    terminal.send_and_expect("stage.position = 7; focus.position = 40", &[stopped]);
    terminal.send_and_expect("stage.position", &["2.5"]);
    terminal.send_and_expect("undo", &["there is nothing to undo"]);
    terminal.keys("exit\r");
    terminal.0.exp_eof().unwrap();
}

#[test]
fn typos_get_suggestions() {
    let mut terminal = Terminal::open();
    let unknown = "'Camera' object has no attribute 'exp_time'. Did you mean: 'exposure_time'?";
    terminal.send_and_expect("camera.exp_time = 5ms", &[unknown]);
    let warning = "warning: 'Notes' object got a new attribute 'smaple', which is near to 'sample'";
    terminal.send_and_expect("notes.smaple = gold", &["notes.smaple = gold", warning]);
    // Control-C discards the line, control-D ends the program.
    terminal.keys("lamp.colo\u{3}");
    terminal.expect_output("lab> ");
    terminal.keys("\u{4}");
    terminal.0.exp_eof().unwrap();
}

#[test]
fn tab_completes_names_and_choices() {
    let mut terminal = Terminal::open();
    terminal.keys("cam\t");
    terminal.expect_output("camera.");
    terminal.keys("exp\t");
    terminal.expect_output("exposure_time");
    terminal.send_and_expect(" = 3ms", &["camera.exposure_time = 0.003 s"]);
    terminal.keys("lamp.colour = g\t");
    terminal.expect_output("lamp.colour = green");
    terminal.send_and_expect("", &["lamp.colour = green"]);
    // Two tabs list several completions.
    terminal.keys("camera.trigger = \t\t");
    terminal.expect_output("software");
    terminal.expect_output("free-running");
    terminal.keys("h\t");
    terminal.expect_output("hardware");
    terminal.send_and_expect("", &["camera.trigger = hardware"]);
    terminal.keys("quit\r");
    terminal.0.exp_eof().unwrap();
}

#[test]
fn console_runs_a_measurement() {
    let mut terminal = Terminal::open();
    terminal.send_and_expect("camera.exposure_time = 5ms", &["camera.exposure_time = 0.005 s"]);
    terminal.keys("run examples/lab/scan.rhai\r");
    for text in ["rejected: ", "  focus [mm]", "focus: 0.498 mm", "lab> "] {
        terminal.expect_output(text);
    }
    terminal.send_and_expect("notes.focus", &["0.49"]);
    terminal.keys("quit\r");
    terminal.0.exp_eof().unwrap();
}

#[test]
fn measurement_shows_its_progress_and_the_time_left() {
    let mut terminal =
        Terminal::start(&["--real-time", "run", "examples/lab/tests/files/steps.rhai"]);
    terminal.expect_output("1/3, ");
    terminal.expect_output("s left");
    terminal.expect_output("3 frames in");
    terminal.0.exp_eof().unwrap();
}
