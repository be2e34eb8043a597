//! Tests the output for command lines.
#![allow(clippy::float_cmp, reason = "values that were written are compared, not computed")]

use clap::{Arg, ArgAction, Command};
use slots_cli::{Assignment, Flags, SetParser, apply};
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Copy, Debug, PartialEq, Default)]
#[slot_value(rename_all = "kebab-case")]
enum Trigger {
    #[default]
    Software,
    Hardware,
}

#[slots]
#[derive(Default)]
struct Camera {
    /// How long one frame is exposed.
    #[slot(unit = "s", range = 0.0..=10.0)]
    exposure_time: f64,
    trigger: Trigger,
    #[slot(readonly)]
    serial: u32,
    marks: Vec<u32>,
}

#[slots]
impl Camera {
    const vendor: &'static str = "Acme Optics";

    #[getter]
    fn frame_rate(&self) -> f64 {
        1.0 / self.exposure_time
    }
}

#[slots]
#[derive(Default)]
struct Rack {
    camera: Camera,
}

fn command() -> Command {
    Command::new("bench").arg(
        Arg::new("set")
            .long("set")
            .value_name("PATH=VALUE")
            .action(ArgAction::Append)
            .value_parser(SetParser::of::<Rack>())
            .hide_possible_values(true),
    )
}

fn parse(given: &[&str]) -> Result<Rack, String> {
    let words = std::iter::once("bench").chain(given.iter().flat_map(|given| ["--set", given]));
    let matches = command().try_get_matches_from(words).map_err(|error| {
        assert_eq!(error.exit_code(), 2);
        error.to_string()
    })?;
    let mut rack = Rack::default();
    apply(&mut rack, matches.get_many::<Assignment>("set").into_iter().flatten())
        .map_err(|error| error.to_string())?;
    Ok(rack)
}

#[test]
fn assignments_set_nested_attributes() {
    let rack =
        parse(&["camera.exposure_time=5ms", "camera.trigger=hardware", "camera.exposure_time=7ms"])
            .unwrap();
    assert_eq!((rack.camera.exposure_time, rack.camera.trigger), (0.007, Trigger::Hardware));
}

#[test]
fn typo_is_reported_as_clap_error_with_tip() {
    let message = parse(&["camera.exp_time=5ms"]).err().unwrap();
    assert_eq!(
        message,
        "error: invalid value 'camera.exp_time=5ms' for '--set <PATH=VALUE>': 'Camera' object has no attribute 'exp_time'\n\
         \n  tip: a similar attribute exists: 'camera.exposure_time'\n\n\
         For more information, try '--help'.\n"
    );
}

#[test]
fn each_kind_of_error_has_its_message() {
    for (given, expected) in [
        ("camera.exposure_time=fast", "must be a number in s, not 'fast'"),
        ("camera.exposure_time=11", "must be in 0.0..=10.0, not 11.0"),
        ("camera.trigger=sofware", "tip: a similar value exists: 'software'"),
        ("camera.serial=4", "'Camera' object attribute 'serial' is read-only"),
        ("camera", "expected PATH=VALUE"),
        ("camera..x=1", "is not a path"),
        ("camera.exposure_time.x=1", "has no attribute 'x'"),
    ] {
        let message = parse(&[given]).err().unwrap();
        assert!(message.contains(expected), "{given}: {message}");
    }
}

#[test]
fn write_forbidden_by_class_is_rejected_while_parsing() {
    let error = parse(&["camera.frame_rate=25"]).map(drop).unwrap_err();
    let what = "property 'frame_rate' of 'Camera' object has no setter";
    assert!(error.contains("invalid value") && error.contains(what), "{error}");
    let error = parse(&["camera.vendor=me"]).map(drop).unwrap_err();
    let what = "'Camera' object attribute 'vendor' is read-only";
    assert!(error.contains("invalid value") && error.contains(what), "{error}");
}

#[test]
fn index_out_of_range_is_rejected_when_applied() {
    assert!(parse(&["camera.marks[3]=1"]).err().unwrap().contains("index 3 is out of range"));
    assert_eq!(parse(&["camera.marks=1, 2"]).unwrap().camera.marks, [1, 2]);
}

#[test]
fn flag_of_each_slot_has_help_and_possible_values() {
    let flags = Flags::of::<Rack>();
    let command = flags.add_to(Command::new("bench")).unwrap();
    let help = command.clone().render_help().to_string();
    assert!(help.contains("--camera.exposure-time <SECONDS>"), "{help}");
    assert!(help.contains("How long one frame is exposed [in 0.0..=10.0]"), "{help}");
    assert!(help.contains("[possible values: software, hardware]"), "{help}");
    assert!(!help.contains("serial"), "{help}");

    let matches =
        command.clone().try_get_matches_from(["bench", "--camera.exposure-time", "5ms"]).unwrap();
    let mut rack = Rack::default();
    let undo = apply(&mut rack, &flags.assignments(&matches)).unwrap();
    assert_eq!(rack.camera.exposure_time, 0.005);
    drop(undo);

    let error = command
        .try_get_matches_from(["bench", "--camera.exposure-time", "11"])
        .unwrap_err()
        .to_string();
    assert!(error.contains("must be in 0.0..=10.0, not 11.0"), "{error}");
}
