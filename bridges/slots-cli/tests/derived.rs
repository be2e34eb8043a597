//! Tests the flags of slots in commands that clap derives, and the forms of flags.
#![allow(clippy::float_cmp, reason = "values that were written are compared, not computed")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use clap::{CommandFactory, Parser};
use slots_cli::{FlagPrefix, Flags, SlotArgs};
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq, Default)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    /// A call of the program.
    #[default]
    Software,
    /// A signal on a line.
    Hardware {
        #[slot(default = 1)]
        line: u32,
    },
}

#[slots]
#[derive(Default)]
struct Roi {
    #[slot(default)]
    x: u32,
}

#[slots]
#[derive(Default)]
struct Camera {
    /// Time that one frame is exposed.
    #[slot(unit = "s", range = 0.0..=10.0)]
    exposure_time: Option<f64>,
    is_fast: bool,
    tags: Vec<String>,
    ranges: Vec<u32>,
    trigger: Trigger,
    file: PathBuf,
    wait: Duration,
    rois: Vec<Roi>,
    by_name: BTreeMap<String, Roi>,
    lock: Mutex<u32>,
    spare: Option<Roi>,
    #[slot(unit = "mm")]
    width: f64,
}

struct Left;

impl FlagPrefix for Left {
    const PREFIX: &'static str = "left";
}

struct Right;

impl FlagPrefix for Right {
    const PREFIX: &'static str = "right";
}

#[derive(Parser, Debug)]
#[command(name = "bench")]
struct One {
    #[arg(long)]
    verbose: bool,
    #[command(flatten)]
    camera: SlotArgs<Camera>,
}

#[derive(Parser, Debug)]
struct Two {
    #[command(flatten)]
    left: SlotArgs<Camera, Left>,
    #[command(flatten)]
    right: SlotArgs<Camera, Right>,
}

#[derive(Parser, Debug)]
struct Clash {
    #[arg(long)]
    is_fast: bool,
    #[arg(long)]
    width: Option<f64>,
    #[command(flatten)]
    camera: SlotArgs<Camera>,
}

fn parsed(given: &[&str]) -> Camera {
    let words = std::iter::once("bench").chain(given.iter().copied());
    let command = One::try_parse_from(words).unwrap_or_else(|error| panic!("{error}"));
    let mut camera = Camera::default();
    let _ = command.camera.apply(&mut camera).unwrap();
    camera
}

#[test]
fn flattened_flags_set_the_object() {
    One::command().debug_assert();
    let camera = parsed(&["--exposure-time", "5ms", "--verbose", "--spare.x", "3"]);
    assert_eq!(camera.exposure_time, Some(0.005));
    assert_eq!(camera.spare.unwrap().x, 3);
    assert_eq!(parsed(&[]).exposure_time, None);
}

#[test]
fn wrong_value_of_flattened_flag_is_clap_error() {
    let error = One::try_parse_from(["bench", "--exposure-time", "11"]).unwrap_err();
    assert_eq!(error.exit_code(), 2);
    assert!(error.to_string().contains("must be in 0.0..=10.0, not 11.0"), "{error}");
    let error = One::try_parse_from(["bench", "--exp-time", "1"]).unwrap_err();
    assert!(error.to_string().contains("unexpected argument '--exp-time'"), "{error}");
}

#[test]
fn errors_of_all_flattened_flags_are_reported() {
    let words = ["--exposure-time", "11", "--width=wide", "--trigger", "hardwar", "--is-fast=2"];
    let error = One::try_parse_from(["bench"].iter().chain(&words)).unwrap_err();
    assert_eq!((error.exit_code(), error.kind()), (2, clap::error::ErrorKind::ValueValidation));
    let text = error.to_string();
    let lines: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "error: invalid value '11' for '--exposure-time <SECONDS>': must be in 0.0..=10.0, not 11.0",
            "invalid value '2' for '--is-fast[=<BOOL>]': must be bool, not '2'",
            "invalid value 'hardwar' for '--trigger <CHOICE>': must be one of 'software', 'hardware', not 'hardwar'. \
             Did you mean: 'hardware'?",
            "invalid value 'wide' for '--width <mm>': must be a number in mm, not 'wide'",
        ],
        "{text}"
    );
    assert!(text.contains("Usage: bench") && text.contains("--help"), "{text}");
}

#[test]
fn help_of_flattened_flags_has_the_choices() {
    let help = One::command().render_long_help().to_string();
    assert!(help.contains("A signal on a line") && help.contains("hardware"), "{help}");
}

#[test]
fn two_objects_have_flags_with_prefixes() {
    Two::command().debug_assert();
    let command =
        Two::try_parse_from(["bench", "--left.width", "1", "--right.width", "2mm"]).unwrap();
    let (mut left, mut right) = (Camera::default(), Camera::default());
    let _ = command.left.apply(&mut left).unwrap();
    let _ = command.right.apply(&mut right).unwrap();
    assert_eq!((left.width, right.width), (1.0, 2.0));
}

#[test]
fn clash_with_flags_of_the_command_is_error_without_panic() {
    Clash::command().debug_assert();
    let error = Clash::try_parse_from(["bench", "--is-fast"]).unwrap_err();
    assert_eq!(error.exit_code(), 2);
    let expected = "error: slot 'is_fast' of 'Camera' cannot have the flag '--is-fast': the command has this flag\n\
                    slot 'width' of 'Camera' cannot have the flag '--width': the command has this flag\n";
    assert!(error.to_string().starts_with(expected), "{error}");
}

