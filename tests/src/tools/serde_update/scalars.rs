//! Slots of number and string types: an update while it is read equals that of a patch that was read before.

use serde_json::{Value as Json, json};
use slots_runtime::prelude::*;
use slots_runtime::serde::{AsMap, Patch, update_from};

#[slots]
#[derive(Debug, Clone, PartialEq, Default)]
struct Scalars {
    truth: bool,
    i8: i8,
    i16: i16,
    i32: i32,
    i64: i64,
    i128: i128,
    isize: isize,
    u8: u8,
    u16: u16,
    u32: u32,
    u64: u64,
    usize: usize,
    f32: f32,
    #[slot(alias = "real")]
    f64: f64,
    text: String,
    letter: char,
    maybe: Option<f64>,
    #[slot(range = -2.0..=2.0, unit = "s")]
    ruled_f64: f64,
    #[slot(choices = [1, 7, 300])]
    ruled_u32: u32,
    #[slot(check = not_empty)]
    ruled_text: String,
    #[slot(readonly)]
    fixed: f64,
}

#[expect(clippy::ptr_arg, reason = "the check takes a reference to the type of the slot")]
fn not_empty(text: &String) -> Result<(), &'static str> {
    if text.is_empty() { Err("must not be empty") } else { Ok(()) }
}

#[slots(frozen)]
#[derive(Debug, Clone, PartialEq, Default)]
struct Frozen {
    gain: f64,
    text: String,
}

#[slots(check = Guarded::is_ordered)]
#[derive(Debug, Clone, PartialEq, Default)]
struct Guarded {
    low: f64,
    high: f64,
    #[slot(choices = ["a", "b"])]
    name: String,
    written: String,
}

impl Guarded {
    fn is_ordered(&self) -> Result<(), &'static str> {
        if self.low <= self.high { Ok(()) } else { Err("low is above high") }
    }
}

#[slots]
impl Guarded {
    #[on_set]
    fn record(&mut self, name: &str, old: Value<'_>) {
        let text = format!("{name} was {old};");
        self.written.push_str(&text);
    }
}

/// Values of each kind that JSON has, at the limits of the types too.
fn values() -> Vec<Json> {
    let whole = [0, 1, -1, 2, 7, 127, 128, -128, -129, 255, 256, 300, 32_767, 65_536, -40_000];
    let wide = [i64::MIN, i64::from(i32::MIN), i64::from(u32::MAX), (1 << 53) + 1, i64::MAX];
    let floats = [0.0, -0.0, 0.1, 1.5, 2.0, -3.0, 1e-7, 16_777_217.0, 1e39, 1e300];
    let texts = ["", "a", "größe", "1.5", "true", "5ms", "two\nlines"];
    let mut values: Vec<Json> = whole.into_iter().chain(wide).map(Json::from).collect();
    values.extend(floats.map(Json::from));
    values.extend(texts.map(Json::from));
    values.extend([json!(u64::MAX), json!(true), json!(false), Json::Null]);
    values.extend([json!([]), json!([1.5]), json!({}), json!({"a": 1}), json!({"$serde": "1"})]);
    values
}

/// The object after an update, or its errors. The update is undone again.
fn outcome<T: Object + Clone + PartialEq + std::fmt::Debug>(
    object: &T,
    update: impl FnOnce(&mut T) -> Result<Undo, Vec<AttributeError>>,
) -> Result<T, Vec<String>> {
    let mut changed = object.clone();
    match update(&mut changed) {
        Ok(undo) => {
            let after = changed.clone();
            assert!(undo.apply(&mut changed).is_ok());
            Ok(after)
        }
        Err(errors) => {
            assert_eq!(&changed, object);
            Err(errors.iter().map(|error| format!("{error:?} {error:#}")).collect())
        }
    }
}

/// Applies JSON from a string, from a value, and as a patch, with the same result.
fn same<T: Object + Clone + PartialEq + std::fmt::Debug>(
    object: &T,
    json: &str,
) -> Result<T, Vec<String>> {
    let as_read = outcome(object, |object| {
        let mut read = serde_json::Deserializer::from_str(json);
        update_from(object, &mut read).map_err(|error| error.errors().to_vec())
    });
    let from_reader = outcome(object, |object| {
        let mut read = serde_json::Deserializer::from_reader(json.as_bytes());
        update_from(object, &mut read).map_err(|error| error.errors().to_vec())
    });
    let as_patch = outcome(object, |object| {
        let patch: Patch = serde_json::from_str(json).expect("it is JSON");
        patch.apply(object).map_err(|error| error.errors().to_vec())
    });
    assert_eq!(as_read, as_patch, "{json}");
    assert_eq!(from_reader, as_patch, "{json}");
    as_patch
}

#[test]
fn scalar_is_read_as_by_patch() {
    let object = Scalars { text: "old".into(), ruled_text: "old".into(), ..Scalars::default() };
    let names = Scalars::CLASS.names().chain(["real"]);
    let (mut accepted, mut rejected) = (0, 0);
    for name in names {
        for value in values() {
            match same(&object, &json!({ name: value }).to_string()) {
                Ok(_) => accepted += 1,
                Err(errors) => {
                    assert_eq!(errors.len(), 1, "{name} {value}: {errors:?}");
                    rejected += 1;
                }
            }
        }
    }
    assert!(accepted > 200 && rejected > 500, "{accepted} {rejected}");
}

