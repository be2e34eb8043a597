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
