//! Values: comparison, printing, and conversion to and from Rust types.
#![expect(clippy::cmp_owned, reason = "the comparison is what is tested")]

use std::path::PathBuf;
use std::time::Duration;

use slots_runtime::{Bytes, Dict, OwnedValue, Value, prelude::*};

/// A type that converts to and from a string.
struct Small(u8);

impl std::fmt::Display for Small {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Small {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Small)
    }
}

/// A type without any conversion.
struct Mute;

#[slots]
struct Odd {
    number: Small,
    opaque: std::cell::Cell<u8>,
    unprintable: Mute,
    any: OwnedValue,
    path: PathBuf,
    text: String,
    bytes: Vec<u8>,
}

fn odd() -> Odd {
    Odd {
        number: Small(1),
        opaque: 3.into(),
        unprintable: Mute,
        any: OwnedValue::None,
        path: "/tmp".into(),
        text: "a".into(),
        bytes: vec![1, 2],
    }
}

#[test]
fn foreign_types_convert_as_strings_and_opaque_types_only_typed() {
    let mut odd = odd();
    assert_eq!(odd.getattr("number").unwrap(), "1");
    odd.setattr("number", "7").unwrap();
    odd.set_text("number", "8").unwrap();
    assert_eq!(odd.number.0, 8);
    assert_eq!(odd.setattr("number", "256").unwrap_err().kind(), ErrorKind::Value);
    assert_eq!(
        odd.setattr("number", 7).unwrap_err().to_string(),
        "'Odd' object attribute 'number' must be Small, not int"
    );
    assert!(matches!(odd.getattr("opaque").unwrap(), Value::Opaque(_)));
    assert_eq!(odd.getattr("opaque").unwrap().to_string(), "Cell { value: 3 }");
    assert_eq!(odd.getattr("unprintable").unwrap().to_string(), "<Mute>");
    assert!(odd.getattr("opaque").unwrap().to_owned().is_none());
    assert_eq!(odd.setattr("opaque", 5).unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(odd.set_text("opaque", "5").unwrap_err().kind(), ErrorKind::Type);
    odd.replace_attr("opaque", std::cell::Cell::new(6_u8)).unwrap();
    assert_eq!(odd.attr::<std::cell::Cell<u8>>("opaque").unwrap().get(), 6);
    let opaque = odd.getattr("opaque").unwrap();
    assert_eq!(opaque.extract::<OwnedValue>().unwrap_err().kind(), ErrorKind::Type);
    odd.setattr("any", vec![1, 2]).unwrap();
    odd.set_path("any[0]", "text").unwrap();
    assert_eq!(odd.any.to_string(), "[\"text\", 2]");
    assert_eq!(odd.getattr("bytes").unwrap().as_bytes(), Some([1, 2].as_slice()));
    odd.setattr("path", odd.text.clone()).unwrap();
    assert_eq!(odd.path, PathBuf::from("a"));
}

#[cfg(unix)]
#[test]
fn non_unicode_path_is_opaque_value() {
    use std::os::unix::ffi::OsStringExt;
    let mut odd = odd();
    odd.path = PathBuf::from(std::ffi::OsString::from_vec(vec![0xff]));
    assert!(matches!(odd.getattr("path").unwrap(), Value::Opaque(_)));
    odd.setattr("path", "b").unwrap();
    assert_eq!(odd.getattr("path").unwrap(), "b");
}

#[test]
fn values_compare_with_literals_and_with_each_other() {
    assert!(Value::from("John") == "John" && Value::from("John") == String::from("John"));
    assert!(Value::from('a') == "a" && Value::from("a") == 'a' && Value::from("ab") != 'a');
    assert!(Value::from(35) == 35_u8 && Value::from(35) == 35.0 && Value::from(35.0) == 35);
    assert!(Value::from(1) != true && Value::from(true) == true && Value::from(1) != "1");
    assert_ne!(Value::from((1_i64 << 53) + 1), 2_f64.powi(53));
    assert!(Value::from(u128::MAX) == u128::MAX && Value::from(i128::MIN) == i128::MIN);
    let nan = f64::NAN;
    assert!(Value::from(nan) != nan && Value::from(0.0) == -0.0);
    assert!(Value::None == Value::from(()) && Value::None == Value::from(None::<i32>));
    assert_eq!(Value::from(vec![1, 2]), Value::from([1.0, 2.0]));
    assert_ne!(Value::from(vec![1, 2]), Value::from(vec![1, 2, 3]));
    let (one, two) = ([("a", 1), ("b", 2)], [("b", 2), ("a", 1)]);
    assert_eq!(Value::from(Dict::from_iter(one)), Value::from(Dict::from_iter(two)));
    assert!(OwnedValue::from("x") == "x" && OwnedValue::from(5) == 5);
    assert!(Value::from(Duration::from_secs(1)) != 1);
}

#[test]
fn values_print_in_display_and_debug_form() {
    fn both(value: impl Into<Value<'static>>) -> (String, String) {
        let value = value.into();
        (value.to_string(), format!("{value:?}"))
    }
    let same = |text: &str| (String::from(text), String::from(text));
    assert_eq!(both(()), same("None"));
    assert_eq!(both(true), same("true"));
    assert_eq!(both(-1), same("-1"));
    assert_eq!(both(u128::MAX), same("340282366920938463463374607431768211455"));
    assert_eq!(both(0.005), same("0.005"));
    assert_eq!(both(1.0), same("1.0"));
    assert_eq!(both(Duration::from_millis(5)), same("5ms"));
    assert_eq!(both(vec!["a", "b \"c\""]), same(r#"["a", "b \"c\""]"#));
    assert_eq!(both(vec!['a', '"']), same(r#"["a", "\""]"#));
    assert_eq!(both(Dict::from_iter([("k", 1)])), same(r#"{"k": 1}"#));
    assert_eq!(both(Bytes::from(vec![0, 97, 34])), same(r#"b"\x00a\"""#));
    assert_eq!(both("a\"b"), ("a\"b".into(), r#""a\"b""#.into()));
    assert_eq!(both('a'), ("a".into(), "\"a\"".into()));
}

#[test]
fn owned_value_is_send_and_sync() {
    fn is_shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    let value = OwnedValue::from(vec![1, 2]);
    is_shared(&value);
    let back = std::thread::spawn(move || value.to_string()).join().unwrap();
    assert_eq!(back, "[1, 2]");
    assert!(size_of::<Value<'_>>() <= 24 && size_of::<OwnedValue>() <= 24);
}

#[test]
fn owned_copy_equals_value() {
    let dict = Dict::from_iter([("a", OwnedValue::from([1, 2])), ("b", "x".into())]);
    for value in [
        OwnedValue::from(i128::MIN),
        u128::MAX.into(),
        'c'.into(),
        f64::MAX.into(),
        Duration::MAX.into(),
        dict.into(),
        vec![vec![1], vec![]].into(),
    ] {
        assert_eq!(value.as_value().to_owned().unwrap(), value);
        assert_eq!(Value::from(value.clone()).into_owned().unwrap(), value);
        assert_eq!(value.as_value().extract::<OwnedValue>().unwrap(), value);
        assert_eq!(value.as_value().clone(), value.as_value());
    }
}
