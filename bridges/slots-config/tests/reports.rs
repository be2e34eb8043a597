//! Tests that each error of a configuration is reported, with the entry that causes it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use slots_config::{Config, ConfigErrors, Origin};
use slots_runtime::Change;
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
enum Mode {
    Creative,
    BattleRoyale {
        #[slot(default = 0.5, unit = "s", range = 0.0..=9.0)]
        shrink: f64,
    },
    TeamDeathmatch {
        #[slot(default = 5)]
        score_limit: u32,
        #[slot(default)]
        friendly_fire: bool,
    },
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Bot {
    name: String,
    #[slot(default = 0.1, range = 0.0..=1.0)]
    skill: f64,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Game {
    #[slot(default = 2, range = 1..=9)]
    players: u32,
    #[slot(default = Mode::Creative)]
    mode: Mode,
    #[slot(default)]
    rounds: Vec<Mode>,
    #[slot(default = BTreeMap::from([("one".to_owned(), Bot { name: "One".into(), skill: 0.5 })]))]
    bots: BTreeMap<String, Bot>,
    #[slot(default)]
    extra: Vec<Bot>,
    #[slot(default = vec!["default".to_owned()])]
    tags: Vec<String>,
}

fn built(config: Config) -> Game {
    config.build().unwrap_or_else(|errors: ConfigErrors| panic!("{errors}")).0
}

fn errors(config: Config) -> ConfigErrors {
    let applied = config.build::<Game>().err();
    applied.unwrap_or_else(|| panic!("the configuration was accepted"))
}

/// The only error, as it is printed.
fn error(config: Config) -> String {
    let errors = errors(config);
    assert_eq!(errors.count(), 1, "{errors}");
    errors.to_string()
}

fn toml(text: &str) -> Config {
    Config::new().toml("a.toml", text)
}

#[test]
fn unknown_field_of_a_variant_is_marked_where_it_is_given() {
    for (text, place, corrected) in [
        ("[mode.team-deathmatch]\nscore_limt = 7", "a.toml:2:1", "score_limit = 7"),
        (
            "mode = { team-deathmatch = { score_limt = 7 } }",
            "a.toml:1:30",
            "mode = { team-deathmatch = { score_limit = 7 } }",
        ),
        (
            "rounds = ['creative', { team-deathmatch = { score_limt = 7 } }]",
            "a.toml:1:45",
            "rounds = ['creative', { team-deathmatch = { score_limit = 7 } }]",
        ),
    ] {
        let shown = error(toml(text));
        assert!(shown.contains("has no 'score_limt' in 'team-deathmatch'"), "{shown}");
        assert!(shown.contains(place) && shown.contains(corrected), "{shown}");
    }
}

#[test]
fn unknown_field_in_a_later_layer_does_not_mark_an_earlier_file() {
    let file = || toml("[mode.team-deathmatch]\nscore_limit = 7");
    for path in ["mode.team-deathmatch.score_limt", "mode.score_limt"] {
        let shown = error(file().argument(path, "9"));
        assert!(shown.contains("has no 'score_limt' in 'team-deathmatch'"), "{shown}");
        assert!(shown.contains(&format!("from argument {path}=9")), "{shown}");
        assert!(shown.contains("did you mean 'score_limit'?"), "{shown}");
        assert!(!shown.contains("a.toml"), "{shown}");
    }
    let name = "G_MODE__TEAM_DEATHMATCH__SCORE_LIMT";
    let shown = error(file().environment("G_", [(name, "9")]));
    assert!(shown.contains(&format!("from environment {name}")), "{shown}");
    let shown = error(file().toml("b.toml", "[mode.team-deathmatch]\nscore_limt = 9"));
    assert!(shown.contains("b.toml:2:1") && shown.contains("score_limit = 9"), "{shown}");
}

#[test]
fn unknown_variant_is_marked_where_it_is_given() {
    let json = |text: &str| Config::new().json("a.json", text);
    let yaml = |text: &str| Config::new().yaml("a.yaml", text);
    for (config, place, corrected) in [
        (toml("[mode.battle-royal]\nshrink = 1"), "a.toml:1:7", "[mode.battle-royale]"),
        (toml("mode = 'battle-royal'"), "a.toml:1:8", "mode = 'battle-royale'"),
        (toml("rounds = ['battle-royal']"), "a.toml:1:11", "rounds = ['battle-royale']"),
        (
            json("{\"mode\": {\"battle-royal\": {}}}"),
            "a.json:1:11",
            "{\"mode\": {\"battle-royale\": {}}}",
        ),
        (yaml("mode:\n  battle-royal:\n    shrink: 1\n"), "a.yaml:2:3", "  battle-royale:"),
    ] {
        let shown = error(config);
        assert!(shown.contains("not 'battle-royal'"), "{shown}");
        assert!(shown.contains(place) && shown.contains(corrected), "{shown}");
    }
}

#[test]
fn table_without_the_name_of_a_variant_gives_fields_of_the_active_one() {
    let file = || toml("mode = 'team-deathmatch'");
    let config = file().toml("b.toml", "[mode]\nscore_limit = 7");
    let expected = Mode::TeamDeathmatch { score_limit: 7, friendly_fire: false };
    assert_eq!(built(config).mode, expected);
    let shown = error(file().toml("b.toml", "[mode]\nscore_limit = 7\nfriendly_fir = true"));
    assert!(shown.contains("b.toml:3:1") && shown.contains("friendly_fire = true"), "{shown}");
    let shown = error(toml("[mode]\nscore_limit = 7"));
    let expected = "'mode' is 'creative'; 'score_limit' belongs to 'team-deathmatch'";
    assert!(shown.contains(expected), "{shown}");
    let shown = errors(toml("[mode]\nscore_limit = 7\nfriendly_fire = true"));
    assert_eq!(shown.count(), 2, "{shown}");
}

#[test]
fn text_for_a_field_of_a_variant_is_validated_by_its_rules() {
    let file = || toml("[mode.battle-royale]\nshrink = 1");
    let shown = error(file().argument("mode.shrink", "99"));
    assert!(shown.contains("'mode.shrink' must be in 0.0..=9.0, not 99.0"), "{shown}");
    assert!(shown.contains("from argument mode.shrink=99"), "{shown}");
    let shown = error(file().argument("mode.shrink", "3 parsecs"));
    assert!(shown.contains("must be a number in s, not '3 parsecs'"), "{shown}");
    let shown = error(toml("[[extra]]\nname = 'a'").argument("extra[0].skill", "7"));
    assert!(shown.contains("must be in 0.0..=1.0, not 7.0"), "{shown}");
}

#[test]
fn new_object_reports_missing_and_rejected_values_together() {
    let shown = errors(toml("players = 99\n[bots.two]\nskill = 0.5\n[bots.three]\nname = 3"));
    let messages: Vec<&str> = shown.iter().map(slots_config::ConfigError::message).collect();
    assert_eq!(
        messages,
        [
            "'Game' object attribute 'players' must be in 1..=9, not 99",
            "'Bot' object needs 'name'",
            "'Bot' object attribute 'name' must be String, not int",
        ]
    );
    let shown = errors(toml("[[extra]]\nskill = 2").argument("tags[5]", "x"));
    assert_eq!(shown.count(), 3, "{shown}");
    assert!(shown.to_string().contains("'tags' has 1 item; index 5 is out of range"), "{shown}");
}

#[test]
fn new_object_calls_no_hook() {
    static CHANGES: AtomicUsize = AtomicUsize::new(0);

    #[slots]
    struct Hooked {
        #[slot(default)]
        size: u8,
        name: String,
    }

    #[slots]
    impl Hooked {
        #[on_set]
        fn count(&self, _: &Change<'_>) {
            CHANGES.fetch_add(1, Ordering::Relaxed);
        }
    }

    let file = || toml("size = 3\nname = 'a'");
    let (mut object, _) = file().build::<Hooked>().unwrap();
    assert_eq!((object.size, CHANGES.load(Ordering::Relaxed)), (3, 0));
    let _ = file().argument("size", "4").apply(&mut object).unwrap();
    assert_eq!((object.size, CHANGES.load(Ordering::Relaxed)), (4, 1));
}

#[test]
fn null_removes_the_key_of_a_default() {
    let file = Config::new().json("a.json", "{\"bots\": {\"one\": null, \"two\": null}}");
    assert_eq!(built(file).bots, BTreeMap::new());
}

#[test]
fn index_refers_to_the_list_of_the_earlier_layers() {
    let file = || toml("tags = ['a', 'b']");
    let shown = error(file().argument("tags[2]", "z"));
    assert!(shown.contains("'tags' has 2 items; index 2 is out of range"), "{shown}");
    let shown = error(toml("tags = []").argument("tags[-1]", "z"));
    assert!(shown.contains("'tags' is empty; index -1 is out of range"), "{shown}");
    for config in [file().argument("tags[-1]", "z"), file().argument("tags[1]", "z")] {
        let (game, applied) = config.build::<Game>().unwrap();
        assert_eq!(game.tags, ["a", "z"]);
        assert!(matches!(applied.origin("tags[1]"), Some(Origin::Argument(_))));
    }
    let mut game = built(Config::new());
    let config = Config::new().argument("tags[-1]", "y").argument("tags[0]", "z");
    let applied = config.apply(&mut game).unwrap();
    assert_eq!(game.tags, ["z"]);
    assert_eq!(applied.origin("tags[0]").unwrap().to_string(), "argument tags[0]=z");
}

#[test]
fn json_is_read_after_a_repeated_name_and_before_a_syntax_error() {
    let json = |text: &str| errors(Config::new().json("a.json", text));
    let shown = json("{\"players\": 3, \"players\": 4, \"plyers\": 5}");
    let messages: Vec<&str> = shown.iter().map(slots_config::ConfigError::message).collect();
    assert_eq!(
        messages,
        ["'players' is given twice", "'Game' object has no attribute 'plyers'"],
        "{shown}"
    );
    let shown = json("{\"plyers\": 3, \"tags\": [}");
    assert_eq!(shown.count(), 2, "{shown}");
}

#[test]
fn yaml_is_read_after_a_repeated_name() {
    let text = "players: 3\nplyers: 4\nplayers: 4\n";
    let shown = errors(Config::new().yaml("a.yaml", text));
    let places: Vec<_> = shown.iter().map(|error| error.origin().unwrap().to_string()).collect();
    assert_eq!(places, ["a.yaml:2:1", "a.yaml:3:1"], "{shown}");
    assert!(shown.to_string().contains("'players' is given twice"), "{shown}");
}

#[test]
fn value_after_a_syntax_error_is_not_said_to_be_missing() {
    #[slots]
    struct Named {
        name: String,
        size: u8,
    }
    let config = Config::new().json("a.json", "{\"size\": 300, \"other\" 1, \"name\": \"a\"}");
    let shown = config.build::<Named>().err().unwrap();
    assert_eq!(shown.count(), 2, "{shown}");
    assert!(!shown.to_string().contains("needs"), "{shown}");
}

#[test]
fn byte_order_mark_is_not_a_part_of_a_file() {
    let shown = error(toml("\u{feff}plyers = 3"));
    assert!(shown.contains("a.toml:1:1"), "{shown}");
    let json = Config::new().json("a.json", "\u{feff}{\"players\": 3}");
    assert_eq!(built(json).players, 3);
}

#[test]
fn variable_that_names_no_attribute_is_an_error() {
    let variables = [("G_", "1"), ("G_PLAYERS", "3")];
    let shown = error(Config::new().environment("G_", variables));
    assert!(shown.contains("the variable 'G_' names no attribute after the prefix"), "{shown}");
    assert_eq!(built(Config::new().environment_tolerant("G_", variables)).players, 3);
}

#[cfg(unix)]
#[test]
fn only_variables_with_the_prefix_must_be_unicode() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    let broken = |text: &[u8]| OsString::from_vec(text.to_vec());
    let other = (broken(b"OTHER_\xff"), broken(b"\xff"));
    let players = (OsString::from("G_PLAYERS"), OsString::from("3"));
    let config = || Config::new().environment("G_", [other.clone(), players.clone()]);
    assert_eq!(built(config()).players, 3);
    let shown = error(config().environment("G_", [(broken(b"G_TAGS"), broken(b"a\xff"))]));
    assert!(shown.contains("the value of the variable 'G_TAGS' is not Unicode"), "{shown}");
    let shown = error(config().environment("G_", [(broken(b"G_TAGS\xff"), broken(b"a"))]));
    assert!(shown.contains("the name of the variable 'G_TAGS\u{fffd}' is not Unicode"), "{shown}");
}

#[test]
fn error_of_reading_a_file_names_the_file() {
    for error in [
        Config::new().toml_file("no-such-file.toml").unwrap_err(),
        Config::new().file("no-such-file.json").unwrap_err(),
        Config::new().file("settings.ini").unwrap_err(),
    ] {
        let shown = error.to_string();
        assert!(
            shown.starts_with("no-such-file.") || shown.starts_with("settings.ini: "),
            "{shown}"
        );
    }
}
