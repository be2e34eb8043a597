//! Values made from lists, tuples, maps and references, read by type, and the `values!` macro.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use slots_runtime::{Dict, OwnedList, prelude::*};

/// Asserts that the value and the owned value print like this.
macro_rules! prints {
    ($($made:expr => $text:expr;)*) => {$(
        assert_eq!(format!("{:?}", Value::from($made)), $text);
        assert_eq!(format!("{:?}", OwnedValue::from($made)), $text);
    )*};
}

#[test]
fn collections_become_lists_and_maps() {
    let short = String::from("b");
    prints! {
        vec![1, 2] => "[1, 2]";
        [Some(1.5), None] => "[1.5, None]";
        VecDeque::from([1]) => "[1]";
        BTreeSet::from(["b", "a"]) => r#"["a", "b"]"#;
        &[1.5, 2.0][..] => "[1.5, 2.0]";
        &["a", short.as_str()][..] => r#"["a", "b"]"#;
        &[short.clone()][..] => r#"["b"]"#;
        &[vec![1], vec![]][..] => "[[1], []]";
        &[[1, 2]][..] => "[[1, 2]]";
        &[1_u8, 2][..] => r#"b"\x01\x02""#;
        (1,) => "[1]";
        (1, "a", 2.5, [true]) => r#"[1, "a", 2.5, [true]]"#;
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "l") => r#"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "l"]"#;
        BTreeMap::from([("b", 2), ("a", 1)]) => r#"{"a": 1, "b": 2}"#;
        BTreeMap::from([(short.clone(), vec![1])]) => r#"{"b": [1]}"#;
        BTreeMap::from([(Cow::Borrowed("k"), (1, "x"))]) => r#"{"k": [1, "x"]}"#;
        HashMap::from([(Box::<str>::from("k"), Some(1))]) => r#"{"k": 1}"#;
        Some("x") => r#""x""#;
        None::<Vec<i32>> => "None";
    }
}

