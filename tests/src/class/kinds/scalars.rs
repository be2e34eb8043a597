//! Numbers with a constraint or another arithmetic, atomics, ranges, strings of the operating system, pointers, JSON.

use std::ffi::{OsStr, OsString};
use std::num::{NonZeroI16, NonZeroU8, Saturating, Wrapping};
use std::ops::{Range, RangeInclusive};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU16, AtomicUsize};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use slots_runtime::{prelude::*, serde::AsMap, serde::Patch};

kind! {
    non_zero_is_an_integer_without_zero: NonZeroU8 = NonZeroU8::MIN, reads "1";
    from 7 => "7";
    from "8" => "8";
    text "0x10" => "16";
    not 0 => "'Holder' object attribute 'it' must be NonZero<u8>, not 0";
    not "0" => "'Holder' object attribute 'it' must be NonZero<u8>, not '0'";
    not 256 => "'Holder' object attribute 'it' must be in 0..=255, not 256";
    not 1.5 => "'Holder' object attribute 'it' must be NonZero<u8>, not float";
}

kind! {
    signed_non_zero_takes_negative_numbers: NonZeroI16 = NonZeroI16::MAX, reads "32767";
    from -1 => "-1";
    text "-2" => "-2";
}

kind! {
    wrapping_converts_as_its_number: Wrapping<u8> = Wrapping(1), reads "1";
    from 255 => "255";
    text "7" => "7";
    not 256 => "'Holder' object attribute 'it' must be in 0..=255, not 256";
}

kind! {
    saturating_converts_as_its_number: Saturating<i32> = Saturating(1), reads "1";
    from -5 => "-5";
    text "7" => "7";
}

kind! {
    atomic_bool_converts_as_bool: AtomicBool = AtomicBool::new(false), reads "false";
    from true => "true";
    text "on" => "true";
    not 1 => "'Holder' object attribute 'it' must be bool, not int";
}

kind! {
    atomic_integer_converts_as_integer: AtomicU16 = AtomicU16::new(1), reads "1";
    from 2 => "2";
    text "3" => "3";
    not -1 => "'Holder' object attribute 'it' must be in 0..=65535, not -1";
}

kind! {
    wide_atomics_convert: AtomicI64 = AtomicI64::new(i64::MIN), reads "-9223372036854775808";
    from i64::MAX => "9223372036854775807";
    text "-1" => "-1";
}

kind! {
    size_atomics_convert: AtomicUsize = AtomicUsize::new(1), reads "1";
    from 2_usize => "2";
    text "3" => "3";
}

kind! {
    range_is_a_map_of_its_bounds: Range<u32> = 0..10, reads r#"{"start": 0, "end": 10}"#;
    from Dict::from_iter([("end", 5), ("start", 1)]) => r#"{"start": 1, "end": 5}"#;
    from "2..6" => r#"{"start": 2, "end": 6}"#;
    text "3..7" => r#"{"start": 3, "end": 7}"#;
    text "{start: 4, end: 8}" => r#"{"start": 4, "end": 8}"#;
    text r#"{"end": 8, "start": 5}"# => r#"{"start": 5, "end": 8}"#;
    path ".start", 9 => r#"{"start": 9, "end": 10}"#;
    path ".end", 11 => r#"{"start": 0, "end": 11}"#;
    not Dict::from_iter([("start", 1)]) => "'Holder' object attribute 'it' must be a map of 'start' and 'end', not {\"start\": 1}";
    not Dict::from_iter([("start", 1), ("stop", 2)]) => "'Holder' object attribute 'it' must be a map of 'start' and 'end', not {\"start\": 1, \"stop\": 2}";
    not Dict::from_iter([("start", -1), ("end", 2)]) => "'Holder' object attribute 'it.start' must be in 0..=4294967295, not -1";
    not "1" => "'Holder' object attribute 'it' must be Range<u32>, not '1'";
    not "1..x" => "'Holder' object attribute 'it' must be Range<u32>, not '1..x'";
    not "1..=2" => "'Holder' object attribute 'it' must be Range<u32>, not '1..=2'";
    not 1 => "'Holder' object attribute 'it' must be Range<u32>, not int";
}

kind! {
    inclusive_range_has_its_own_separator: RangeInclusive<f64> = 0.0..=1.0, reads r#"{"start": 0.0, "end": 1.0}"#;
    from Dict::from_iter([("start", 1), ("end", 5)]) => r#"{"start": 1.0, "end": 5.0}"#;
    text "0.5..=1.5" => r#"{"start": 0.5, "end": 1.5}"#;
    text "-1 ..= 1" => r#"{"start": -1.0, "end": 1.0}"#;
    not "1..2" => "'Holder' object attribute 'it' must be RangeInclusive<f64>, not '1..2'";
}

kind! {
    os_string_converts_as_string: OsString = "a".into(), reads "a";
    from "b" => "b";
    from Path::new("c") => "c";
    text "d e" => "d e";
    not 1 => "'Holder' object attribute 'it' must be OsString, not int";
}

kind! {
    boxed_os_str_converts_as_string: Box<OsStr> = OsString::from("a").into(), reads "a";
    from "b" => "b";
    text "c" => "c";
}

