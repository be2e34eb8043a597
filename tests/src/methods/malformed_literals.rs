//! The error of a string that is neither a list nor a map states what is wrong with it.

use std::collections::BTreeMap;

use slots_runtime::prelude::*;

#[slots]
#[derive(Default)]
struct Roi {
    x: u32,
}

#[derive(SlotValue, Default)]
#[slot_value(rename_all = "lowercase")]
enum Mode {
    #[default]
    Off,
    Shrink {
        period: f64,
    },
}

#[slots]
#[derive(Default)]
struct Camera {
    tags: Vec<String>,
    limits: BTreeMap<String, f64>,
    pair: (u8, String),
    roi: Roi,
    mode: Mode,
}

#[test]
fn unclosed_quotes_and_brackets_are_named() {
    const QUOTE: &str = "a quote in it is not closed";
    const BRACKET: &str = "a bracket in it is not closed";
    for (name, text, cause) in [
        ("tags", "[a, \"b", QUOTE),
        ("tags", "[a, \"b]", QUOTE),
        ("tags", "[a, [b]", BRACKET),
        ("tags", "a, b]", "a bracket in it is closed and not opened"),
        ("limits", "{a: 1", BRACKET),
        ("limits", "\"a: 1", QUOTE),
        ("limits", "{a}", "an entry of a map is written as name: value"),
        ("pair", "[1, \"b]", QUOTE),
        ("roi", "{x: 1", BRACKET),
        ("mode", "{shrink: {period: 1}", BRACKET),
    ] {
        let error = Camera::default().set_text(name, text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Value);
        assert!(format!("{error:#}").contains(&format!(", not '{text}': {cause}")), "{error:#}");
    }
}
