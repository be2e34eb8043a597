//! Tests the flags of lists, the defaults in the help, and assignments below new keys and variants.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::{CommandFactory, Parser};
use slots_cli::SlotArgs;
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Packing {
    None,
    Zstd {
        #[slot(default = 3)]
        level: i8,
    },
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Keep {
    #[slot(default = 7)]
    daily: u32,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Lists {
    /// Folders to back up.
    #[slot(default)]
    sources: Vec<PathBuf>,
    #[slot(default)]
    names: BTreeSet<String>,
    #[slot(default)]
    numbers: Option<Vec<u32>>,
    /// Part of the image...
    #[slot(default)]
    roi: [u16; 4],
    /// Number of jobs.
    ///
    /// More jobs need more memory.
    #[slot(default = 2, range = 1..=64)]
    jobs: u32,
    #[slot(default = Keep { daily: 30 })]
    keep: Keep,
    #[slot(default = Packing::None)]
    packing: Packing,
    #[slot(default)]
    by_name: BTreeMap<String, Keep>,
    #[slot(default)]
    is_dry: bool,
    #[slot(default)]
    is_loud: Option<bool>,
}

#[derive(Parser, Debug)]
#[command(name = "bench")]
struct Listed {
    /// Sets one attribute.
    #[arg(long, short, value_parser = slots_cli::SetParser::of::<Lists>(), hide_possible_values = true)]
    set: Vec<slots_cli::Assignment>,
    #[command(flatten)]
    lists: SlotArgs<Lists>,
}

fn listed(given: &[&str]) -> Result<Lists, String> {
    let words = std::iter::once("bench").chain(given.iter().copied());
    let command = Listed::try_parse_from(words).map_err(|error| error.to_string())?;
    let mut lists = Lists::from_defaults().unwrap();
    let all = command.lists.assignments().iter().chain(&command.set);
    let _ = slots_cli::apply(&mut lists, all).map_err(|error| error.to_string())?;
    Ok(lists)
}

#[test]
fn flag_of_each_type_of_list_can_be_repeated() {
    Listed::command().debug_assert();
    let lists = listed(&["--sources", "/a", "--sources", "/b"]).unwrap();
    assert_eq!(lists.sources, [PathBuf::from("/a"), PathBuf::from("/b")]);
    let lists = listed(&["--names", "a", "--names", "b,c"]).unwrap();
    assert_eq!(lists.names.into_iter().collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(listed(&["--numbers", "1", "--numbers", "2"]).unwrap().numbers, Some(vec![1, 2]));
    assert_eq!(listed(&["--numbers", "1"]).unwrap().numbers, Some(vec![1]));
    let roi = ["--roi", "1", "--roi", "2", "--roi", "3", "--roi", "4"];
    assert_eq!(listed(&roi).unwrap().roi, [1, 2, 3, 4]);
    assert_eq!(listed(&["--roi", "1, 2, 3, 4"]).unwrap().roi, [1, 2, 3, 4]);
    assert!(listed(&roi[..4]).unwrap_err().contains("a list of 4"));
    assert!(listed(&["--roi", "x"]).unwrap_err().contains("invalid value 'x' for '--roi"));
}

#[test]
fn help_states_defaults_and_has_no_full_stop() {
    let command = Listed::command();
    let help = command.clone().render_help().to_string();
    for expected in [
        "--sources <PATH>",
        "Folders to back up\n",
        "--roi <INTEGER>",
        "Part of the image... [default: [0, 0, 0, 0]]\n",
        "Number of jobs [in 1..=64] [default: 2]\n",
        "[default: 30]\n",
        "[default: none]",
    ] {
        assert!(help.contains(expected), "{expected} in\n{help}");
    }
    assert!(!help.contains("jobs="), "{help}");
    let help = command.clone().render_long_help().to_string();
    assert!(help.contains("Number of jobs\n"), "{help}");
    assert!(help.contains("More jobs need more memory."), "{help}");
}

#[test]
fn assignment_knows_its_argument() {
    let given = ["bench", "--jobs=3", "--set", "jobs=4", "-s", "keep.daily=5"];
    let command = Listed::try_parse_from(given).unwrap();
    let shown: Vec<String> = command
        .lists
        .assignments()
        .iter()
        .chain(&command.set)
        .map(slots_cli::Assignment::as_given)
        .collect();
    assert_eq!(shown, ["--jobs 3", "--set jobs=4", "--set keep.daily=5"]);
    // A path and its value are stated as they were written.
    let command = Listed::try_parse_from(["bench", "--set", "jobs = 4"]).unwrap();
    assert_eq!(command.set[0].as_given(), "--set jobs = 4");
    let own = slots_cli::Assignment::new("jobs".parse().unwrap(), "4");
    assert_eq!(own.as_given(), "jobs=4");
}

#[test]
fn each_use_of_a_flag_is_stated_as_it_was_given() {
    let given =
        ["bench", "--names", "a,b", "--names", "[c]", "--numbers", "3", "--is-dry", "--is-loud=no"];
    let command = Listed::try_parse_from(given).unwrap();
    let assignments = command.lists.assignments();
    let shown: Vec<(String, &str)> =
        assignments.iter().map(|it| (it.as_given(), it.text.as_str())).collect();
    let expected = [
        ("--names a,b --names [c]", "a,b, c"),
        ("--numbers 3", "3"),
        ("--is-dry", "true"),
        ("--is-loud=no", "no"),
    ];
    assert_eq!(shown, expected.map(|(given, text)| (given.to_owned(), text)));
}

#[test]
fn paths_below_new_keys_and_variants_are_set_together() {
    let given = ["--set", "by_name.a.daily=3", "--set", "packing=zstd", "--set", "packing.level=5"];
    let lists = listed(&given).unwrap();
    assert_eq!(lists.by_name["a"], Keep { daily: 3 });
    assert_eq!(lists.packing, Packing::Zstd { level: 5 });
    let lists = listed(&["--set", "packing=zstd", "--set", "packing.zstd.level=5"]).unwrap();
    assert_eq!(lists.packing, Packing::Zstd { level: 5 });
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Stage {
    speed: f64,
}

#[slots]
#[derive(Debug, Default)]
struct Rack {
    stages: Vec<Stage>,
}

#[derive(Parser, Debug)]
#[command(name = "bench")]
struct RackCommand {
    #[arg(long, value_parser = slots_cli::SetParser::of::<Rack>(), hide_possible_values = true)]
    set: Vec<slots_cli::Assignment>,
    #[command(flatten)]
    rack: SlotArgs<Rack>,
}

#[test]
fn slot_of_object_in_list_has_no_flag_and_is_set_by_path() {
    let help = RackCommand::command().render_long_help().to_string();
    assert!(!help.contains("speed") && !help.contains("--stages"), "{help}");
    let command = RackCommand::try_parse_from(["bench", "--set", "stages[0].speed=2"]).unwrap();
    let mut rack = Rack { stages: vec![Stage::default()] };
    let _ = slots_cli::apply(&mut rack, &command.set).unwrap();
    assert_eq!(rack.stages, [Stage { speed: 2.0 }]);
    assert!(RackCommand::try_parse_from(["bench", "--set", "stages[0].sped=2"]).is_err());
}

#[test]
fn unknown_flag_is_reported_before_values_are_validated() {
    let error = listed_error(&["--jobs", "100", "--sorces", "/a"]);
    assert!(error.contains("unexpected argument '--sorces'") && !error.contains("100"), "{error}");
    let error = listed_error(&["--jobs", "100", "--keep.daily", "many"]);
    assert!(error.contains("'100'") && error.contains("'many'"), "{error}");
}

fn listed_error(given: &[&str]) -> String {
    listed(given).unwrap_err()
}

#[slots]
#[derive(Debug)]
struct Target {
    /// Name of the host.
    host: String,
    #[slot(default = 22)]
    port: u16,
}

#[slots]
#[derive(Debug)]
struct Upload {
    /// Level of the compression.
    #[slot(range = 1..=9)]
    level: u32,
    target: Target,
    spare: Option<Target>,
    #[slot(default = Target { host: "h".into(), port: 1 })]
    other: Target,
}

#[test]
fn help_states_the_default_of_the_outermost_slot_that_has_one() {
    let flags = slots_cli::Flags::of::<Upload>();
    let upload = flags.add_to(clap::Command::new("bench")).unwrap().render_help().to_string();
    let lines = |flag: &str| {
        let line = upload.lines().find(|line| line.contains(flag)).unwrap();
        line.split_once('>').unwrap().1.trim().to_owned()
    };
    assert_eq!(lines("--level"), "Level of the compression [in 1..=9]");
    assert_eq!(lines("--target.host"), "Name of the host");
    assert_eq!(lines("--target.port"), "[default: 22]");
    assert_eq!(lines("--other.host"), "Name of the host [default: h]");
}