#[derive(Parser, Debug)]
struct Later {
    #[arg(long)]
    is_fast: bool,
    #[command(flatten)]
    camera: SlotArgs<Camera>,
    #[arg(long)]
    width: Option<f64>,
    #[arg(long, alias = "tags")]
    labels: Vec<String>,
}

#[test]
fn clash_with_later_flags_of_the_command_is_error_without_panic() {
    Later::command().debug_assert();
    let help = Later::command().render_long_help().to_string();
    assert_eq!(help.matches("--width").count(), 1, "{help}");
    let error = Later::try_parse_from(["bench", "--width", "1"]).unwrap_err();
    assert_eq!(error.exit_code(), 2);
    let line = |slot: &str, flag: &str| {
        format!(
            "slot '{slot}' of 'Camera' cannot have the flag '--{flag}': the command has this flag\n"
        )
    };
    let expected = [line("is_fast", "is-fast"), line("tags", "tags"), line("width", "width")];
    assert!(error.to_string().starts_with(&format!("error: {}", expected.concat())), "{error}");
}

#[derive(Parser, Debug)]
struct Thrice {
    #[command(flatten)]
    first: SlotArgs<Roi>,
    #[command(flatten)]
    second: SlotArgs<Roi>,
    #[command(flatten)]
    third: SlotArgs<Roi>,
}

#[test]
fn objects_of_one_class_without_prefixes_are_error_without_panic() {
    Thrice::command().debug_assert();
    let error = Thrice::try_parse_from(["bench"]).unwrap_err();
    assert_eq!(error.exit_code(), 2);
    let expected = "slot 'x' of 'Roi' cannot have the flag '--x': the command has this flag";
    assert!(error.to_string().contains(expected), "{error}");
}

#[derive(Parser, Debug)]
struct Subcommands {
    #[command(flatten)]
    camera: SlotArgs<Camera>,
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    Move {
        #[command(flatten)]
        roi: SlotArgs<Roi>,
    },
}

#[test]
fn subcommand_has_flags_of_its_own() {
    Subcommands::command().debug_assert();
    let command =
        Subcommands::try_parse_from(["bench", "--width", "1", "move", "--x", "5"]).unwrap();
    let mut roi = Roi::default();
    let Some(Action::Move { roi: flags }) = &command.action else { panic!() };
    let _ = flags.apply(&mut roi).unwrap();
    assert_eq!((roi.x, command.camera.assignments().len()), (5, 1));
}

#[test]
fn wrong_value_in_a_subcommand_has_the_usage_of_the_subcommand() {
    let words = ["bench", "--width", "1", "move", "--x", "far"];
    let error = Subcommands::try_parse_from(words).unwrap_err();
    assert_eq!(
        error.to_string(),
        "error: invalid value 'far' for '--x <INTEGER>': must be u32, not 'far': invalid digit found in string\n\n\
         Usage: bench move [OPTIONS]\n\nFor more information, try '--help'.\n"
    );
}

#[test]
fn bool_flag_needs_no_value() {
    assert!(parsed(&["--is-fast"]).is_fast);
    assert!(parsed(&["--is-fast=yes"]).is_fast);
    let mut camera = Camera { is_fast: true, ..Camera::default() };
    let command = One::try_parse_from(["bench", "--is-fast=false", "--verbose"]).unwrap();
    let _ = command.camera.apply(&mut camera).unwrap();
    assert!(!camera.is_fast && command.verbose);
    let error = One::try_parse_from(["bench", "--is-fast=maybe"]).unwrap_err();
    assert!(error.to_string().contains("must be bool"), "{error}");
}

#[test]
fn list_flag_can_be_repeated() {
    assert_eq!(
        parsed(&["--tags", "a", "--tags", "b, c", "--tags", "\"d, e\""]).tags,
        ["a", "b", "c", "d, e"]
    );
    assert_eq!(parsed(&["--ranges", "[1, 2]", "--ranges", "3"]).ranges, [1, 2, 3]);
    assert_eq!(parsed(&["--tags", "a, b"]).tags, ["a", "b"]);
    let error = One::try_parse_from(["bench", "--ranges", "1", "--ranges", "x"]).unwrap_err();
    assert!(error.to_string().contains("invalid value 'x' for '--ranges <INTEGER>'"), "{error}");
}

#[test]
fn help_is_for_people() {
    let help = One::command().render_long_help().to_string();
    for expected in [
        "--exposure-time <SECONDS>",
        "--is-fast[=<BOOL>]",
        "--tags <TEXT>",
        "--ranges <INTEGER>",
        "--file <PATH>",
        "--wait <DURATION>",
        "--width <mm>",
        "Time that one frame is exposed [in 0.0..=10.0]",
        "- software: A call of the program.",
        "- hardware: A signal on a line.",
        "--spare.x <INTEGER>",
    ] {
        assert!(help.contains(expected), "{expected} in\n{help}");
    }
}

#[test]
fn values_that_no_string_can_be_have_no_flags() {
    let flags = format!("{:?}", Flags::of::<Camera>());
    for flag in ["--rois", "--by-name", "--lock"] {
        assert!(!flags.contains(flag), "{flags}");
    }
    assert_eq!(parsed(&["--trigger", "hardware"]).trigger, Trigger::Hardware { line: 1 });
}
