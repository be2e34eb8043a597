//! Any JSON as an update: it is all or nothing, and the serialized result is a valid update.
#![no_main]

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Unstructured};
use fuzz::{digest, rig};
use libfuzzer_sys::fuzz_target;
use serde_json::{Deserializer, Value as Json};
use slots_runtime::serde::{AsMap, Patch, update_from};

const TEXTS: &[&str] = &["free-running", "software", "5ms", "None", "left", ""];

/// JSON similar to a valid update of a `Rig`.
fn json(from: &mut Unstructured<'_>, depth: u8) -> arbitrary::Result<Json> {
    Ok(match from.int_in_range(0..=if depth == 0 { 7 } else { 10 })? {
        0 => Json::Null,
        1 => bool::arbitrary(from)?.into(),
        2 => from.int_in_range(-3..=9_i64)?.into(),
        3 => i64::arbitrary(from)?.into(),
        4 => u64::arbitrary(from)?.into(),
        5 => f64::arbitrary(from)?.into(),
        6 => (*from.choose(TEXTS)?).into(),
        7 => <&str>::arbitrary(from)?.into(),
        8 => {
            let count = from.int_in_range(0..=3)?;
            (0..count).map(|_| json(from, depth - 1)).collect::<Result<_, _>>()?
        }
        _ => {
            let count = from.int_in_range(0..=4)?;
            let mut entry = || {
                let name = if from.ratio(1, 8)? {
                    <&str>::arbitrary(from)?
                } else {
                    *from.choose(rig::NAMES)?
                };
                Ok((name.to_owned(), json(from, depth - 1)?))
            };
            (0..count).map(|_| entry()).collect::<Result<_, _>>()?
        }
    })
}

static BEFORE: LazyLock<String> = LazyLock::new(|| digest(&rig::rig()));

fuzz_target!(|data: &[u8]| {
    // Input that begins with `{` is used as text, which may be malformed; other input controls a generator of valid JSON.
    let text = if data.starts_with(b"{") {
        data.to_vec()
    } else {
        match json(&mut Unstructured::new(data), 4) {
            Ok(json) => json.to_string().into_bytes(),
            Err(_) => return,
        }
    };
    let read = || {
        let mut reader = Deserializer::from_slice(&text);
        reader.disable_recursion_limit();
        reader
    };

    let mut object = rig::rig();
    let undo = match update_from(&mut object, &mut read()) {
        Ok(undo) => undo,
        Err(error) => {
            assert_eq!(digest(&object), *BEFORE);
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let after = digest(&object);

    // The same update by another entry point.
    let patch = serde::Deserialize::deserialize(&mut read());
    let patch: Patch = patch.expect("it was deserialized before");
    let mut other = rig::rig();
    drop(patch.apply(&mut other).expect("the first object accepted it"));
    assert_eq!(digest(&other), after);

    // Written as JSON, and read into a new object. An update would keep the keys of maps that the first one removed.
    let written =
        serde_json::to_string(&AsMap::new(&object).with_unset()).expect("it can be written");
    let mut other = rig::rig();
    let mut reader = Deserializer::from_str(&written);
    reader.disable_recursion_limit();
    let saved: Patch = serde::Deserialize::deserialize(&mut reader).expect("it is a map");
    drop(saved.replace(&mut other).expect("the output is valid input"));
    assert_eq!(digest(&other), after, "{written}");

    drop(undo.apply(&mut object).expect("the old values can be restored"));
    assert_eq!(digest(&object), *BEFORE);
});
