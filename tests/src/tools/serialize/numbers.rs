//! Numbers and strings, which are written without a conversion to a value.

use slots_runtime::prelude::*;
use slots_runtime::serde::AsMap;

/// A number that is written as a string.
mod percent {
    use slots_runtime::{Value, ValueError};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that the option needs")]
    pub(super) fn to_value(number: &f64) -> Value<'static> {
        Value::from(format!("{number}%"))
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<f64, ValueError> {
        value.extract()
    }
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Numbers {
    i8: i8,
    i16: i16,
    i32: i32,
    i64: i64,
    u8: u8,
    u16: u16,
    u32: u32,
    u64: u64,
    f32: f32,
    f64: f64,
    truth: bool,
    text: String,
    maybe: Option<f32>,
    list: Vec<u16>,
    #[slot(with = percent)]
    share: f64,
}

fn numbers() -> Numbers {
    Numbers {
        i8: i8::MIN,
        i16: i16::MIN,
        i32: i32::MIN,
        i64: i64::MIN,
        u8: u8::MAX,
        u16: u16::MAX,
        u32: u32::MAX,
        u64: u64::MAX,
        f32: 0.1,
        f64: -0.5,
        truth: true,
        text: "a \"b\"".into(),
        maybe: Some(0.1),
        list: vec![1, 65535],
        share: 2.5,
    }
}

#[test]
fn each_number_type_is_written_as_json() {
    assert_eq!(
        serde_json::to_string(&AsMap::new(&numbers())).unwrap(),
        concat!(
            r#"{"i8":-128,"i16":-32768,"i32":-2147483648,"i64":-9223372036854775808,"#,
            r#""u8":255,"u16":65535,"u32":4294967295,"u64":18446744073709551615,"#,
            r#""f32":0.1,"f64":-0.5,"truth":true,"text":"a \"b\"","maybe":0.1,"list":[1,65535],"share":"2.5%"}"#
        )
    );
}

#[test]
fn each_number_type_is_written_like_its_value() {
    let numbers = numbers();
    let written = serde_json::to_value(AsMap::new(&numbers)).unwrap();
    for (name, value) in numbers.vars() {
        // An `f32` is written as such, and is the nearest number of 64 bits in a `serde_json::Value`.
        if name != "f32" && name != "maybe" {
            assert_eq!(written[name], serde_json::to_value(&value).unwrap(), "{name}");
        }
    }
}
