//! Tests layers that change parts of enums and of maps of objects, new objects, and the origins of errors.
#![allow(clippy::float_cmp, reason = "values that were written are compared, not computed")]

use std::collections::BTreeMap;

use slots_config::{Applied, Config, ConfigErrors};
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
enum Compression {
    None,
    Zstd {
        #[slot(default = 3)]
        level: i8,
        #[slot(default)]
        long: bool,
    },
    Remote {
        host: String,
        port: u16,
    },
    Url(String),
    Place(Place),
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Place {
    url: String,
    #[slot(default = 3)]
    retries: u8,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Settings {
    compression: Compression,
    #[slot(default)]
    places: BTreeMap<String, Place>,
    remote: Option<Place>,
    #[slot(default)]
    levels: Vec<Compression>,
    #[slot(default = 2, range = 1..=64)]
    jobs: u8,
}

fn settings() -> Settings {
    Settings {
        compression: Compression::None,
        places: BTreeMap::new(),
        remote: None,
        levels: Vec::new(),
        jobs: 2,
    }
}

fn zstd(level: i8, long: bool) -> Compression {
    Compression::Zstd { level, long }
}

fn with(start: &Settings, config: Config) -> (Settings, Applied) {
    let mut settings = start.clone();
    let applied = config.apply(&mut settings).unwrap_or_else(|errors| panic!("{errors}"));
    (settings, applied)
}

fn compression(start: Compression, config: Config) -> Compression {
    with(&Settings { compression: start, ..settings() }, config).0.compression
}

fn errors(config: Config) -> String {
    let mut changed = settings();
    let errors: ConfigErrors = config.apply(&mut changed).unwrap_err();
    assert_eq!(changed, settings());
    errors.to_string()
}

fn file() -> Config {
    Config::new().toml("a.toml", "[compression.zstd]\nlevel = 19\nlong = true")
}

#[test]
fn argument_changes_field_of_variant_that_file_selects() {
    for start in [Compression::None, zstd(1, false)] {
        for path in ["compression.level", "compression.zstd.level"] {
            let config = file().argument(path, "5");
            assert_eq!(compression(start.clone(), config), zstd(5, true));
        }
        for name in ["B_COMPRESSION__LEVEL", "B_COMPRESSION__ZSTD__LEVEL"] {
            let config = file().environment("B_", [(name, "5")]);
            assert_eq!(compression(start.clone(), config), zstd(5, true));
        }
    }
    let (_, applied) = with(&settings(), file().argument("compression.zstd.level", "5"));
    for path in ["compression.level", "compression.zstd.level"] {
        let origin = applied.origin(path).unwrap().to_string();
        assert_eq!(origin, "argument compression.zstd.level=5");
    }
    assert_eq!(applied.origin("compression.long").unwrap().to_string(), "a.toml:3:1");
}

#[test]
fn argument_selects_variant_and_later_ones_fill_it() {
    let config = || Config::new().argument("compression", "zstd");
    assert_eq!(compression(Compression::None, config()), zstd(3, false));
    let config = config().argument("compression.level", "5").argument("compression.long", "true");
    assert_eq!(compression(Compression::None, config), zstd(5, true));
    let config = Config::new().environment(
        "B_",
        [("B_COMPRESSION", "remote"), ("B_COMPRESSION__HOST", "h"), ("B_COMPRESSION__PORT", "8")],
    );
    let expected = Compression::Remote { host: "h".into(), port: 8 };
    assert_eq!(compression(Compression::None, config), expected);
    let config = Config::new().toml("a.toml", "compression = 'zstd'");
    let config = config.argument("compression.level", "5");
    assert_eq!(compression(Compression::None, config), zstd(5, false));
    let config = Config::new().argument("compression.level", "5");
    assert_eq!(compression(zstd(1, true), config), zstd(5, true));
    let config = Config::new().argument("compression", "none");
    assert_eq!(
        compression(zstd(1, true), file().argument("compression", "none")),
        Compression::None
    );
    assert_eq!(compression(zstd(1, true), config), Compression::None);
}

#[test]
fn tables_of_several_files_fill_one_variant() {
    let config = Config::new()
        .toml("a.toml", "[compression.zstd]\nlong = true")
        .toml("b.toml", "[compression.zstd]\nlevel = 9");
    assert_eq!(compression(Compression::None, config), zstd(9, true));
    let config = Config::new().toml("a.toml", "[compression.zstd]\nlevel = 9");
    assert_eq!(compression(zstd(1, true), config), zstd(9, true));
    let config = file().toml("b.toml", "[compression]\nurl = 'x'");
    assert_eq!(compression(Compression::None, config), Compression::Url("x".into()));
    let config = file().toml("b.toml", "compression = 'none'");
    assert_eq!(compression(Compression::None, config), Compression::None);
    let config = Config::new().toml("a.toml", "[compression.place]\nurl = 'x'");
    let config = config.argument("compression.retries", "5").argument("compression.place.url", "y");
    let expected = Compression::Place(Place { url: "y".into(), retries: 5 });
    assert_eq!(compression(Compression::None, config), expected);
    let start = Compression::Place(Place { url: "x".into(), retries: 5 });
    let config = Config::new().toml("a.toml", "[compression.place]\nurl = 'y'");
    let expected = Compression::Place(Place { url: "y".into(), retries: 5 });
    assert_eq!(compression(start, config), expected);
    let (made, _) = with(
        &settings(),
        Config::new()
            .toml("a.toml", "levels = [{ zstd = {} }, 'none']")
            .argument("levels[0].level", "7")
            .argument("levels[1]", "zstd"),
    );
    assert_eq!(made.levels, [zstd(7, false), zstd(3, false)]);
}

#[test]
fn argument_selects_another_variant_than_a_file() {
    let start = || Compression::None;
    let url = file().argument("compression.url", "x");
    assert_eq!(compression(start(), url), Compression::Url("x".into()));
    let place = file().argument("compression.place.url", "y");
    let expected = Compression::Place(Place { url: "y".into(), retries: 3 });
    assert_eq!(compression(start(), place), expected);
    let remote = || Compression::Remote { host: "h".into(), port: 8 };
    let parts = file().argument("compression.remote.host", "h");
    let parts = parts.argument("compression.remote.port", "8");
    assert_eq!(compression(start(), parts), remote());
    let whole = file().argument("compression.remote", "{host: h, port: 8}");
    assert_eq!(compression(start(), whole), remote());
    let none = Config::new().toml("a.toml", "compression = 'none'");
    let level = none.argument("compression.zstd.level", "5");
    assert_eq!(compression(remote(), level), zstd(5, false));
    let last = file().argument("compression.url", "x").argument("compression.zstd.level", "5");
    assert_eq!(compression(start(), last), zstd(5, false));
    let shown = errors(file().argument("compression.remote.host", "h"));
    assert!(shown.contains("'compression' needs 'port' for 'remote'"), "{shown}");
}

#[test]
fn error_below_enum_names_the_layer_that_causes_it() {
    let shown = errors(file().argument("compression.lvl", "5"));
    assert!(shown.contains("'compression' has no 'lvl' in 'zstd'"), "{shown}");
    assert!(shown.contains("from argument compression.lvl=5"), "{shown}");
    assert!(!shown.contains("a.toml"), "{shown}");
    let shown = errors(file().argument("compression.host", "h"));
    assert!(shown.contains("is 'zstd'; 'host' belongs to 'remote'"), "{shown}");
    let shown = errors(file().argument("compression.remote.level", "5"));
    assert!(shown.contains("has no 'level' in 'remote'"), "{shown}");
    assert!(shown.contains("from argument compression.remote.level=5"), "{shown}");
    for path in ["compression.level", "compression.zstd.level"] {
        let shown = errors(file().argument(path, "many"));
        assert!(shown.contains("'compression.level' must be i8"), "{shown}");
        assert!(shown.contains(&format!("from argument {path}=many")), "{shown}");
    }
    let shown = errors(Config::new().environment("B_", [("B_COMPRESSION__ZSTD__LEVEL", "many")]));
    assert!(shown.contains("'compression.zstd.level' must be i8"), "{shown}");
    assert!(shown.contains("from environment B_COMPRESSION__ZSTD__LEVEL"), "{shown}");
    let shown = errors(Config::new().toml("a.toml", "[compression.zstd]\nlong = 1"));
    assert!(shown.contains("a.toml:2:8"), "{shown}");
}

#[test]
fn variable_of_a_field_selects_its_variant() {
    let config = Config::new().environment("B_", [("B_COMPRESSION__ZSTD__LEVEL", "5")]);
    assert_eq!(compression(Compression::None, config), zstd(5, false));
}

#[test]
fn tables_of_several_files_merge_in_map_of_objects() {
    let place = |url: &str, retries| Place { url: url.into(), retries };
    let config = Config::new()
        .toml("a.toml", "[places.y]\nurl = 'y'")
        .toml("b.toml", "[places.z]\nurl = 'z'\n[places.y]\nretries = 5");
    let expected = BTreeMap::from([("y".into(), place("y", 5)), ("z".into(), place("z", 3))]);
    assert_eq!(with(&settings(), config).0.places, expected);

    let start = Settings { places: [("k".to_owned(), place("k", 1))].into(), ..settings() };
    let config = || Config::new().toml("a.toml", "[places.z]\nurl = 'z'\n[places.k]\nretries = 9");
    let (made, applied) = with(&start, config().argument("places.k.retries", "7"));
    let expected = BTreeMap::from([("k".into(), place("k", 7)), ("z".into(), place("z", 3))]);
    assert_eq!(made.places, expected);
    assert_eq!(applied.origin("places.z.url").unwrap().to_string(), "a.toml:2:1");
    let mut undone = made;
    let _ = applied.into_undo().apply(&mut undone).unwrap();
    assert_eq!(undone, start);

    let null = r#"{"places": {"k": null, "none": null}}"#;
    let config = Config::new().toml("a.toml", "[places.z]\nurl = 'z'").json("b.json", null);
    let expected = BTreeMap::from([("z".into(), place("z", 3))]);
    assert_eq!(with(&start, config).0.places, expected);
    let null = Config::new()
        .toml("a.toml", "[places.z]\nurl = 'z'")
        .json("b.json", r#"{"places": {"z": null}}"#);
    assert_eq!(with(&start, null).0.places, start.places);
}

#[test]
fn path_makes_the_object_of_a_new_key() {
    let config = Config::new().argument("places.new.url", "x").argument("places.new.retries", "7");
    assert_eq!(with(&settings(), config).0.places["new"], Place { url: "x".into(), retries: 7 });
    let config = Config::new().environment("A_", [("A_PLACES__NAS__URL", "u")]);
    assert_eq!(with(&settings(), config).0.places["nas"].url, "u");
    let shown = errors(Config::new().argument("places.new.retries", "7"));
    assert!(shown.contains("'Place' object needs 'url'"), "{shown}");
    assert!(shown.contains("from argument places.new.retries=7"), "{shown}");
}

#[test]
fn missing_slot_of_optional_object_has_a_place_and_other_errors_beside_it() {
    let shown = errors(Config::new().toml("a.toml", "jobs = 3\n[remote]\nretries = 5"));
    assert!(shown.contains("'Place' object needs 'url'"), "{shown}");
    assert!(shown.contains("a.toml:2:2"), "{shown}");
    let shown = errors(Config::new().toml("a.toml", "[remote]\nretries = 300"));
    assert!(shown.contains("'Place' object needs 'url'"), "{shown}");
    assert!(shown.contains("must be in 0..=255, not 300"), "{shown}");
    assert!(shown.contains("a.toml:2:11"), "{shown}");
    let shown = errors(Config::new().toml("a.toml", "[places.x]\nretries = 300"));
    assert!(shown.contains("'Place' object needs 'url'"), "{shown}");
    assert!(shown.contains("a.toml:1:9"), "{shown}");
}

#[test]
fn part_of_a_value_has_the_origin_of_the_value() {
    let config = Config::new().argument("levels", "none, zstd").argument("compression", "zstd");
    let (made, applied) = with(&settings(), config);
    assert_eq!(made.levels.len(), 2);
    assert_eq!(applied.origin("levels[1]").unwrap().to_string(), "argument levels=none, zstd");
    let origin = applied.origin("compression.level").unwrap().to_string();
    assert_eq!(origin, "argument compression=zstd");
    assert_eq!(applied.origin("jobs"), None);
}

#[test]
fn profile_that_is_not_selected_is_ignored() {
    let file = "jobs = 3\n[profile.night]\njobs = 5";
    let config = || Config::new().toml("a.toml", file);
    assert_eq!(with(&settings(), config()).0.jobs, 3);
    assert_eq!(with(&settings(), config().profile("night")).0.jobs, 5);
    assert!(errors(Config::new().toml("a.toml", "profile = 3")).contains("no attribute 'profile'"));
}

#[test]
fn unknown_required_name_is_an_error_of_the_program() {
    let shown = errors(Config::new().require("remtoe"));
    assert!(shown.contains("the program requires 'remtoe', which does not exist"), "{shown}");
    assert!(shown.contains("did you mean 'remote'?"), "{shown}");
    let shown = errors(Config::new().require("places.a.url"));
    assert!(shown.contains("'places.a.url' is required, and no file"), "{shown}");
    let config = file().require("compression.level").require("compression.zstd");
    let _ = with(&settings(), config);
}

#[test]
fn object_is_made_from_layers() {
    let (made, applied) = file().argument("remote.url", "x").build::<Settings>().unwrap();
    assert_eq!(made.compression, zstd(19, true));
    assert_eq!(made.remote, Some(Place { url: "x".into(), retries: 3 }));
    assert_eq!(applied.origin("compression.level").unwrap().to_string(), "a.toml:2:1");
    let config = file().argument("compression.level", "4").argument("places.a.url", "x");
    let (made, _) = config.build::<Settings>().unwrap();
    assert_eq!((made.compression, made.places.len()), (zstd(4, true), 1));
    let broken = Config::new()
        .toml("a.toml", "jobs = 100\n[remote]\nretries = 3\nulr = 4")
        .build::<Settings>()
        .unwrap_err()
        .to_string();
    for expected in ["'Settings' object needs 'compression'", "must be in 1..=64", "'ulr'"] {
        assert!(broken.contains(expected), "{expected} in {broken}");
    }
    let shown = Config::new().build::<Settings>().unwrap_err().to_string();
    assert_eq!(shown, "error: 'Settings' object needs 'compression'");
    let shown = file().toml("b.toml", "jobs =").build::<Settings>().unwrap_err();
    assert_eq!(shown.count(), 1, "{shown}");
}
