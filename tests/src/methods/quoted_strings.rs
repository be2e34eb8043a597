//! Quotes and escapes in strings: the string `None`, and escapes that Rust rejects.

use std::collections::BTreeMap;

use slots_runtime::prelude::*;

fn read<T: SlotValue>(text: &str) -> Option<T> {
    T::from_text(text).ok()
}

#[slots]
#[derive(Default)]
struct Labels {
    label: Option<String>,
}

/// A string, and a word of its own type, which may be absent.
#[derive(SlotValue, Clone, Debug, Default, PartialEq)]
struct Word(Option<String>);

#[test]
fn the_string_none_can_be_written_in_quotes() {
    let mut it = Labels::default();
    for (text, label) in [
        ("None", None),
        ("\"None\"", Some("None")),
        ("\"\"None\"\"", Some("\"None\"")),
        ("none", Some("none")),
        ("\"other\"", Some("\"other\"")),
        ("\"None", Some("\"None")),
        ("\"", Some("\"")),
        ("\"\"", Some("\"\"")),
        ("", Some("")),
    ] {
        it.set_text("label", text).unwrap();
        assert_eq!(it.label.as_deref(), label, "{text}");
    }
    assert_eq!(read::<Word>("\"None\""), Some(Word(Some("None".into()))));
    assert_eq!(
        read::<Vec<Word>>("None, \"None\", x"),
        Some(vec![Word(None), Word(Some("None".into())), Word(Some("x".into()))])
    );
}

#[test]
fn an_escape_that_rust_does_not_have_is_an_error() {
    assert_eq!(read::<Vec<String>>(r#""\x41", "\u{e9}""#), Some(vec!["A".into(), "é".into()]));
    let map = BTreeMap::from([("A".into(), 1)]);
    assert_eq!(read::<BTreeMap<String, i64>>(r#""\x41": 1"#), Some(map));
    for text in [r#""\u{110000}""#, r#""\q""#, r#""\x80""#, r#""\x4""#] {
        let error = Vec::<String>::from_text(text).unwrap_err();
        assert_eq!(
            format!("{error:#}"),
            format!("item [0] must be String, not '{text}': an escape in it is not valid")
        );
        assert!(read::<BTreeMap<String, i64>>(&format!("{text}: 1")).is_none());
    }
}

/// A name that is also a spelling of `None`.
#[derive(SlotValue, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Packing {
    None,
    Zip,
}

#[slots]
#[derive(Debug)]
struct Spellings {
    #[slot(unit = "s", range = 0.0..=9.0)]
    wait: Option<f64>,
    #[slot(unset, choices = [1, 2])]
    bits: Option<u8>,
    numbers: Option<Vec<u32>>,
    items: Vec<Option<u32>>,
    is_on: Option<bool>,
    label: Option<String>,
    packing: Option<Packing>,
    number: u32,
}

#[test]
fn none_in_lower_case_is_none_for_types_that_do_not_accept_the_string() {
    for text in ["none", "null", " none "] {
        let mut it = Spellings {
            wait: Some(1.0),
            bits: Some(1),
            numbers: Some(vec![1]),
            items: vec![Some(1)],
            is_on: Some(true),
            label: None,
            packing: None,
            number: 7,
        };
        for name in ["wait", "bits", "numbers", "is_on"] {
            it.set_text(name, text).unwrap();
        }
        it.set_text("items", &format!("1, {text}, None")).unwrap();
        assert_eq!((it.wait, it.bits, it.numbers.clone(), it.is_on), (None, None, None, None));
        assert_eq!(it.items, [Some(1), None, None]);
        assert_eq!(it.set_text("number", text).unwrap_err().kind(), ErrorKind::Value);
    }
}

#[test]
fn none_in_lower_case_stays_a_string_and_a_variant() {
    let mut it = Spellings {
        wait: None,
        bits: None,
        numbers: None,
        items: vec![],
        is_on: None,
        label: None,
        packing: Some(Packing::Zip),
        number: 7,
    };
    it.set_text("label", "none").unwrap();
    it.set_text("packing", "none").unwrap();
    assert_eq!((it.label.as_deref(), &it.packing), (Some("none"), &Some(Packing::None)));
    it.set_text("packing", "null").unwrap();
    assert_eq!(it.packing, None);
    it.packing = Some(Packing::Zip);
    assert_eq!(it.set_text("packing", "nul").unwrap_err().kind(), ErrorKind::Value);
    let error = it.set_text("wait", "None s").unwrap_err();
    assert_eq!(
        error.message(),
        "'Spellings' object attribute 'wait' must be a number in s, not 'None s'"
    );
}

#[test]
fn error_of_parsed_text_has_suggestions() {
    let slot = Spellings::CLASS.slot("packing").unwrap();
    let error = slot.parse_text("zio").unwrap_err();
    assert_eq!(error.suggestions(), ["zip"]);
    assert!(
        Spellings::CLASS
            .slot("number")
            .unwrap()
            .parse_text("x")
            .unwrap_err()
            .suggestions()
            .is_empty()
    );
}
