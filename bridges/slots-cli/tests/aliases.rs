//! Tests the aliases of slots as aliases of their flags.

use clap::{Arg, Command, CommandFactory, Parser};
use slots_cli::{Flags, SlotArgs, apply};
use slots_runtime::prelude::*;

#[slots]
#[derive(Default, Debug, PartialEq)]
struct Roi {
    #[slot(alias = "left")]
    x: u32,
}

#[slots(default)]
#[derive(Default, Debug, PartialEq)]
struct Camera {
    /// Time that one frame is exposed.
    #[slot(alias = "exp", alias = "exp_time", alias = "exposure-time", alias = "two words")]
    exposure_time: u32,
    #[slot(alias = "a_b")]
    other: u32,
    #[slot(rename = "a-b")]
    kebab: u32,
    roi: Roi,
}

#[derive(Parser, Debug)]
#[command(name = "bench")]
struct Bench {
    #[command(flatten)]
    camera: SlotArgs<Camera>,
}

#[derive(Parser, Debug)]
#[command(name = "bench")]
struct Clash {
    #[arg(long)]
    left: bool,
    #[command(flatten)]
    camera: SlotArgs<Camera>,
    #[arg(long)]
    exp: bool,
}

#[test]
fn aliases_of_a_slot_are_visible_aliases_of_its_flag() {
    Bench::command().debug_assert();
    for (flag, expected) in [
        ("--exposure-time", Camera { exposure_time: 7, ..Camera::default() }),
        ("--exp", Camera { exposure_time: 7, ..Camera::default() }),
        ("--exp-time", Camera { exposure_time: 7, ..Camera::default() }),
        // A flag takes precedence over an alias.
        ("--a-b", Camera { kebab: 7, ..Camera::default() }),
        ("--roi.left", Camera { roi: Roi { x: 7 }, ..Camera::default() }),
    ] {
        let bench = Bench::try_parse_from(["bench", flag, "7"]).unwrap();
        let mut camera = Camera::default();
        let _ = bench.camera.apply(&mut camera).unwrap();
        assert_eq!(camera, expected, "{flag}");
    }
    let help = Bench::command().render_help().to_string();
    assert!(help.contains("[aliases: --exp, --exp-time]"), "{help}");
}

#[test]
fn prefix_is_that_of_the_flag() {
    let flags = Flags::of::<Camera>().prefix("cam");
    let command = flags.add_to(Command::new("bench")).unwrap();
    command.clone().debug_assert();
    let matches = command.try_get_matches_from(["bench", "--cam.roi.left", "3"]).unwrap();
    let mut camera = Camera::default();
    let _ = apply(&mut camera, &flags.assignments(&matches)).unwrap();
    assert_eq!(camera.roi.x, 3);
}

#[test]
fn alias_that_is_a_flag_of_the_command_is_left_out() {
    let own = Arg::new("own").long("exp").action(clap::ArgAction::SetTrue);
    let command = Flags::of::<Camera>().add_to(Command::new("bench").arg(own)).unwrap();
    command.clone().debug_assert();
    assert!(command.try_get_matches_from(["bench", "--exp", "--exp-time", "3"]).is_ok());

    Clash::command().debug_assert();
    let clash = Clash::try_parse_from(["bench", "--exp", "--left", "--exp-time", "3"]).unwrap();
    assert!(clash.exp && clash.left);
    assert_eq!(clash.camera.assignments()[0].path.to_string(), "exposure_time");
}

#[slots(default)]
#[derive(Default, Debug)]
struct Filter {
    exp: u32,
    #[slot(alias = "exp_time", alias = "speed")]
    rate: u32,
}

#[derive(Parser, Debug)]
#[command(name = "bench")]
struct Two {
    #[command(flatten)]
    camera: SlotArgs<Camera>,
    #[command(flatten)]
    filter: SlotArgs<Filter>,
}

#[test]
fn alias_gives_way_to_the_flag_of_another_object() {
    Two::command().debug_assert();
    let given = ["bench", "--exp", "1", "--speed", "2", "--exp-time", "3"];
    let two = Two::try_parse_from(given).unwrap();
    let filter: Vec<String> =
        two.filter.assignments().iter().map(|it| format!("{}={}", it.path, it.text)).collect();
    assert_eq!(filter, ["exp=1", "rate=2"]);
    assert_eq!(two.camera.assignments()[0].text, "3");
}
