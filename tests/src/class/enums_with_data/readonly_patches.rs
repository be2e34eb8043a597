//! Saved read-only fields of variants: a patch skips those that it does not change.

use slots_runtime::serde::Patch;
use slots_runtime::{UpdateError, prelude::*};

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Signal {
    Off,
    Line {
        #[slot(readonly)]
        line: u8,
    },
    Bus {
        #[slot(readonly, default, alias = "no")]
        line: u8,
        #[slot(default)]
        rate: u8,
    },
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Device {
    signal: Signal,
}

fn device(signal: Signal) -> Device {
    Device { signal }
}

fn bus(line: u8) -> Signal {
    Signal::Bus { line, rate: 0 }
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Fixed {
    #[slot(readonly)]
    signal: Signal,
}

#[slots(frozen)]
#[derive(Clone, Debug, PartialEq)]
struct Frozen {
    signal: Signal,
}

fn apply<T: Object>(object: &mut T, json: &str) -> Result<Undo, UpdateError> {
    serde_json::from_str::<Patch>(json).unwrap().apply(object)
}

#[test]
fn readonly_field_that_a_patch_keeps_is_a_place_that_the_patch_writes() {
    let mut it = device(bus(3));
    let before = it.clone();
    for json in [
        r#"{"signal": {"Bus": {"line": 3, "no": 3}}}"#,
        r#"{"signal.line": 3, "signal.no": 3}"#,
        r#"{"signal.line": 3, "signal.Bus.line": 3}"#,
        r#"{"signal": {"Bus": {"line": 3}}, "signal.line": 3}"#,
    ] {
        let error = apply(&mut it, json).map(drop).unwrap_err();
        assert_eq!(error.errors()[0].kind(), ErrorKind::Duplicate, "{json}: {error}");
    }
    for line in [3, 4] {
        for json in [
            format!(r#"{{"signal": "Off", "signal.Bus.line": {line}}}"#),
            format!(r#"{{"signal.Bus.line": {line}, "signal": "Off"}}"#),
            format!(r#"{{"signal.line": {line}, "signal": "Off"}}"#),
        ] {
            assert!(apply(&mut it, &json).is_err(), "{json}");
        }
    }
    assert_eq!(it, before);
    // The write gives the field of the variant that the patch selects, whatever its value.
    for line in [3, 4] {
        for json in [
            format!(r#"{{"signal": {{"Line": {{"line": 9}}}}, "signal.line": {line}}}"#),
            format!(r#"{{"signal.line": {line}, "signal": {{"Line": {{"line": 9}}}}}}"#),
        ] {
            let mut it = device(bus(3));
            let _ = apply(&mut it, &json).unwrap();
            assert_eq!(it.signal, Signal::Line { line }, "{json}");
        }
        let json = format!(r#"{{"signal": {{"Line": {{"line": 9}}}}, "signal.Bus.line": {line}}}"#);
        assert!(apply(&mut it, &json).is_err(), "{json}");
    }
    let _ = apply(&mut it, r#"{"signal": {"Bus": {"line": 3, "rate": 4}}}"#).unwrap();
    let _ = apply(&mut it, r#"{"signal.line": 3, "signal.rate": 5}"#).unwrap();
    assert_eq!(it.signal, Signal::Bus { line: 3, rate: 5 });
}

#[test]
fn patch_keeps_no_field_of_a_value_that_is_itself_readonly() {
    for json in [r#"{"signal": {"Bus": {"line": 3}}}"#, r#"{"signal.line": 3}"#] {
        let error = apply(&mut Fixed { signal: bus(3) }, json).map(drop).unwrap_err();
        assert_eq!(error.errors()[0].kind(), ErrorKind::ReadOnly, "{json}");
        let error = apply(&mut Frozen { signal: bus(3) }, json).map(drop).unwrap_err();
        assert_eq!(error.errors()[0].kind(), ErrorKind::ReadOnly, "{json}");
    }
}
