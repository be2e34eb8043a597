//! Numbers with a unit, in slots that have one.

use std::collections::BTreeMap;
use std::time::Duration;

use slots_runtime::prelude::*;

#[slots]
#[derive(Default)]
pub(super) struct Units {
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
        ("wait", "5 parsecs", "must be a duration such as '5ms' or '1h 30m', not '5 parsecs'"),
        ("millis", "11s", "must be in 0..=10000, not 11000"),
        ("millis", "1us", "must be a whole number, not '1us'"),
        ("width", "-1px", "must be in 0..=4294967295, not '-1px'"),
    ] {
        let error = it.set_text(name, text).unwrap_err();
        assert_eq!(format!("{error:#}"), format!("'Units' object attribute '{name}' {message}"));
    }
    assert_eq!(it.millis, 1500);
}

#[slots]
#[derive(Default)]
struct Memory {
    #[slot(unit = "B", range = 0..=1_000_000)]
    buffer: u32,
    #[slot(unit = "bit")]
    word: f64,
    #[slot(unit = "B")]
    pages: Vec<u64>,
}

#[test]
fn bytes_and_bits_accept_binary_prefixes() {
    let mut it = Memory::default();
    it.update_texts([("buffer", "64KiB"), ("word", "0.5 Kibit"), ("pages", "[4KiB, 2MiB, 1kB]")])
        .unwrap();
    assert_eq!((it.buffer, it.word), (65_536, 512.0));
    assert_eq!(it.pages, [4096, 2_097_152, 1000]);
    let buffer = Memory::CLASS.slot("buffer").unwrap();
    assert_eq!(buffer.parse_text("1.5KiB").unwrap(), 1536);
    for (text, message) in [
        ("64KB", "a number in B with or without a prefix such as k or Ki, not '64KB'"),
        ("64Kibit", "a number in B with or without a prefix such as k or Ki, not '64Kibit'"),
        ("1MiB", "in 0..=1000000, not 1048576"),
        ("0.0001KiB", "a whole number, not '0.0001KiB'"),
    ] {
        let error = it.set_text("buffer", text).unwrap_err();
        assert_eq!(
            error.message(),
            format!("'Memory' object attribute 'buffer' must be {message}")
        );
    }
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
