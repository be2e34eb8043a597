//! Tests the flags of slots beside the other flags of a command.

use clap::{Arg, ArgAction, Command};
use slots_cli::{Flags, apply};
use slots_runtime::prelude::*;

#[slots]
#[derive(Default, Debug, PartialEq)]
struct Device {
    help: String,
    version: u32,
    gain: f64,
}

fn conflicts(flags: &Flags, command: Command) -> Vec<String> {
    match flags.add_to(command) {
        Ok(command) => {
            // An accepted command passes the assertions of clap, and its flag works.
            command.clone().debug_assert();
            command.clone().render_long_help();
            assert!(command.try_get_matches_from(["bench"]).is_ok());
            Vec::new()
        }
        Err(error) => {
            assert_eq!(error.to_string().lines().count(), error.conflicts().count());
            error.conflicts().map(|(path, _)| path.to_owned()).collect()
        }
    }
}

#[test]
fn slot_named_like_clap_flag_is_error() {
    let flags = Flags::of::<Device>();
    assert_eq!(conflicts(&flags, Command::new("bench")), ["help", "version"]);
    assert_eq!(conflicts(&flags, Command::new("bench").version("1")), ["help", "version"]);
    let error = flags.add_to(Command::new("bench")).unwrap_err().to_string();
    assert!(error.starts_with(
        "slot 'help' of 'Device' cannot have the flag '--help': the command has this flag\n"
    ));
    let own = Command::new("bench").version("1").disable_help_flag(true).disable_version_flag(true);
    assert!(conflicts(&flags, own).is_empty());
}

#[test]
fn slot_named_like_program_flag_is_error() {
    let flags = Flags::of::<Device>().skip("help").skip("version");
    let command = |arg| Command::new("bench").version("1").arg(arg);
    assert!(conflicts(&flags, command(Arg::new("other").long("other"))).is_empty());
    // An argument of the program may have the name of a slot as its id.
    assert!(conflicts(&flags, command(Arg::new("gain").long("other"))).is_empty());
    assert_eq!(conflicts(&flags, command(Arg::new("own").long("gain"))), ["gain"]);
    let alias = Arg::new("own").long("own").alias("gain");
    assert_eq!(conflicts(&flags, command(alias)), ["gain"]);
    let alias = Arg::new("own").long("own").visible_alias("gain");
    assert_eq!(conflicts(&flags, command(alias)), ["gain"]);
    let subcommand = Command::new("bench").subcommand(Command::new("set").long_flag("gain"));
    assert_eq!(conflicts(&flags, subcommand), ["gain"]);
    let twice = flags.add_to(Command::new("bench")).unwrap();
    assert_eq!(conflicts(&flags, twice), ["gain"]);
}

#[test]
fn prefix_and_skip_avoid_a_conflict() {
    let flags = Flags::of::<Device>().prefix("device");
    let own = Arg::new("gain").long("gain").action(ArgAction::SetTrue);
    let command = Command::new("bench").version("1").arg(own);
    assert!(conflicts(&flags, command.clone()).is_empty());
    let matches = flags
        .add_to(command)
        .unwrap()
        .try_get_matches_from(["bench", "--device.help", "h", "--device.version", "7", "--gain"])
        .unwrap();
    let mut device = Device::default();
    let _ = apply(&mut device, &flags.assignments(&matches)).unwrap();
    assert_eq!(device, Device { help: "h".into(), version: 7, gain: 0.0 });
    assert!(matches.get_flag("gain"));

    // Two objects of one class in one command.
    let (left, right) =
        (Flags::of::<Device>().prefix("left"), Flags::of::<Device>().prefix("right"));
    let both = left.add_to(Command::new("bench")).unwrap();
    assert!(conflicts(&right, both.clone()).is_empty());
    let both = right.add_to(both).unwrap();
    let matches = both.try_get_matches_from(["bench", "--right.gain", "2"]).unwrap();
    assert!(left.assignments(&matches).is_empty());
    assert_eq!(right.assignments(&matches)[0].text, "2");
    // A command without the flags has no assignments.
    let matches = Command::new("bench").try_get_matches_from(["bench"]).unwrap();
    assert!(left.assignments(&matches).is_empty());
}

#[slots]
#[derive(Default)]
struct Odd {
    #[slot(rename = "a-b")]
    kebab: u32,
    a_b: u32,
    #[slot(rename = "two words")]
    words: u32,
    #[slot(rename = "-dash")]
    dash: u32,
    #[slot(rename = "x=y")]
    equals: u32,
    #[slot(rename = "dotted.name")]
    dotted: u32,
    straße: u32,
}

#[test]
fn invalid_flag_names_are_errors() {
    let flags = Flags::of::<Odd>();
    let skipped = ["a_b", "\"two words\"", "-dash", "\"x=y\"", "x=y"]
        .into_iter()
        .fold(flags.clone(), Flags::skip);
    let found = conflicts(&flags, Command::new("bench"));
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(conflicts(&skipped, Command::new("bench")).is_empty());
    let command = skipped.add_to(Command::new("bench")).unwrap();
    let matches =
        command.try_get_matches_from(["bench", "--straße", "1", "--\"dotted.name\"", "2"]).unwrap();
    let mut odd = Odd::default();
    let _ = apply(&mut odd, &skipped.assignments(&matches)).unwrap();
    assert_eq!((odd.straße, odd.dotted), (1, 2));
}

#[slots]
#[derive(Default)]
struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

#[test]
fn recursive_class_has_finitely_many_flags() {
    assert!(conflicts(&Flags::of::<Node>(), Command::new("bench")).is_empty());
}
