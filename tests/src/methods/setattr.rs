//! Writing an attribute: `setattr` for any value, `replace_attr` and `attr_mut` for a known type, `set_text` from a text.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Clone, Default, PartialEq)]
struct Camera {
    name: String,
    gain: f64,
    narrow: f32,
    frames: u8,
    offset: i16,
    letter: char,
    path: PathBuf,
    shared: Arc<str>,
    boxed: Box<str>,
    any: OwnedValue,
    comment: Option<String>,
    tags: Vec<String>,
    corner: [u32; 2],
}

#[slots]
impl Camera {
    const vendor: &'static str = "acme";
}

fn rejected(name: &str, value: impl Into<Value<'static>>) -> String {
    let mut camera = Camera { letter: 'a', shared: "s".into(), ..Camera::default() };
    let before = camera.clone();
    let error = camera.setattr(name, value).unwrap_err();
    assert_eq!(camera, before, "a rejected value changed something");
    assert_eq!(error.name(), name);
    format!("{:?}: {}", error.kind(), error.message())
}

#[test]
fn value_is_converted_without_loss() {
    let mut camera = Camera::default();
    camera.setattr("name", "left").unwrap();
    camera.setattr("name", String::from("right")).unwrap();
    camera.setattr("name", Cow::Borrowed("cow")).unwrap();
    camera.setattr("name", 'c').unwrap();
    camera.setattr("gain", 2).unwrap();
    camera.setattr("narrow", 0.1).unwrap();
    camera.setattr("frames", 255_i64).unwrap();
    camera.setattr("offset", -1_i128).unwrap();
    camera.setattr("letter", "x").unwrap();
    camera.setattr("path", "/tmp").unwrap();
    camera.setattr("shared", "arc").unwrap();
    camera.setattr("boxed", "box").unwrap();
    camera.setattr("any", 1.5).unwrap();
    camera.setattr("comment", "some").unwrap();
    camera.setattr("tags", vec!["a", "b"]).unwrap();
    camera.setattr("corner", [1, 2]).unwrap();
    let expected = Camera {
        name: "c".into(),
        gain: 2.0,
        narrow: 0.1,
        frames: 255,
        offset: -1,
        letter: 'x',
        path: "/tmp".into(),
        shared: "arc".into(),
        boxed: "box".into(),
        any: 1.5.into(),
        comment: Some("some".into()),
        tags: vec!["a".into(), "b".into()],
        corner: [1, 2],
    };
    assert_eq!(camera, expected);
    camera.setattr("comment", Value::None).unwrap();
    camera.setattr("any", Value::None).unwrap();
    assert_eq!((camera.comment, camera.any), (None, OwnedValue::None));
}

#[test]
fn value_of_wrong_type_is_rejected() {
    assert_eq!(
        rejected("gain", "fast"),
        "Type: 'Camera' object attribute 'gain' must be f64, not str"
    );
    assert_eq!(
        rejected("gain", true),
        "Type: 'Camera' object attribute 'gain' must be f64, not bool"
    );
    assert_eq!(
        rejected("frames", true),
        "Type: 'Camera' object attribute 'frames' must be u8, not bool"
    );
    assert_eq!(
        rejected("frames", 1.0),
        "Type: 'Camera' object attribute 'frames' must be u8, not float"
    );
    assert_eq!(
        rejected("frames", Value::None),
        "Type: 'Camera' object attribute 'frames' must be u8, not None"
    );
    assert_eq!(
        rejected("name", 5),
        "Type: 'Camera' object attribute 'name' must be String, not int"
    );
    assert_eq!(
        rejected("comment", 5),
        "Type: 'Camera' object attribute 'comment' must be String, not int"
    );
    assert_eq!(
        rejected("letter", 5),
        "Type: 'Camera' object attribute 'letter' must be char, not int"
    );
    assert_eq!(
        rejected("tags", "one"),
        "Type: 'Camera' object attribute 'tags' must be Vec<String>, not str"
    );
}

