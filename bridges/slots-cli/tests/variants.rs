//! Tests assignments to enums whose variants have fields.

use clap::{Arg, ArgAction, Command};
use slots_cli::{Assignment, SetParser, apply};
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Compression {
    None,
    Zstd { level: i8 },
}

#[slots]
#[derive(Debug, PartialEq)]
struct Backup {
    #[slot(default = Compression::None)]
    compression: Compression,
}

fn set(given: &str) -> Result<Backup, String> {
    let set = Arg::new("set").long("set").value_name("PATH=VALUE").action(ArgAction::Append);
    let command = Command::new("bench").arg(set.value_parser(SetParser::of::<Backup>()));
    let matches = command
        .try_get_matches_from(["bench", "--set", given])
        .map_err(|error| error.to_string())?;
    let mut backup = Backup::from_defaults().unwrap();
    let set = matches.get_many::<Assignment>("set").into_iter().flatten();
    apply(&mut backup, set).map_err(|error| error.to_string())?;
    Ok(backup)
}

fn error(given: &str, why: &str, tip: &str) -> String {
    let tip = if tip.is_empty() { String::new() } else { format!("\n  tip: {tip}\n") };
    let why = format!("'Backup' object attribute 'compression{why}");
    format!(
        "error: invalid value '{given}' for '--set <PATH=VALUE>': {why}\n{tip}\nFor more information, try '--help'.\n"
    )
}

#[test]
fn misspelt_field_of_a_variant_is_named_with_a_tip() {
    for given in ["compression.zstd.levle=3", "compression.zstd={levle: 3}"] {
        let tip = if given.contains('{') {
            "a similar name exists: 'level'"
        } else {
            "a similar attribute exists: 'compression.zstd.level'"
        };
        let expected = error(given, "' has no 'levle' in 'zstd'", tip);
        assert_eq!(set(given).unwrap_err(), expected);
    }
}

#[test]
fn value_of_a_variant_without_fields_is_rejected() {
    let given = "compression.none=3";
    let why = ".none' must be None, not str";
    assert_eq!(set(given).unwrap_err(), error(given, why, ""));
}

#[test]
fn fields_of_a_variant_are_set_alone_and_as_a_whole() {
    for given in [
        "compression.zstd.level=3",
        "compression.zstd={level: 3}",
        "compression={zstd: {level: 3}}",
    ] {
        assert_eq!(set(given).unwrap().compression, Compression::Zstd { level: 3 }, "{given}");
    }
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Speed {
    Slow,
    #[slot_value(alias = "quick")]
    Fast,
    Exact {
        rate: u32,
    },
}

#[slots(default)]
#[derive(Debug, PartialEq)]
struct Motor {
    speed: Speed,
    spare: Option<Speed>,
}

impl Default for Motor {
    fn default() -> Self {
        Motor { speed: Speed::Slow, spare: Some(Speed::Slow) }
    }
}

#[test]
fn flag_accepts_each_text_that_its_slot_accepts() {
    let flags = slots_cli::Flags::of::<Motor>();
    let matches = |arguments: &[&str]| {
        let command = flags.add_to(Command::new("motor")).unwrap();
        command.try_get_matches_from([&["motor"], arguments].concat())
    };
    for (text, speed) in [
        ("quick", Speed::Fast),
        ("fast", Speed::Fast),
        ("{exact: {rate: 3}}", Speed::Exact { rate: 3 }),
    ] {
        let mut motor = Motor::default();
        apply(&mut motor, &flags.assignments(&matches(&["--speed", text]).unwrap())).unwrap();
        assert_eq!(motor.speed, speed, "{text}");
    }
    let mut motor = Motor::default();
    apply(&mut motor, &flags.assignments(&matches(&["--spare", "None"]).unwrap())).unwrap();
    assert_eq!(motor.spare, None);
    let shown = matches(&["--speed", "fats"]).unwrap_err().to_string();
    assert!(shown.contains("[possible values: slow, fast, exact]"), "{shown}");
    assert!(shown.contains("a similar value exists: 'fast'"), "{shown}");
}