#[test]
fn all_scalars_are_written_or_none() {
    let object = Scalars { ruled_text: "old".into(), ..Scalars::default() };
    let json = r#"{"f64": 2, "u8": 7, "text": "new", "truth": true, "ruled_u32": 300, "ruled_text": "n", "f32": 0.1}"#;
    let after = same(&object, json).expect("each value is accepted");
    assert_eq!((after.f64, after.u8, after.text.as_str()), (2.0, 7, "new"));
    assert_eq!((after.ruled_u32, after.ruled_text.as_str(), after.f32), (300, "n", 0.1));

    let json = r#"{"f64": 2, "u8": 256, "real": 3, "nope": 1, "text": "a", "text": "b", "ruled_f64": 2.5,
        "ruled_text": "", "fixed": 1.0, "truth": 1, "i64": 5}"#;
    let errors = same(&object, json).expect_err("some values are rejected");
    let names = ["u8", "real", "nope", "text", "ruled_f64", "ruled_text", "fixed", "truth"];
    assert_eq!(errors.len(), names.len(), "{errors:#?}");
    for (error, name) in errors.iter().zip(names) {
        assert!(error.contains(&format!("'{name}'")), "{error}");
    }
}

#[test]
fn frozen_class_and_class_with_check_keep_their_rules() {
    let errors = same(&Frozen::default(), r#"{"gain": 1.5, "text": "a"}"#).expect_err("frozen");
    assert_eq!(errors.len(), 2);
    let object = Guarded { high: 1.0, ..Guarded::default() };
    let after = same(&object, r#"{"low": 2.0, "high": 3, "name": "b"}"#).expect("it is ordered");
    assert_eq!(after.written, "low was 0.0;high was 1.0;name was ;");
    assert!(same(&object, r#"{"low": 2.0}"#).is_err());
    assert!(same(&object, r#"{"name": "c", "low": 0.5}"#).is_err());
}

/// A float that is read and written as its double.
mod doubled {
    use slots_runtime::{Value, ValueError};

    pub(super) fn to_value(value: &f64) -> Value<'_> {
        Value::from(value * 2.0)
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<f64, ValueError> {
        value.extract::<f64>().map(|value| value / 2.0)
    }
}

#[slots]
#[derive(Debug, Clone, PartialEq, Default)]
struct Converted {
    #[slot(with = doubled)]
    half: f64,
    whole: f64,
}

#[test]
fn scalar_with_another_conversion_is_converted() {
    let object = Converted { half: 1.0, whole: 1.0 };
    let after = same(&object, r#"{"half": 3.0, "whole": 3.0}"#).expect("both are floats");
    assert_eq!(after, Converted { half: 1.5, whole: 3.0 });
    let mut updated = object.clone();
    assert!(updated.update([("half", 3.0), ("whole", 3.0)]).is_ok());
    assert_eq!(updated, after);
    assert_eq!(Converted::from_attrs([("half", 3.0), ("whole", 3.0)]), Ok(after.clone()));
    let vars: Vec<_> = after.vars().map(|(name, value)| format!("{name} {value}")).collect();
    assert_eq!(vars, ["half 3.0", "whole 3.0"]);
    assert_eq!(json!(AsMap::new(&after)), json!({"half": 3.0, "whole": 3.0}));
}

/// An object made of values equals the default object after an update with them, and has the same errors.
#[test]
fn scalar_of_new_object_is_converted_as_in_update() {
    let default = Scalars { ruled_u32: 1, ruled_text: "old".into(), ..Scalars::default() };
    let all: Vec<(&str, OwnedValue)> = default
        .vars()
        .map(|(name, value)| (name, value.to_owned().expect("it can be copied")))
        .collect();
    for (name, _) in all.iter().filter(|(name, _)| *name != "fixed") {
        for json in values() {
            let value: OwnedValue = serde_json::from_value(json.clone()).expect("it is a value");
            let given = all.iter().map(|(of, old)| (*of, if of == name { &value } else { old }));
            let mut updated = default.clone();
            let update = updated.update([(*name, &value)]).map(|_| updated);
            match (Scalars::from_attrs(given), update) {
                (Ok(made), Ok(updated)) => assert_eq!(made, updated, "{name} {json}"),
                (Err(made), Err(updated)) => {
                    let text = |error: &UpdateError| error.errors()[0].message();
                    assert_eq!(text(&made), text(&updated), "{name} {json}");
                }
                (made, updated) => panic!("{name} {json}: {made:?} {updated:?}"),
            }
        }
    }
}

#[test]
fn malformed_value_leaves_object_unchanged() {
    let mut object = Scalars::default();
    for json in [r#"{"f64": 1.5, "u8": }"#, r#"{"f64": 1.5, "text": "a"#, r#"{"f64": 1.5 "u8": 1}"#]
    {
        let mut read = serde_json::Deserializer::from_str(json);
        assert!(update_from(&mut object, &mut read).is_err_and(|error| error.errors().is_empty()));
        assert_eq!(object, Scalars::default());
    }
}
