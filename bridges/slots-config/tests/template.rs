//! Tests the template of a settings file.

use std::collections::BTreeMap;
use std::time::Duration;

use slots_config::{Config, template};
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    Software,
    Hardware { line: u32 },
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Stage {
    /// Where it is.
    #[slot(unit = "mm")]
    position: f64,
    #[slot(readonly, default)]
    serial: u32,
}

#[dynamic]
#[derive(Clone, Debug, PartialEq)]
struct Rack {
    /// Name of the rack.
    ///
    /// It is printed on the door.
    name: String,
    #[slot(readonly)]
    serial: u32,
    wait: Duration,
    trigger: Trigger,
    other: Trigger,
    limits: BTreeMap<String, f64>,
    stages: Vec<Stage>,
    address: std::net::Ipv4Addr,
    big: u128,
    nothing: Option<u32>,
    spare: Option<Stage>,
    /// The stage.
    stage: Stage,
    #[slot(rename = "odd name")]
    odd: char,
}

fn rack() -> Rack {
    let mut extras = Dict::new();
    extras.insert("note", "dark\n\"night\"").unwrap();
    Rack {
        name: "left \\ right".into(),
        serial: 7,
        wait: Duration::from_millis(1500),
        trigger: Trigger::Hardware { line: 3 },
        other: Trigger::Software,
        limits: BTreeMap::from([("a".into(), 1.0), ("b c".into(), f64::INFINITY)]),
        stages: vec![Stage { position: 1e-9, serial: 0 }, Stage { position: -2.0, serial: 0 }],
        address: std::net::Ipv4Addr::LOCALHOST,
        big: u128::MAX,
        nothing: None,
        spare: None,
        stage: Stage { position: 4.0, serial: 8 },
        odd: '\'',
        __dict__: extras,
    }
}

#[test]
fn template_loads_and_changes_nothing() {
    let before = rack();
    let mut rack = before.clone();
    let applied = Config::new().toml("t.toml", &template(&rack)).apply(&mut rack).unwrap();
    assert_eq!(applied.origins().count(), 0);
    assert_eq!(rack, before);
}

#[test]
fn every_setting_of_template_loads() {
    let text = template(&rack());
    let settings: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("##"))
        .map(|line| line.strip_prefix('#').unwrap_or(line))
        .collect();
    let mut other = rack();
    other.name.clear();
    other.wait = Duration::ZERO;
    other.trigger = Trigger::Software;
    other.limits.clear();
    other.stages.clear();
    other.stage.position = 0.0;
    other.big = 0;
    other.__dict__ = Dict::new();
    Config::new()
        .toml("t.toml", &settings.join("\n"))
        .apply(&mut other)
        .unwrap_or_else(|errors| panic!("{errors}"));
    // The table of an optional object makes one.
    assert_eq!(other.spare.take(), Some(Stage { position: 0.0, serial: 0 }));
    assert_eq!(other, rack());
}

#[test]
fn template_documents_settings() {
    let text = template(&rack());
    let expected = r#"## Name of the rack.
##
## It is printed on the door.
## name: String
#name = "left \\ right"
"#;
    assert!(text.starts_with(expected), "{text}");
    for expected in [
        "#wait = \"1.5s\"\n",
        "#trigger = { hardware = { line = 3 } }\n",
        "#stages = [{ position = 1e-9 }, { position = -2.0 }]\n",
        "#limits = { a = 1.0, \"b c\" = inf }\n",
        "## nothing: Option<u32> (not set)\n",
        "\n## spare: Option<Stage> (not set)\n#[spare]\n## Where it is.\n## position: f64 [mm]\n#position = 0.0\n",
        "#note = \"dark\\n\\\"night\\\"\"\n",
        "\n## The stage.\n[stage]\n## Where it is.\n## position: f64 [mm]\n#position = 4.0\n",
        "#\"odd name\" = \"'\"\n",
    ] {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
    assert!(!text.contains("#serial"), "{text}");
}

/// Compression of the archive.
#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Compression {
    None,
    /// Fast.
    Zstd {
        /// Level of compression.
        #[slot(default = 3)]
        level: i8,
    },
}

/// A place for the archives.
#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Place {
    /// Address.
    url: String,
    #[slot(default = 3)]
    retries: u8,
    #[slot(range = 1..=5)]
    level: u8,
    next: Option<Box<Place>>,
}

/// Settings of the backup.
#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Backup {
    #[slot(default = Compression::None)]
    compression: Compression,
    /// The other place.
    remote: Option<Place>,
    #[slot(default)]
    places: BTreeMap<String, Place>,
    #[slot(default)]
    limits: BTreeMap<String, f64>,
}

#[test]
fn template_documents_variants_optional_objects_and_maps() {
    let backup = Backup::from_attrs([("", 0); 0]).unwrap();
    let text = template(&backup);
    let expected = r#"## Settings of the backup.

## compression: Compression, one of 'none', 'zstd', default "none"
##     zstd: Fast.
##         level: i8, default 3: Level of compression.
#compression = "none"
## limits: BTreeMap<String, f64>, default {}
## such as { example = 0.0 }
#limits = {}

## The other place.
## A place for the archives.
## remote: Option<Place> (not set)
#[remote]
## Address.
## url: String
#url = ""
## retries: u8, default 3
#retries = 3
## level: u8, in 1..=5
#level = 1
## next: Option<Box<Place>> (not set)

## A place for the archives.
## places: BTreeMap<String, Place>, default {}
#[places.example]
## Address.
## url: String
#url = ""
## retries: u8, default 3
#retries = 3
## level: u8, in 1..=5
#level = 1
## next: Option<Box<Place>> (not set)
"#;
    assert_eq!(text, expected);
    assert_eq!(slots_config::template_of::<Backup>(), expected);
    let uncommented = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("##"));
        lines.map(|line| line.strip_prefix('#').unwrap_or(line)).collect::<Vec<_>>().join("\n")
    };
    let config = Config::new().toml("t.toml", &uncommented(&text));
    let (mut made, _) = config.build::<Backup>().unwrap_or_else(|errors| panic!("{errors}"));
    let place = Place { url: String::new(), retries: 3, level: 1, next: None };
    assert_eq!((made.remote.as_ref(), &made.places["example"]), (Some(&place), &place));
    // The entries of a map are tables.
    made.places = BTreeMap::from([("a b".into(), place.clone()), ("c".into(), place)]);
    let text = template(&made);
    assert!(text.contains("#[places.\"a b\"]\n") && text.contains("#[places.c]\n"), "{text}");
    let mut other = Backup { remote: None, places: BTreeMap::new(), ..made.clone() };
    Config::new().toml("t.toml", &uncommented(&text)).apply(&mut other).unwrap();
    assert_eq!(other, made);
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Mode {
    Open,
    Closing {
        #[slot(default = 0.5, unit = "s", range = 0.0..=9.0)]
        shrink: f64,
    },
}

#[slots]
struct Bot {
    name: String,
}

#[test]
fn template_states_units_and_rules_of_fields_and_required_slots() {
    #[slots]
    struct Outer {
        #[slot(default = Mode::Open)]
        mode: Mode,
        bot: Bot,
        spare: Option<Bot>,
        name: String,
    }
    let text = slots_config::template_of::<Outer>();
    assert!(text.contains("##         shrink: f64 [s], in 0.0..=9.0, default 0.5\n"), "{text}");
    assert!(text.contains("## name: String (required)\n#name = \"\"\n"), "{text}");
    assert!(text.contains("#[bot]\n## name: String (required)\n"), "{text}");
    assert!(text.contains("#[spare]\n## name: String\n"), "{text}");
}
