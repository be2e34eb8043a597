//! `set_text`: strings parsed by the type of the attribute.

mod units;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt::Debug;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use proptest::collection::{btree_map, hash_map, vec};
use proptest::prelude::*;
use slots_runtime::{Dict, OwnedValue, prelude::*};

use self::units::Units;

fn read<T: SlotValue>(text: &str) -> Option<T> {
    T::from_text(text).ok()
}

#[test]
fn integers_are_parsed_in_any_radix_and_grouping() {
    for (text, number) in [
        ("31", 31),
        (" 31 ", 31),
        ("+31", 31),
        ("-31", -31),
        ("0x1F", 31),
        ("-0x1F", -31),
        ("0b1_1111", 31),
        ("0o37", 31),
        ("1_000", 1000),
        ("1_000_000", 1_000_000),
        ("0x1_0", 16),
        ("007", 7),
    ] {
        assert_eq!(read::<i64>(text), Some(number), "{text}");
        assert_eq!(read::<i128>(text), Some(number.into()), "{text}");
    }
    for text in [
        "", " ", "_", "_1", "1_", "-_1", "0x", "0x_1", "0x1_", "0x-1", "0x+1", "--1", "+-1", "1.0",
        "1e3", "0xG", "0X1F", "0b2", "1 000", "1,000", "one", "0x١", "١",
    ] {
        assert_eq!(read::<i64>(text), None, "{text}");
    }
    assert_eq!(i8::from_text("0x80").unwrap_err().to_string(), "must be in -128..=127, not 0x80");
    assert_eq!(read::<i8>("-0x80"), Some(-128));
    assert_eq!(format!("{:#}", u8::from_text("-1").unwrap_err()), "must be in 0..=255, not -1");
    assert_eq!(u8::from_text("300").unwrap_err().to_string(), "must be in 0..=255, not 300");
}

#[test]
fn floats_are_parsed_from_rust_notation() {
    for (text, float) in [
        ("1", 1.0),
        ("1e-3", 0.001),
        (" -.5 ", -0.5),
        ("1_000.5", 1000.5),
        ("inf", f64::INFINITY),
        ("-Infinity", f64::NEG_INFINITY),
    ] {
        assert_eq!(read::<f64>(text), Some(float), "{text}");
    }
    assert!(read::<f64>("NaN").unwrap().is_nan());
    for text in
        ["", ".", "1_", "_1", "1_.5", "1._5", "1e", "0x1F", "1,5", "1e999", "-1e999", "fast"]
    {
        assert_eq!(read::<f64>(text), None, "{text}");
    }
    assert_eq!(read::<f32>("1e39"), None);
    assert_eq!(read::<f32>("0.1"), Some(0.1));
}

#[test]
fn bools_are_parsed_from_common_words() {
    for text in ["true", "True", "yes", "on", "1", " ON "] {
        assert_eq!(read::<bool>(text), Some(true), "{text}");
    }
    for text in ["false", "no", "off", "0"] {
        assert_eq!(read::<bool>(text), Some(false), "{text}");
    }
    for text in ["", "2", "y", "tru"] {
        assert_eq!(read::<bool>(text), None, "{text}");
    }
    assert_eq!(bool::from_text("maybe").unwrap_err().to_string(), "must be bool, not 'maybe'");
}

