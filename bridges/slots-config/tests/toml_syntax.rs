//! Tests the syntax errors of TOML: each is reported once, and the rest of the file is read.

use slots_config::Config;
use slots_runtime::prelude::*;

#[slots]
#[derive(Debug)]
struct Game {
    #[slot(default = 2, range = 1..=9)]
    players: u32,
    #[slot(default)]
    tags: Vec<String>,
    #[slot(default)]
    sizes: Vec<Vec<u32>>,
    #[slot(default)]
    bots: std::collections::BTreeMap<String, Bot>,
    name: String,
}

#[slots]
#[derive(Debug)]
struct Bot {
    #[slot(default)]
    skill: f64,
}

/// The messages of the errors, with their places.
fn errors(text: &str) -> Vec<String> {
    let errors = Config::new().toml("a.toml", text).build::<Game>().unwrap_err();
    errors
        .iter()
        .map(|error| {
            let place = error.origin().map_or_else(String::new, ToString::to_string);
            let message = error.message().replace("'Game' object ", "");
            format!("{} {message}", place.trim_start_matches("a.toml:"))
        })
        .collect()
}

#[test]
fn value_that_is_not_closed_is_one_error() {
    let array = "unclosed array, expected `]`";
    let table = "unclosed inline table, expected `}`";
    for (text, place, message) in [
        ("tags = ['a', 'b'", "1:8", array),
        ("tags = [\n  'a',\n  'b'", "1:8", array),
        ("sizes = [[1], [2, 3", "1:9", array),
        ("bots = { a = { skill = 1 }", "1:8", table),
        ("tags = ['a, b]", "1:15", "invalid literal string, expected `'`"),
    ] {
        for rest in [
            "\nplayers = 99\n",
            "\n# comment\nplayers = 99\nname = 'x'\n[bots.a]\nskill = 1\n",
            "\nplayers = 99\nname = \"x\"\nsizes = []",
            "\nplayers = 99\n[bots]\na = { skill = 1 }",
        ] {
            let shown = errors(&format!("{text}{rest}"));
            assert_eq!(shown.len(), 2, "{text}{rest}: {shown:?}");
            assert_eq!(shown[0], format!("{place} {message}"));
            assert!(shown[1].contains("'players' must be in 1..=9, not 99"), "{shown:?}");
        }
    }
}

#[test]
fn each_line_with_an_error_is_reported_and_the_others_are_read() {
    let shown = errors("players 5\ntags = 2x\nname = 3\n[[sizes]\n[bots.a]\nskill = 'x'\n");
    let places: Vec<&str> = shown.iter().map(|error| error.split(' ').next().unwrap()).collect();
    assert_eq!(places, ["1:9", "2:8", "3:1", "4:9", "6:1"], "{shown:#?}");
    let shown = errors("tags = [\n  'a',\n  b,\n  'c',\n]\nplayers = 99\n");
    let places: Vec<&str> = shown.iter().map(|error| error.split(' ').next().unwrap()).collect();
    assert_eq!(places, ["3:3", "6:1"], "{shown:#?}");
}

#[test]
fn setting_on_a_line_with_an_error_is_not_said_to_be_missing() {
    assert_eq!(errors("name 'x'\nplayers = 3").len(), 1);
    assert_eq!(errors("players = 3"), [" needs 'name'"]);
}

#[test]
fn text_that_cannot_be_read_again_ends_the_search() {
    for text in [
        "name = \"\"\"a",
        "name = '''\n\n\n",
        "=",
        "= 5\n= 6",
        "[",
        "[[",
        "é = 5",
        "\u{0}",
        "a = {",
    ] {
        assert!(!errors(text).is_empty(), "{text}");
    }
    let lines: Vec<String> = (0..300).map(|line| format!("a{line} 5")).collect();
    assert!(errors(&lines.join("\n")).len() > 100);
}

#[test]
fn text_with_any_change_is_accepted_or_has_errors_that_can_be_printed() {
    let text = "name = 'ä'\nplayers = 3\ntags = ['é',\n  \"b\"]\nbots = { a = { skill = 1 } }\nsizes = [[1], [2]]\n";
    let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let mut rejected = 0;
    for at in places {
        for inserted in ["ö", "[", "]", "{", "}", "\"", "'''", "=", "\n", "#", ",", "\u{0}", ""] {
            // An empty text stands for the end of the file.
            let rest = if inserted.is_empty() { "" } else { &text[at..] };
            let changed = format!("{}{inserted}{rest}", &text[..at]);
            if let Err(errors) = Config::new().toml("a.toml", &changed).build::<Game>() {
                assert!(!errors.to_string().is_empty());
                rejected += 1;
            }
        }
    }
    assert!(rejected > 500, "{rejected}");
}