kind! {
    boxed_path_converts_as_string: Box<Path> = Path::new("/a").into(), reads "/a";
    from "/b" => "/b";
    text "c" => "c";
    not 1 => "'Holder' object attribute 'it' must be Box<Path>, not int";
}

kind! {
    shared_path_converts_as_string: Arc<Path> = Path::new("/a").into(), reads "/a";
    from "/b" => "/b";
    text "c" => "c";
}

kind! {
    arc_converts_as_its_value: Arc<u32> = Arc::new(1), reads "1";
    from 2 => "2";
    text "3" => "3";
    not "x" => "'Holder' object attribute 'it' must be u32, not str";
}

kind! {
    rc_of_list_has_items: Rc<Vec<u8>> = Rc::new(vec![1, 2]), reads r#"b"\x01\x02""#;
    from vec![97] => r#"b"a""#;
    text "98, 99" => r#"b"bc""#;
    path "[1]", 97 => r#"b"\x01a""#;
}

kind! {
    json_value_holds_anything: serde_json::Value = serde_json::json!({"a": [1, null]}), reads r#"{"a": [1, None]}"#;
    from 2.5 => "2.5";
    from (1, "x", Dict::from_iter([("k", true)])) => r#"[1, "x", {"k": true}]"#;
    text "x" => "x";
    path ".a[1]", "y" => r#"{"a": [1, "y"]}"#;
    path ".a", 7 => r#"{"a": 7}"#;
    not f64::NAN => "'Holder' object attribute 'it' must be a finite number, not NaN";
    not vec![u128::MAX] => "'Holder' object attribute 'it[0]' must be a number of 64 bits, not 340282366920938463463374607431768211455";
}

kind! {
    system_time_is_a_string_of_rfc_3339: SystemTime = UNIX_EPOCH, reads "1970-01-01T00:00:00Z";
    from "2026-11-24T15:50:00.25+01:00" => "2026-11-24T14:50:00.25Z";
    text "1969-12-31 23:59:59Z" => "1969-12-31T23:59:59Z";
    not "2026-02-30T00:00:00Z" => "'Holder' object attribute 'it' must be SystemTime, not '2026-02-30T00:00:00Z'";
    not 5 => "'Holder' object attribute 'it' must be SystemTime, not int";
}

#[test]
fn time_beyond_the_years_of_rfc_3339_is_opaque() {
    #[slots]
    struct Holder {
        it: SystemTime,
    }
    let holder = Holder { it: UNIX_EPOCH + Duration::from_secs(400_000_000_000) };
    assert!(matches!(holder.getattr("it").unwrap(), Value::Opaque(_)));
}

#[slots]
struct Inner {
    #[slot(range = 0..10)]
    x: u8,
}

#[slots]
struct Sharing {
    shared: Arc<Inner>,
    list: Arc<[u16]>,
    number: Rc<u8>,
}

#[test]
fn write_of_shared_pointer_replaces_it_and_keeps_value_of_other_owners() {
    let (list, number) = (Arc::from([1, 2]), Rc::new(1));
    let mut it = Sharing {
        shared: Arc::new(Inner { x: 1 }),
        list: Arc::clone(&list),
        number: Rc::clone(&number),
    };
    let undo = it.update(values! { "list" => [3], "number" => 4 }).unwrap();
    assert_eq!((&*it.list, *it.number), (&[3][..], 4));
    assert_eq!((&*list, *number), (&[1, 2][..], 1));
    undo.apply(&mut it).unwrap();
    assert!(Arc::ptr_eq(&it.list, &list) && Rc::ptr_eq(&it.number, &number));
}

#[test]
fn attribute_below_arc_is_written_while_no_other_owner_shares_it() {
    let mut it = Sharing { shared: Arc::new(Inner { x: 1 }), list: [].into(), number: 0.into() };
    assert_eq!(it.get_path("shared.x").unwrap(), 1);
    it.set_path("shared.x", 2).unwrap();
    assert_eq!(it.shared.x, 2);
    assert_eq!(it.set_path("shared.x", 10).unwrap_err().kind(), ErrorKind::Value);
    let other = Arc::clone(&it.shared);
    let error = it.set_path("shared.x", 3).unwrap_err();
    assert_eq!((error.kind(), it.shared.x, other.x), (ErrorKind::ReadOnly, 2, 2), "{error}");
    let error = it.update([("shared.x", 3), ("number", 5)]).unwrap_err();
    assert_eq!((error.errors().len(), *it.number), (1, 0), "{error}");
    drop(other);
    it.set_path("shared.x", 4).unwrap();
    assert_eq!(it.shared.x, 4);
}

#[cfg(unix)]
#[test]
fn os_string_that_is_not_unicode_is_opaque() {
    use std::os::unix::ffi::OsStringExt;
    #[slots]
    struct Holder {
        it: OsString,
        path: Box<Path>,
    }
    let bytes = OsString::from_vec(vec![0xff]);
    let mut holder = Holder { it: bytes.clone(), path: Path::new("").into() };
    assert!(matches!(holder.getattr("it").unwrap(), Value::Opaque(_)));
    holder.setattr("path", Path::new(&bytes)).unwrap();
    assert_eq!(holder.path.as_os_str(), bytes);
}