#[test]
fn lists_and_maps_are_parsed_with_and_without_brackets() {
    let texts = |items: &[&str]| Some(items.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(read::<Vec<String>>("a, b"), texts(&["a", "b"]));
    assert_eq!(read::<Vec<String>>("[a, \"b, c\", ]"), texts(&["a", "b, c"]));
    assert_eq!(read::<Vec<String>>(""), texts(&[]));
    assert_eq!(read::<Vec<String>>("[\"\"]"), texts(&[""]));
    assert_eq!(read::<Vec<u8>>("1, 0x2"), Some(vec![1, 2]));
    assert_eq!(read::<Vec<u8>>(r#"b"a\x00\"""#), Some(vec![97, 0, 34]));
    assert_eq!(read::<Vec<Vec<u8>>>("[1, 2], [3]"), Some(vec![vec![1, 2], vec![3]]));
    assert_eq!(read::<[u8; 2]>("1, 2, 3"), None);
    assert_eq!(
        read::<BTreeMap<String, i64>>("{a: 1, \"b: c\": 2}"),
        Some(BTreeMap::from([("a".into(), 1), ("b: c".into(), 2)]))
    );
    for text in ["[1, 2", "1]", "\"a", "[\"a\\", "{a: 1", "(", "a)b"] {
        assert_eq!(read::<Vec<String>>(text), None, "{text}");
    }
    assert_eq!(read::<BTreeMap<String, i64>>("a"), None);
    assert_eq!(
        read::<Vec<Option<String>>>("None, \"None\", x"),
        Some(vec![None, Some("None".into()), Some("x".into())])
    );
}

/// Whether the text that a value prints as reads as that value.
fn assert_reads_back<T: SlotValue + PartialEq + Debug>(value: &T) -> Result<(), TestCaseError> {
    let text = value.to_value().to_string();
    let back = T::from_text(&text);
    prop_assert!(back.is_ok(), "{}: {:?}", text, back);
    prop_assert_eq!(&back.unwrap(), value, "{}", text);
    Ok(())
}

proptest! {
    #[test]
    fn printed_value_parses_back(
        signed in any::<i128>(), unsigned in any::<u128>(), small in any::<i8>(), float in any::<f64>(),
        single in any::<f32>(), text in any::<String>(), c in any::<char>(), flag in any::<bool>(),
        time in any::<(u64, u32)>(), bytes in vec(any::<u8>(), 0..20), chars in vec(any::<char>(), 0..9),
    ) {
        assert_reads_back(&signed)?;
        assert_reads_back(&unsigned)?;
        assert_reads_back(&small)?;
        if !float.is_nan() && !single.is_nan() {
            assert_reads_back(&float)?;
            assert_reads_back(&single)?;
            assert_reads_back(&vec![float])?;
        }
        assert_reads_back(&text)?;
        assert_reads_back(&c)?;
        assert_reads_back(&flag)?;
        let time = Duration::new(time.0, time.1 % 1_000_000_000);
        assert_reads_back(&time)?;
        assert_reads_back(&vec![time])?;
        assert_reads_back(&bytes)?;
        assert_reads_back(&vec![bytes])?;
        assert_reads_back(&chars)?;
        assert_reads_back(&PathBuf::from(text))?;
    }

    #[test]
    fn printed_container_parses_back(
        texts in vec(any::<String>(), 0..5),
        nested in vec(vec(any::<String>(), 0..4), 0..4),
        options in vec(any::<Option<String>>(), 0..5),
        map in btree_map(any::<String>(), any::<i64>(), 0..5),
        maps in hash_map(any::<String>(), vec(any::<String>(), 0..4), 0..4),
        deep in btree_map(any::<String>(), btree_map(any::<String>(), any::<Option<bool>>(), 0..3), 0..4),
        array in any::<[i16; 3]>(),
        boxed in any::<Option<Box<u8>>>(),
    ) {
        assert_reads_back(&VecDeque::from(texts.clone()))?;
        assert_reads_back(&texts)?;
        assert_reads_back(&nested)?;
        assert_reads_back(&options)?;
        assert_reads_back(&map)?;
        assert_reads_back(&maps)?;
        assert_reads_back(&deep)?;
        assert_reads_back(&array)?;
        assert_reads_back(&boxed)?;
    }

    #[test]
    fn parsing_any_string_never_panics(
        any in any::<String>(),
        near in "[-+0-9eE._xXbBoO \"\\\\,:{}\\[\\]()munkMshd\u{b5}a-fA-Fi]{0,16}",
    ) {
        macro_rules! all {
            ($text:expr; $($ty:ty)*) => {$( let _ = <$ty>::from_text($text); )*};
        }
        for text in [&any, &near] {
            all!(text;
                i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool char String Duration
                Box<str> Arc<str> Cow<'static, str> PathBuf IpAddr SocketAddr Option<i32> Vec<u8> Vec<String>
                Vec<Vec<Option<String>>> [f64; 2] VecDeque<char> Box<u8> BTreeMap<String, f64>
                HashMap<String, Vec<String>> OwnedValue Dict);
            let mut units = Units::default();
            for name in ["seconds", "millis", "volts", "meters", "maybe", "wait", "width"] {
                let before = crate::harness::digest(&units);
                if units.set_text(name, text).is_err() {
                    prop_assert_eq!(crate::harness::digest(&units), before);
                }
            }
        }
    }
}

#[slots]
struct Counts {
    small: u8,
    signed: i32,
    wide: u128,
}

#[test]
fn error_of_an_integer_states_the_range_or_that_it_must_be_whole() {
    let mut counts = Counts { small: 0, signed: 0, wide: 0 };
    for (name, text, says) in [
        ("small", "-1", "must be in 0..=255, not -1"),
        ("small", "256", "must be in 0..=255, not 256"),
        ("small", "20.0", "must be a whole number, not 20.0"),
        ("signed", "1e3", "must be a whole number, not 1e3"),
        ("signed", " 2.5 ", "must be a whole number, not 2.5"),
        ("signed", "fast", "must be i32, not 'fast'"),
        ("signed", "0x1F", ""),
        ("wide", "-7", "must be in 0..=340282366920938463463374607431768211455, not -7"),
    ] {
        let result = counts.set_text(name, text);
        let message = result.err().map_or_else(String::new, |error| error.message());
        assert!(
            message.ends_with(says) && message.is_empty() == says.is_empty(),
            "{text}: {message}"
        );
    }
}