#[test]
fn references_convert_like_their_values() {
    prints! {
        &1.5_f64 => "1.5";
        &0.1_f32 => "0.1";
        &7_i32 => "7";
        &u128::MAX => u128::MAX.to_string();
        &true => "true";
        &'c' => r#""c""#;
        &String::from("s") => r#""s""#;
        &Duration::from_millis(5) => "5ms";
        Box::<str>::from("s") => r#""s""#;
        Rc::<str>::from("s") => r#""s""#;
        Arc::<str>::from("s") => r#""s""#;
        Cow::Borrowed("s") => r#""s""#;
        PathBuf::from("/a") => r#""/a""#;
        Path::new("/a") => r#""/a""#;
    }
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Mode {
    Fast,
    Slow,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Roi {
    x: u32,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Scan {
    mode: Mode,
    gains: Vec<f64>,
    label: Option<String>,
    limits: BTreeMap<String, u8>,
    path: PathBuf,
    roi: Roi,
    any: OwnedValue,
}

fn scan() -> Scan {
    Scan {
        mode: Mode::Fast,
        gains: vec![],
        label: None,
        limits: BTreeMap::new(),
        path: PathBuf::new(),
        roi: Roi { x: 1 },
        any: OwnedValue::None,
    }
}

#[test]
fn reference_to_any_convertible_type_is_written() {
    let mut scan = scan();
    let (gains, label) = (vec![1.0, 2.0], Some(String::from("dark")));
    let limits = BTreeMap::from([(String::from("low"), 1_u8)]);
    scan.setattr("mode", &Mode::Slow).unwrap();
    scan.setattr("gains", &gains).unwrap();
    scan.setattr("label", &label).unwrap();
    scan.setattr("limits", &limits).unwrap();
    scan.setattr("path", Path::new("/tmp/a")).unwrap();
    scan.setattr("any", &Roi { x: 5 }).unwrap();
    assert_eq!((scan.mode, &scan.gains, &scan.label), (Mode::Slow, &gains, &label));
    assert_eq!((scan.limits, scan.path), (limits, PathBuf::from("/tmp/a")));
    assert_eq!(scan.any.as_map().unwrap().get("x").unwrap(), 5);
    // A reference borrows: the list of the value is the vector itself.
    assert_eq!(Value::from(&gains), Value::from(gains.clone()));
}

#[test]
fn hash_map_is_written_to_map_slot() {
    let mut scan = scan();
    scan.setattr("limits", HashMap::from([("high", 9)])).unwrap();
    assert_eq!(scan.limits, BTreeMap::from([(String::from("high"), 9)]));
    let error = scan.setattr("limits", HashMap::from([("high", 256)])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Scan' object attribute 'limits.high' must be in 0..=255, not 256"
    );
}

#[cfg(unix)]
#[test]
fn path_that_is_not_unicode_is_not_changed_by_conversion() {
    use std::os::unix::ffi::OsStringExt;
    let path = PathBuf::from(std::ffi::OsString::from_vec(vec![b'/', 0xff]));
    let mut scan = scan();
    scan.setattr("path", path.clone()).unwrap();
    assert_eq!(scan.path, path);
    scan.path = PathBuf::new();
    scan.setattr("path", path.as_path()).unwrap();
    assert_eq!(scan.path, path);
    assert_eq!(OwnedValue::from(path.clone()).extract::<PathBuf>().unwrap(), path);
    assert_eq!(scan.setattr("label", path).unwrap_err().kind(), ErrorKind::Type);
}

#[test]
fn typed_reads_lose_nothing() {
    macro_rules! reads {
        ($($value:expr, $read:ident => $expected:expr;)*) => {$(
            let value = Value::from($value);
            let owned = value.to_owned().unwrap();
            assert_eq!((value.$read(), owned.$read()), ($expected, $expected), "{value:?}");
        )*};
    }
    reads! {
        true, as_bool => Some(true);
        1, as_bool => None;
        -1, as_i64 => Some(-1);
        u64::MAX, as_i64 => None;
        2.0, as_i64 => None;
        -1, as_u64 => None;
        u64::MAX, as_u64 => Some(u64::MAX);
        2.0, as_u64 => None;
        1_u128 << 64, as_u64 => None;
        i64::MIN, as_i128 => Some(i128::from(i64::MIN));
        u128::MAX, as_i128 => None;
        i128::MIN, as_i128 => Some(i128::MIN);
        u128::MAX, as_u128 => Some(u128::MAX);
        -1, as_u128 => None;
        2, as_f64 => Some(2.0);
        0.1_f32, as_f64 => Some(0.1);
        (1_i64 << 53) + 1, as_f64 => None;
        "2", as_f64 => None;
        true, as_i64 => None;
        'c', as_char => Some('c');
        "c", as_char => Some('c');
        "cc", as_char => None;
        "", as_char => None;
        Duration::MAX, as_duration => Some(Duration::MAX);
        1, as_duration => None;
    }
    let owned = OwnedValue::from((1, "a", BTreeMap::from([("k", 1)]), &b"ab"[..], ()));
    let items = owned.as_list().unwrap();
    assert_eq!(items[1].as_str(), Some("a"));
    assert_eq!(items[2].as_map().unwrap().get("k").unwrap(), 1);
    assert_eq!(items[3].as_bytes(), Some(&b"ab"[..]));
    assert!(items[4].is_none() && !items[0].is_none());
    assert_eq!((items[0].as_str(), owned.as_map().is_none()), (None, true));
    assert_eq!((&*owned.type_name(), &*items[2].type_name()), ("list", "dict"));
}

#[test]
fn owned_values_extract_and_try_into_types() {
    let owned = OwnedValue::from([1, 2]);
    assert_eq!(owned.extract::<Vec<u8>>().unwrap(), [1, 2]);
    assert_eq!(owned.extract::<Option<[u8; 2]>>().unwrap(), Some([1, 2]));
    assert_eq!(Vec::<u8>::try_from(owned).unwrap(), [1, 2]);
    assert_eq!(u8::try_from(OwnedValue::from(7)).unwrap(), 7);
    assert_eq!(u8::try_from(OwnedValue::from(300)).unwrap_err().kind(), ErrorKind::Value);
    let map = BTreeMap::from([("k", 1)]);
    assert_eq!(
        HashMap::<String, u8>::try_from(Value::from(map.clone())).unwrap(),
        HashMap::from([(String::from("k"), 1)])
    );
    assert_eq!(Dict::try_from(Value::from(map)).unwrap().len(), 1);
    assert_eq!(Value::from("Slow").extract::<Mode>().unwrap(), Mode::Slow);
    assert_eq!(OwnedValue::try_from(Value::from(&Mode::Slow)).unwrap(), "Slow");
}

#[test]
fn values_of_different_types_are_updated_together() {
    let mut scan = scan();
    let label = String::from("dark");
    let key = "mode";
    let undo = scan
        .update(values! {
            key => "Slow",
            "gains" => [1, 2.5],
            "label" => label.as_str(),
            "roi.x" => 2 + 3,
            "limits" => { "low" => 1, label.as_str() => 2 },
            "any" => [{ "a" => [] , "b" => {} }, (), [1, [2]], ("x", 'y')],
        })
        .unwrap();
    assert_eq!((&scan.mode, &*scan.gains, scan.roi.x), (&Mode::Slow, &[1.0, 2.5][..], 5));
    assert_eq!(scan.limits.keys().collect::<Vec<_>>(), ["dark", "low"]);
    assert_eq!(scan.any.to_string(), r#"[{"a": [], "b": {}}, None, [1, [2]], ["x", "y"]]"#);
    undo.apply(&mut scan).unwrap();
    assert_eq!(scan, self::scan());
}

#[test]
fn values_macro_gives_array_of_names_and_values() {
    let none: [(&str, Value<'_>); 0] = values! {};
    assert!(none.is_empty());
    let [(name, value), second] = values! { "a" => [1, 2].len(), "b" => {} };
    assert_eq!((name, value.as_u64()), ("a", Some(2)));
    assert!(second.1.as_map().unwrap().is_empty());
    let error = scan().update(values! { "roi.x" => 1, "roi.x" => 2 }).unwrap_err();
    assert_eq!(error.errors()[0].kind(), ErrorKind::Duplicate);
    let list = OwnedList::from(vec![OwnedValue::from(1)]);
    assert_eq!(values! { "a" => list }[0].1.to_string(), "[1]");
}
