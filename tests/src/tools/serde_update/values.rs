//! Strings, and numbers of any width, as values of slots and of overflow entries.

use std::path::PathBuf;
use std::time::Duration;

use serde::de::value::{BorrowedStrDeserializer, Error as ValueError, MapDeserializer};
use serde_json::json;
use slots_runtime::{Dict, OwnedValue, prelude::*};

use super::{apply_and_undo, rejected};
use crate::tools::parts::Mode;

#[test]
fn string_is_parsed_by_slot_type() {
    let cam = apply_and_undo(
        json!({"mode": "Fast", "delay": "1h 30m", "file": "/tmp/x", "host": "127.0.0.1", "number": "12"}),
    );
    assert_eq!((cam.mode, cam.delay.as_secs(), cam.number.get()), (Mode::Fast, 5400, 12));
    assert_eq!(cam.file, PathBuf::from("/tmp/x"));
    assert_eq!(apply_and_undo(json!({"delay": 0.25})).delay, Duration::from_millis(250));
    assert_eq!(
        rejected(r#"{"host": "localhost", "number": "0"}"#),
        [
            "'Camera' object attribute 'host' must be IpAddr, not 'localhost': invalid IP address syntax",
            "'Camera' object attribute 'number' must be NonZero<u16>, not '0': number would be zero for non-zero type",
        ]
    );
}

#[test]
fn numbers_of_any_width_fit_or_are_rejected() {
    assert_eq!(apply_and_undo(json!({"wide": u64::MAX})).wide, u128::from(u64::MAX));
    assert_eq!(
        apply_and_undo(json!({"exposure_time": 2})).exposure_time.to_bits(),
        2_f64.to_bits()
    );
    assert_eq!(
        rejected(r#"{"gain": 1.0}"#),
        ["'Camera' object attribute 'gain' must be u8, not float"]
    );
    // A float does not hold so many seconds.
    for seconds in [(1 << 53) + 1, u64::MAX] {
        assert_eq!(apply_and_undo(json!({"delay": seconds})).delay, Duration::from_secs(seconds));
    }
    // Beyond 64 bits, JSON is a float to serde_json, and no float becomes a whole number.
    assert_eq!(
        rejected(r#"{"wide": 18446744073709551616}"#),
        ["'Camera' object attribute 'wide' must be u128, not float"]
    );
}

/// What `serde_json` gives with its feature `arbitrary_precision`: a constant as the key, and a string made for it.
fn digits<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, ValueError> {
    let key = BorrowedStrDeserializer::<ValueError>::new(JSON_NUMBER);
    T::deserialize(MapDeserializer::new(std::iter::once((key, text.to_string()))))
}

const JSON_NUMBER: &str = "$serde_json::private::Number";

#[test]
fn a_key_that_looks_like_a_hidden_number_stays_a_key() {
    let text = format!(r#"{{"{JSON_NUMBER}":"5"}}"#);
    let escaped = format!(r#"{{"{JSON_NUMBER}":"\u0035"}}"#);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let dict = Dict::from_iter([(JSON_NUMBER, "5")]);
    for read in [
        serde_json::from_str::<Dict>(&text),
        serde_json::from_str(&escaped),
        serde_json::from_reader(text.as_bytes()),
        serde::Deserialize::deserialize(&json),
        serde_json::from_value(json.clone()),
        serde_json::from_str(&serde_json::to_string(&dict).unwrap()),
    ] {
        assert_eq!(read.unwrap(), dict);
    }
    let read: Dict = rmp_serde::from_slice(&rmp_serde::to_vec_named(&dict).unwrap()).unwrap();
    assert_eq!(read, dict);
    let key = "$__toml_private_datetime";
    let read: Dict = toml::from_str(&format!("\"{key}\" = \"now\"")).unwrap();
    assert_eq!(read, Dict::from_iter([(key, "now")]));
    let read: Dict =
        serde_json::from_str(&format!(r#"{{"a": {text}, "b": {{"{key}": "x"}}}}"#)).unwrap();
    assert_eq!(read.get("a").unwrap(), Value::from(dict));
    assert_eq!(read.get("b").unwrap(), Value::from(Dict::from_iter([(key, "x")])));
}

#[test]
fn arbitrary_precision_number_is_read_exactly() {
    for (text, shown) in [
        ("340282366920938463463374607431768211455", "340282366920938463463374607431768211455"),
        ("-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"),
        ("1.5e3", "1500.0"),
        ("-7", "-7"),
    ] {
        assert_eq!(digits::<OwnedValue>(text).unwrap().to_string(), shown);
    }
    for text in ["1e999", "-1e400", "1e-400"] {
        let error = digits::<OwnedValue>(text).unwrap_err();
        assert_eq!(error.to_string(), "a number is out of range", "{text}");
    }
    assert_eq!(digits::<OwnedValue>("0e-400").unwrap(), 0.0);
}
