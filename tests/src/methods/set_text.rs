//! `set_text`: strings parsed by the type of the attribute.

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
    assert_eq!(
        format!("{:#}", u8::from_text("-1").unwrap_err()),
        "must be u8, not '-1': invalid digit found in string"
    );
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

#[slots]
#[derive(Default)]
struct Units {
    #[slot(unit = "s")]
    seconds: f64,
    #[slot(unit = "ms", range = 0..=10_000)]
    millis: u32,
    #[slot(unit = "V")]
    volts: f32,
    #[slot(unit = "m")]
    meters: f64,
    #[slot(unit = "s")]
    maybe: Option<f64>,
    #[slot(unit = "s")]
    wait: Duration,
    #[slot(unit = "px")]
    width: u32,
    #[slot(unit = "ft")]
    height: f64,
    #[slot(unit = "min")]
    minutes: f64,
    #[slot(unit = "mol")]
    amount: f64,
    #[slot(unit = "deg")]
    angle: f64,
    #[slot(unit = "%")]
    share: f64,
    #[slot(unit = "eV")]
    energy: f64,
    #[slot(unit = "e-")]
    electrons: u32,
    #[slot(unit = "kHz")]
    rate: f64,
    #[slot(unit = "um")]
    gap: f64,
}

#[test]
fn unit_only_shifts_decimal_point() {
    let mut it = Units::default();
    for (name, text, value) in [
        ("seconds", "5ms", 0.005),
        ("seconds", "5 ms", 0.005),
        ("seconds", "1_000ms", 1.0),
        ("seconds", "0.3us", 0.000_000_3),
        ("seconds", "12", 12.0),
        ("seconds", "1e3 ms", 1.0),
        ("seconds", "-7ns", -7e-9),
        ("seconds", "2.5s", 2.5),
        ("seconds", "2ks", 2000.0),
        ("volts", "3.3V", 3.3),
        ("volts", "1mV", 0.001),
        ("meters", "5mm", 0.005),
        ("meters", "5m", 5.0),
        ("maybe", "5ms", 0.005),
        ("millis", "2s", 2000.0),
        ("millis", "2.5s", 2500.0),
        ("millis", "7ms", 7.0),
        ("millis", "7", 7.0),
        ("millis", "1_000us", 1.0),
        ("width", "640px", 640.0),
        ("width", "640", 640.0),
        ("width", "1e3px", 1000.0),
        ("millis", "1e3ms", 1000.0),
        ("millis", "1.5e-3 ks", 1500.0),
        ("energy", "5eV", 5.0),
        ("energy", "5e3eV", 5000.0),
        ("energy", "2keV", 2000.0),
        ("electrons", "7e-", 7.0),
        ("electrons", "1e3e-", 1000.0),
        ("angle", "-90deg", -90.0),
        ("share", "50%", 50.0),
        ("share", "50 %", 50.0),
        ("amount", "5mmol", 0.005),
        ("rate", "5kHz", 5.0),
        ("rate", "5Hz", 0.005),
        ("gap", "1mm", 1000.0),
    ] {
        it.set_text(name, text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(it.getattr(name).unwrap(), value, "{name} = {text}");
    }
    it.set_text("wait", "5ms").unwrap();
    assert_eq!(it.wait, Duration::from_millis(5));
    it.set_text("maybe", "None").unwrap();
    assert_eq!(it.maybe, None);
    for (name, text, message) in [
        ("seconds", "5kg", "must be a number in s, not '5kg'"),
        ("seconds", "ms", "must be a number in s, not 'ms'"),
        ("seconds", "", "must be a number in s, not ''"),
        ("seconds", "1e400", "must be f64, not '1e400': the number is too large"),
        ("seconds", "1e-400", "must be f64, not '1e-400': the number is too small"),
        ("seconds", "1e400s", "must be f64, not '1e400s': the number is too large"),
        ("seconds", "-1e-322ms", "must be f64, not '-1e-322ms': the number is too small"),
        ("maybe", "5 minutes", "must be a number in s, not '5 minutes'"),
        ("angle", "3rad", "must be a number in deg, not '3rad'"),
        ("angle", "5eg", "must be a number in deg, not '5eg'"),
        ("angle", "5mdeg", "must be a number in deg, not '5mdeg'"),
        ("width", "5x", "must be a number in px, not '5x'"),
        ("width", "5kpx", "must be a number in px, not '5kpx'"),
        ("height", "5t", "must be a number in ft, not '5t'"),
        ("minutes", "5in", "must be a number in min, not '5in'"),
        ("minutes", "5mmin", "must be a number in min, not '5mmin'"),
        ("amount", "5ol", "must be a number in mol, not '5ol'"),
        ("share", "5m%", "must be a number in %, not '5m%'"),
        ("wait", "5 parsecs", "must be Duration, not '5 parsecs'"),
        ("millis", "11s", "must be in 0..=10000, not 11000"),
        ("millis", "1us", "must be u32, not '1us': invalid digit found in string"),
        ("width", "-1px", "must be u32, not '-1px': invalid digit found in string"),
    ] {
        let error = it.set_text(name, text).unwrap_err();
        assert_eq!(format!("{error:#}"), format!("'Units' object attribute '{name}' {message}"));
    }
    assert_eq!(it.millis, 1500);
}

#[derive(SlotValue, Debug, PartialEq, Default)]
struct Volts(f64);

#[slots]
#[derive(Default)]
struct UnitsOfItems {
    #[slot(unit = "s")]
    list: Vec<f64>,
    #[slot(unit = "ms")]
    array: [u32; 2],
    #[slot(unit = "s", unset)]
    maybe: Option<Vec<Option<f64>>>,
    #[slot(unit = "s")]
    rows: Vec<[f64; 2]>,
    #[slot(unit = "V")]
    map: BTreeMap<String, Volts>,
}

#[test]
fn list_items_are_parsed_in_unit_of_slot() {
    let mut it = UnitsOfItems::default();
    for text in ["[5ms, 2, 1 ks]", "5ms, 2s, 1000", "0.005, 2e3ms, 1_000"] {
        it.set_text("list", text).unwrap();
        assert_eq!(it.list, [0.005, 2.0, 1000.0], "{text}");
    }
    it.set_text("list", "5ms").unwrap();
    assert_eq!(it.list, [0.005]);
    it.set_text("array", "[1s, 7]").unwrap();
    assert_eq!(it.array, [1000, 7]);
    it.set_text("maybe", "[5ms, None]").unwrap();
    assert_eq!(it.maybe, Some(vec![Some(0.005), None]));
    it.set_text("maybe", "None").unwrap();
    assert_eq!(it.maybe, None);
    it.set_text("rows", "[[1ms, 2s], [3, 4us]]").unwrap();
    assert_eq!(it.rows, [[0.001, 2.0], [3.0, 0.000_004]]);
    it.set_text("map", "{\"1V, x\": 5mV, 2V: 7V}").unwrap();
    assert_eq!(it.map["1V, x"], Volts(0.005));
    assert_eq!(it.map["2V"], Volts(7.0));
    for (name, text) in
        [("list", "[5ms, 5kg]"), ("list", "[5ms"), ("array", "[1us, 1]"), ("map", "5V")]
    {
        assert!(it.set_text(name, text).is_err(), "{name} = {text}");
    }
    assert_eq!((it.list, it.array), (vec![0.005], [1000, 7]));
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
