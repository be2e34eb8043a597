//! Sets a camera from a file, from arguments and from typed lines, and reports every typo.
//!
//! ```text
//! cargo run --example camera                               # the sample file beside this program
//! cargo run --example camera -- exposure_time=5ms gain=2.5 # the file and two arguments
//! cargo run --example camera -- exp_time=5ms               # an error with a suggestion
//! echo 'get roi.width' | cargo run --example camera        # lines: help, dir, get NAME, NAME = VALUE
//! cargo run --example camera -- --file my.conf
//! ```

#[path = "common/print.rs"]
mod print;

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use slots_runtime::prelude::*;

/// Event that starts an exposure.
use crate::print::{put, put_error, put_line};
#[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
enum Trigger {
    Software,
    #[slot_value(alias = "external")]
    Hardware,
    FreeRunning,
}

/// Region of the sensor that is read out.
#[slots(check = fits_the_sensor)]
#[derive(Clone, Debug)]
struct Roi {
    /// Left edge.
    #[slot(unit = "px", range = 0..SENSOR_WIDTH)]
    x: u32,
    /// Upper edge.
    #[slot(unit = "px", range = 0..SENSOR_HEIGHT)]
    y: u32,
    /// Width.
    #[slot(unit = "px", range = 1..=SENSOR_WIDTH)]
    width: u32,
    /// Height.
    #[slot(unit = "px", range = 1..=SENSOR_HEIGHT)]
    height: u32,
}

const SENSOR_WIDTH: u32 = 4096;
const SENSOR_HEIGHT: u32 = 3000;

fn fits_the_sensor(roi: &Roi) -> Result<(), String> {
    if roi.x + roi.width > SENSOR_WIDTH || roi.y + roi.height > SENSOR_HEIGHT {
        return Err(format!("the region exceeds the sensor ({SENSOR_WIDTH} x {SENSOR_HEIGHT})"));
    }
    Ok(())
}

/// A camera on an optical bench.
#[slots]
#[derive(Clone, Debug)]
struct Camera {
    /// Name in the log.
    name: String,
    /// Exposure time of one frame.
    #[slot(unit = "s", range = 10e-6..=60.0)]
    exposure_time: f64,
    /// Amplification before digitising.
    #[slot(unit = "dB", range = 0.0..=24.0)]
    gain: f64,
    /// Event that starts an exposure.
    trigger: Trigger,
    /// Maximum time to wait for a trigger.
    trigger_timeout: std::time::Duration,
    /// Region of the sensor that is read out.
    roi: Roi,
    /// Bits per pixel.
    #[slot(choices = [8, 10, 12, 16])]
    bit_depth: u8,
    /// Pixels that are combined into one, horizontally and vertically.
    binning: [u8; 2],
    /// Set-point of the cooler; the cooler is off if unset.
    #[slot(unset, unit = "C", range = -40.0..=20.0)]
    cooler: Option<f64>,
    /// Keywords for finding frames.
    tags: Vec<String>,
    /// Directory for frames.
    output: PathBuf,
    /// Number engraved on the housing.
    #[slot(readonly)]
    serial_number: String,
}

#[slots]
impl Camera {
    /// Manufacturer.
    const vendor: &'static str = "Acme Optics";

    /// Frames per second, if only the exposure time limits them.
    #[getter]
    fn frame_rate(&self) -> f64 {
        1.0 / self.exposure_time
    }
}

impl Default for Camera {
    fn default() -> Self {
        Camera {
            name: "camera".into(),
            exposure_time: 0.01,
            gain: 0.0,
            trigger: Trigger::Software,
            trigger_timeout: std::time::Duration::from_secs(1),
            roi: Roi { x: 0, y: 0, width: SENSOR_WIDTH, height: SENSOR_HEIGHT },
            bit_depth: 12,
            binning: [1, 1],
            cooler: None,
            tags: vec![],
            output: "frames".into(),
            serial_number: "C-0042".into(),
        }
    }
}

/// An error and its origin: a file and a line, or an argument.
struct Mistake {
    place: String,
    what: String,
}

/// `name = value`, split at the first `=`.
fn split(text: &str) -> Result<(&str, &str), String> {
    let (name, value) =
        text.split_once('=').ok_or_else(|| format!("expected `name = value`, not `{text}`"))?;
    Ok((name.trim(), value.trim()))
}

