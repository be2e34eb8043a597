//! Tests that `build` makes the object that `apply` makes of one with the defaults.

use std::collections::BTreeMap;

use slots_config::Config;
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
enum Mode {
    Open,
    TeamMatch {
        score_limit: u32,
        #[slot(default)]
        friendly: bool,
    },
    One(Roi),
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Roi {
    #[slot(default = 1)]
    x: u32,
    #[slot(default = 2, alias = "why")]
    y: u32,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Game {
    #[slot(default = Roi { x: 5, y: 6 })]
    roi: Roi,
    #[slot(default)]
    spare: Option<Roi>,
    #[slot(default = Some(Roi { x: 5, y: 6 }))]
    used: Option<Roi>,
    #[slot(default)]
    rooms: BTreeMap<String, Roi>,
    #[slot(default = Mode::TeamMatch { score_limit: 5, friendly: true })]
    mode: Mode,
    #[slot(default = Mode::One(Roi { x: 7, y: 8 }))]
    other: Mode,
    #[slot(default = vec!["a".to_owned()])]
    tags: Vec<String>,
}

/// The object that both methods make of the same layers.
fn both(layers: impl Fn() -> Config) -> Game {
    let mut applied = Game::from_defaults().unwrap();
    let by_apply = layers().apply(&mut applied);
    match layers().build::<Game>() {
        Ok((built, _)) => {
            assert!(by_apply.is_ok(), "{by_apply:?}");
            assert_eq!(built, applied);
            built
        }
        Err(errors) => panic!("{errors}\n{by_apply:?}"),
    }
}

fn toml(texts: &'static [&'static str]) -> impl Fn() -> Config {
    move || texts.iter().fold(Config::new(), |config, text| config.toml("a.toml", text))
}

#[test]
fn table_without_entries_changes_no_object_and_makes_a_missing_one() {
    let game = both(toml(&["[roi]\nx = 3", "[roi]\n# x = 4", "[roi]\ny = 9", "[used]"]));
    assert_eq!((game.roi, game.used), (Roi { x: 3, y: 9 }, Some(Roi { x: 5, y: 6 })));
    let game = both(toml(&["[spare]", "[rooms.a]", "[roi]"]));
    assert_eq!(game.spare, Some(Roi { x: 1, y: 2 }));
    assert_eq!(game.rooms["a"], Roi { x: 1, y: 2 });
    assert_eq!(game.roi, Roi { x: 5, y: 6 });
    let game = both(toml(&["[spare]\nx = 3\n[rooms.a]\nx = 4", "[spare]\n[rooms.a]"]));
    assert_eq!((game.spare, game.rooms["a"].x), (Some(Roi { x: 3, y: 2 }), 4));
    let game = both(toml(&[
        "[spare]\n[rooms.a]\n[roi]",
        "[spare]\nx = 3\n[rooms.a]\nx = 4\n[roi]\nx = 5",
    ]));
    assert_eq!((game.spare, game.rooms["a"].x), (Some(Roi { x: 3, y: 2 }), 4));
    assert_eq!(game.roi, Roi { x: 5, y: 6 });
    let json =
        || Config::new().json("a.json", r#"{"used": null}"#).json("b.json", r#"{"used": {}}"#);
    assert_eq!(both(json).used, Some(Roi { x: 1, y: 2 }));
    let parts = || json().toml("c.toml", "[used]\nx = 3");
    assert_eq!(both(parts).used, Some(Roi { x: 3, y: 2 }));
}

#[test]
fn required_object_is_made_by_a_table_without_entries() {
    #[slots]
    struct Outer {
        roi: Roi,
    }
    let (outer, _) = Config::new().toml("a.toml", "[roi]").build::<Outer>().unwrap();
    assert_eq!(outer.roi, Roi { x: 1, y: 2 });
}

#[test]
fn fields_of_the_variant_of_a_default_stay() {
    let team = |score_limit, friendly| Mode::TeamMatch { score_limit, friendly };
    for texts in [&["[mode.team-match]\nscore_limit = 9"][..], &["[mode]\nscore_limit = 9"]] {
        assert_eq!(both(toml(texts)).mode, team(9, true));
    }
    assert_eq!(both(toml(&["[mode.team-match]\nfriendly = false"])).mode, team(5, false));
    let texts = &["[mode.team-match]\nscore_limit = 9", "[mode.team-match]\nfriendly = false"];
    assert_eq!(both(toml(texts)).mode, team(9, false));
    assert_eq!(both(toml(&["[other.one]\nx = 9"])).other, Mode::One(Roi { x: 9, y: 8 }));
    // Another variant in an earlier layer: the fields of the default are gone.
    let texts = &["mode = 'open'", "[mode.team-match]\nscore_limit = 9"];
    assert_eq!(both(toml(texts)).mode, team(9, false));
}

#[test]
fn alias_and_name_in_a_variant_are_one_setting() {
    for texts in [
        &["[other.one]\ny = 1", "[other.one]\nwhy = 3"],
        &["[other.one]\nwhy = 1", "[other.one]\ny = 3"],
        &["[other.one]\nwhy = 1", "[other]\nwhy = 3"],
        &["[other]\nwhy = 1", "[other]\ny = 3"],
    ] {
        assert_eq!(both(toml(texts)).other, Mode::One(Roi { x: 7, y: 3 }), "{texts:?}");
    }
    let layers = || toml(&["[other.one]\ny = 1"])().argument("other.why", "3");
    assert_eq!(both(layers).other, Mode::One(Roi { x: 7, y: 3 }));
    let twice = || toml(&["[other.one]\nwhy = 1\ny = 3"])();
    assert!(twice().build::<Game>().is_err());
    assert!(twice().apply(&mut Game::from_defaults().unwrap()).is_err());
}

#[test]
fn index_from_the_end_of_a_default_is_that_from_the_start() {
    let layers = || Config::new().argument("tags[-1]", "b").argument("tags[0]", "c");
    assert_eq!(both(layers).tags, ["c"]);
}
