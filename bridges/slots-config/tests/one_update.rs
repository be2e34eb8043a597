//! Tests of the update that applies all layers, and of files on disk.

use std::collections::BTreeMap;

use slots_config::Config;
use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Default, PartialEq)]
struct Mirror {
    #[slot(default = 80)]
    port: u16,
}

#[slots]
#[derive(Debug, Default, PartialEq)]
struct Rack {
    limits: BTreeMap<String, u32>,
    mirror: Option<Mirror>,
    tags: Vec<String>,
}

fn applied(config: Config) -> Rack {
    let mut rack = Rack::default();
    config.apply(&mut rack).unwrap_or_else(|errors| panic!("{errors}"));
    rack
}

fn is_ordered(window: &Window) -> Result<(), String> {
    if window.low <= window.high { Ok(()) } else { Err("low is above high".into()) }
}

#[slots(check = is_ordered)]
#[derive(Debug, Default)]
struct Window {
    low: u32,
    high: u32,
    writes: u32,
}

#[slots]
impl Window {
    #[on_set]
    fn count(&mut self, _name: &str, _old: Value<'_>) {
        self.writes += 1;
    }
}

#[test]
fn all_layers_are_one_update() {
    let config = |high: &str| {
        Config::new()
            .toml("a.toml", "low = 5\nhigh = 1")
            .json("b.json", "{\"low\": 7}")
            .environment("X_", [("X_HIGH", "2")])
            .argument("high", high)
    };
    // The check is applied to the values of all layers, not to those of each.
    let mut window = Window::default();
    let applied = config("9").apply(&mut window).unwrap();
    assert_eq!((window.low, window.high, window.writes), (7, 9, 2));
    applied.into_undo().apply(&mut window).unwrap();
    assert_eq!((window.low, window.high), (0, 0));
    let mut window = Window::default();
    let errors = config("3").apply(&mut window).unwrap_err().to_string();
    assert!(errors.contains("low is above high"), "{errors}");
    assert_eq!((window.low, window.high, window.writes), (0, 0, 0));
}

#[test]
fn optional_file_is_left_out_only_if_it_does_not_exist() {
    let folder = std::env::temp_dir().join(format!("slots-config-optional-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("folder.toml")).unwrap();
    std::fs::write(folder.join("a.toml"), "tags = [\"a\"]").unwrap();
    std::fs::write(folder.join("wrong.toml"), "tgas = [\"a\"]").unwrap();
    let rack = applied(Config::new().optional_file(folder.join("none.yaml")).unwrap());
    assert_eq!(rack, Rack::default());
    let rack = applied(Config::new().optional_file(folder.join("a.toml")).unwrap());
    assert_eq!(rack.tags, ["a"]);
    let wrong = Config::new().optional_file(folder.join("wrong.toml")).unwrap();
    let errors = wrong.apply(&mut Rack::default()).unwrap_err().to_string();
    assert!(errors.contains("tgas"), "{errors}");
    assert!(Config::new().optional_file(folder.join("folder.toml")).is_err());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn files_are_read_by_the_end_of_their_names() {
    let folder = std::env::temp_dir().join(format!("slots-config-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in [
        ("a.toml", "tags = [\"a\"]"),
        ("b.JSON", "{\"limits\": {\"a\": 1}}"),
        ("c.yml", "mirror: {port: 1}"),
    ] {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let config = Config::new().file(folder.join("a.toml")).unwrap();
    let config = config.file(folder.join("b.JSON")).unwrap().file(folder.join("c.yml")).unwrap();
    let config = config.optional_file(folder.join("none.toml")).unwrap();
    let rack = applied(config);
    assert_eq!((rack.tags.len(), rack.limits["a"], rack.mirror.unwrap().port), (1, 1, 1));
    let error = Config::new().file(folder.join("none.toml")).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    let error = Config::new().file(folder.join("a.ini")).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
    std::fs::remove_dir_all(&folder).unwrap();
}