/// Applies all collected writes or none. Each error has its origin.
fn apply(camera: &mut Camera, lines: &[(String, String)]) -> Result<(), Vec<Mistake>> {
    let mut errors = Vec::new();
    let mut writes = Vec::new();
    for (place, text) in lines {
        match split(text) {
            Ok(write) => writes.push((place, write)),
            Err(what) => errors.push(Mistake { place: place.clone(), what }),
        }
    }
    let done = camera.update_texts(writes.iter().map(|(_, write)| *write));
    if let Err(error) = done {
        for error in error.errors() {
            // An error may be that of an item in the value: `binning[0]`.
            let path: AttrPath = error.path().parse().unwrap_or_default();
            let is_above = |name: AttrPath| path.segments().starts_with(name.segments());
            let written = writes
                .iter()
                .rev()
                .find(|(_, (name, _))| *name == error.path() || name.parse().is_ok_and(is_above));
            let place = written.map_or(String::new(), |(place, _)| (*place).clone());
            errors.push(Mistake { place, what: format!("{error:#}") });
        }
    } else if errors.is_empty() {
        return Ok(());
    } else if let Ok(undo) = done {
        // One line could not be parsed, so none is applied.
        undo.apply(camera).map(drop).unwrap_or_default();
    }
    Err(errors)
}

fn read_file(path: &Path) -> Result<Vec<(String, String)>, Mistake> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Mistake { place: path.display().to_string(), what: error.to_string() })?;
    let lines = text
        .lines()
        .enumerate()
        .map(|(at, line)| (format!("{}:{}", path.display(), at + 1), line.trim()));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(|(place, line)| (place, line.to_owned())).collect())
}

/// Executes one line of the console.
fn obey(camera: &mut Camera, line: &str) -> Result<String, String> {
    match line.split_once(' ').unwrap_or((line, "")) {
        ("" | "quit" | "exit", _) => Ok(String::new()),
        ("help", _) => Ok(Camera::CLASS.to_string()),
        ("dir", _) => Ok(camera.dir().join("\n")),
        ("get", name) => camera
            .get_path(name.trim())
            .map(|value| value.to_string())
            .map_err(|error| format!("{error:#}")),
        _ => {
            let write = split(line)?;
            camera.update_texts([write]).map(|_| String::new()).map_err(|error| error.to_string())
        }
    }
}

fn show(camera: &Camera) {
    for (name, value) in camera.vars() {
        put_line!("{name:16} {value}");
    }
}

/// Executes each line of standard input, with a prompt on a terminal. Returns whether all lines succeeded.
fn console(camera: &mut Camera) -> bool {
    let stdin = std::io::stdin();
    let is_terminal = stdin.is_terminal();
    let prompt = || {
        if is_terminal {
            put!("camera> ");
            let _ = std::io::stdout().flush();
        }
    };
    if is_terminal {
        put_line!("Type help, dir, get NAME, NAME = VALUE, or quit.");
    }
    let (mut lines, mut fine) = (0, true);
    prompt();
    for line in stdin.lock().lines().map_while(Result::ok) {
        lines += 1;
        match obey(camera, line.trim()) {
            Ok(answer) if answer.is_empty() => {}
            Ok(answer) => put_line!("{}", answer.trim_end()),
            Err(what) if is_terminal => put_error!("{what}"),
            Err(what) => {
                put_error!("standard input:{lines}: {what}");
                fine = false;
            }
        }
        if matches!(line.trim(), "quit" | "exit") {
            break;
        }
        prompt();
    }
    if lines > 0 && !is_terminal {
        show(camera);
    }
    fine
}

fn main() -> ExitCode {
    let mut file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/camera/sample.conf");
    let mut arguments = Vec::new();
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        match (argument.as_str(), argument.as_str() == "--file") {
            (_, true) => file = given.next().unwrap_or_default().into(),
            ("help" | "--help", _) => {
                put!("{}", Camera::CLASS);
                return ExitCode::SUCCESS;
            }
            _ => arguments.push((format!("argument '{argument}'"), argument)),
        }
    }
    let mut camera = Camera::default();
    let from_file =
        read_file(&file).map_err(|error| vec![error]).and_then(|lines| apply(&mut camera, &lines));
    if let Err(errors) = from_file.and_then(|()| apply(&mut camera, &arguments)) {
        for Mistake { place, what } in errors {
            put_error!("{place}: {what}");
        }
        return ExitCode::FAILURE;
    }
    show(&camera);
    if console(&mut camera) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