#[test]
fn lossy_conversion_is_rejected() {
    assert_eq!(
        rejected("frames", 256),
        "Value: 'Camera' object attribute 'frames' must be in 0..=255, not 256"
    );
    assert_eq!(
        rejected("frames", -1),
        "Value: 'Camera' object attribute 'frames' must be in 0..=255, not -1"
    );
    assert_eq!(
        rejected("offset", i128::MAX),
        format!(
            "Value: 'Camera' object attribute 'offset' must be in -32768..=32767, not {}",
            i128::MAX
        )
    );
    let odd = (1_i64 << 53) + 1;
    assert_eq!(
        rejected("gain", odd),
        format!(
            "Value: 'Camera' object attribute 'gain' must be a number that f64 holds exactly, not {odd}"
        )
    );
    assert!(
        rejected("letter", "two")
            .starts_with("Value: 'Camera' object attribute 'letter' must be a single character")
    );
    assert!(
        rejected("corner", [1, 2, 3])
            .starts_with("Value: 'Camera' object attribute 'corner' must be a list of 2")
    );
}

#[test]
fn rejected_item_leaves_list_unchanged() {
    let mut camera = Camera { tags: vec!["kept".into()], ..Camera::default() };
    let mixed = vec![OwnedValue::from("a"), OwnedValue::from(5)];
    assert_eq!(camera.setattr("tags", mixed).unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(camera.tags, ["kept"]);
}

#[test]
fn write_to_unknown_name_is_rejected_with_suggestion() {
    let mut camera = Camera::default();
    let error = camera.setattr("nmae", "x").unwrap_err();
    assert_eq!(error.to_string(), "'Camera' object has no attribute 'nmae'. Did you mean: 'name'?");
    for name in ["", "\0", "🦀", "__dict__", "__class__"] {
        let error = camera.setattr(name, 1).unwrap_err();
        assert_eq!(error.message(), format!("'Camera' object has no attribute '{name}'"));
    }
    let error = camera.setattr("vendor", "other").unwrap_err();
    assert_eq!(error.to_string(), "'Camera' object attribute 'vendor' is read-only");
}

#[test]
fn setattr_returns_where_value_is_stored() {
    assert_eq!(Camera::default().setattr("gain", 1.0).unwrap(), Stored::Slot);
    assert_eq!(Camera::default().set_text("gain", "1.0").unwrap(), Stored::Slot);
}

#[test]
fn replace_attr_returns_old_value_and_never_converts() {
    let mut camera = Camera { gain: 1.0, ..Camera::default() };
    assert_eq!(camera.replace_attr("gain", 2.0_f64).unwrap().to_bits(), 1.0_f64.to_bits());
    let error = camera.replace_attr("gain", 3).unwrap_err();
    assert_eq!(error.message(), "'Camera' object attribute 'gain' must be f64, not i32");
    assert_eq!(camera.replace_attr("comment", Some(String::from("x"))).unwrap(), None);
    assert_eq!(camera.replace_attr("vendor", "x").unwrap_err().kind(), ErrorKind::ReadOnly);
    assert_eq!(camera.replace_attr("nope", "x").unwrap_err().kind(), ErrorKind::Unknown);
    assert_eq!(camera.gain.to_bits(), 2.0_f64.to_bits());
}

#[test]
fn attr_mut_borrows_field() {
    let mut camera = Camera::default();
    camera.attr_mut::<String>("name").unwrap().push('!');
    camera.attr_mut::<Vec<String>>("tags").unwrap().push("t".into());
    assert_eq!((camera.name.as_str(), camera.tags.len()), ("!", 1));
    assert_eq!(camera.attr_mut::<u8>("name").map(|_| ()).unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(
        camera.attr_mut::<&str>("vendor").map(|_| ()).unwrap_err().kind(),
        ErrorKind::ReadOnly
    );
}

#[test]
fn set_text_parses_by_slot_type() {
    let mut camera = Camera::default();
    for (name, text) in [
        ("gain", "1e-3"),
        ("frames", "7"),
        ("name", "7"),
        ("letter", "7"),
        ("tags", "a, b"),
        ("comment", "c"),
    ] {
        camera.set_text(name, text).unwrap();
    }
    assert_eq!(
        (camera.gain.to_bits(), camera.frames, camera.name.as_str()),
        (1e-3_f64.to_bits(), 7, "7")
    );
    assert_eq!((camera.letter, camera.tags.len(), camera.comment.as_deref()), ('7', 2, Some("c")));
    let error = camera.set_text("gain", "fast").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    assert!(
        error.message().starts_with("'Camera' object attribute 'gain' must be f64, not 'fast'"),
        "{error}"
    );
    assert_eq!(camera.set_text("nmae", "x").unwrap_err().kind(), ErrorKind::Unknown);
    assert_eq!(camera.set_text("vendor", "x").unwrap_err().kind(), ErrorKind::ReadOnly);
}
