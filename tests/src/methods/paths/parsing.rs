//! Paths as texts.

use proptest::prelude::*;
use slots_runtime::{PathSegment, prelude::*};

use super::rig;

#[test]
fn invalid_path_is_rejected_with_byte_offset() {
    for (text, at) in [
        ("", 0),
        (".", 0),
        ("a.", 2),
        ("a..b", 2),
        ("a[", 2),
        ("a[]", 2),
        ("a[-]", 2),
        ("a[-0]", 2),
        ("a[--1]", 2),
        ("a[- 1]", 2),
        ("a[9223372036854775808]", 2),
        ("a[1", 3),
        ("a[x]", 2),
        ("a]", 1),
        ("a\"b\"", 1),
        ("\"a", 0),
        ("a[\"b]", 2),
        ("a[99999999999999999999999]", 2),
        (" ", 0),
        ("a. .b", 2),
        ("[0]a", 3),
        ("[", 1),
        ("[x].a", 1),
        ("\"\\u{110000}\"", 1),
        ("a.\"é\\q\"", 5),
        ("a[\"\\x80\"]", 3),
        ("\"a\\u{d800}\".b", 2),
        ("\"\\u{+41}\"", 1),
    ] {
        let error = AttrPath::parse(text).unwrap_err();
        assert_eq!((error.text(), error.offset()), (text, at), "{error}");
        let error = rig().get_path(text).unwrap_err();
        assert_eq!((error.kind(), error.name()), (ErrorKind::BadPath, text));
        assert_eq!(rig().set_path(text, 1).unwrap_err().to_string(), error.to_string());
        assert_eq!(rig().delete_path(text).unwrap_err().to_string(), error.to_string());
    }
}

#[test]
fn empty_path_is_rejected_without_panic() {
    let path = AttrPath::default();
    let mut rig = rig();
    assert!(rig.get_path(&path).is_err());
    assert!(rig.set_path(&path, 1).is_err());
    assert!(rig.delete_path(&path).is_err());
    assert!(rig.update([(&path, 1)]).is_err());
    let index = AttrPath::from_iter([PathSegment::Index(0)]);
    assert_eq!(rig.get_path(&index).unwrap_err().kind(), ErrorKind::Unknown);
    assert_eq!(rig.set_path(&index, 1).unwrap_err().kind(), ErrorKind::Unknown);
}

#[test]
fn escapes_of_quoted_names_are_those_of_rust() {
    for (text, name) in [
        (r#""\x41""#, "A"),
        (r#""\u{41}""#, "A"),
        (r#""\u{10ffff}""#, "\u{10ffff}"),
        (r#""\"\\\n\r\t\0\'""#, "\"\\\n\r\t\0'"),
        (r#"["\x7f"]"#, "\u{7f}"),
    ] {
        assert_eq!(AttrPath::parse(text).unwrap(), AttrPath::from_name(name), "{text}");
    }
    let error = AttrPath::parse(r#""\u{110000}""#).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"'"\u{110000}"' is not a path: a valid escape expected at byte 1"#
    );
}

#[test]
fn a_path_may_begin_with_an_index_or_a_key() {
    for (text, printed) in [
        ("[0]", "[0]"),
        ("[0].x", "[0].x"),
        ("[0][1]", "[0][1]"),
        (r#"["a.b"].x"#, r#""a.b".x"#),
        (r#"["a"]"#, "a"),
        ("a[-1].x", "a[-1].x"),
    ] {
        let path = AttrPath::parse(text).unwrap();
        assert_eq!(path.to_string(), printed);
        assert_eq!(AttrPath::parse(printed), Ok(path));
    }
    assert_eq!(AttrPath::parse("[7]").unwrap().segments(), [PathSegment::Index(7)]);
    assert_eq!(rig().get_path("[0]").unwrap_err().kind(), ErrorKind::Unknown);
}

fn step() -> impl Strategy<Value = PathSegment> {
    prop_oneof![
        any::<String>().prop_map(PathSegment::Name),
        "[a-z.\\[\\]\"\\\\ ]{0,6}".prop_map(PathSegment::Name),
        (0..=isize::MAX).prop_map(|index| PathSegment::Index(index.unsigned_abs())),
        (1..=isize::MAX).prop_map(|index| PathSegment::FromEnd(index.unsigned_abs())),
    ]
}

proptest! {
    #[test]
    fn printed_path_parses_back(
        steps in proptest::collection::vec(step(), 1..6)
    ) {
        let path = AttrPath::from_iter(steps);
        prop_assert_eq!(AttrPath::parse(&path.to_string()), Ok(path));
    }

    #[test]
    fn parsing_and_using_any_path_never_panics(text in any::<String>(), path in "[a-z.\\[\\]\"\\\\ 0-9{}u]{0,12}") {
        for text in [text, path] {
            if let Ok(path) = AttrPath::parse(&text) {
                prop_assert_eq!(AttrPath::parse(&path.to_string()), Ok(path.clone()));
                let mut rig = rig();
                let _ = rig.get_path(&path);
                let _ = rig.set_path(&path, 1);
            }
        }
    }
}
