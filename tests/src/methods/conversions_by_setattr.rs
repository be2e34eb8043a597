//! `setattr` converts as `SlotValue::from_value` does, also where it takes a shorter path.

use core::fmt::Debug;
use std::time::Duration;

use slots_runtime::IntoValue;
use slots_runtime::prelude::*;

/// Values at the limits of the conversions.
fn values() -> Vec<Value<'static>> {
    let floats = [
        0.0,
        -0.0,
        0.1,
        -0.25,
        1e300,
        1e-300,
        f64::NAN,
        f64::INFINITY,
        f64::from(f32::MAX),
        f64::from(f32::MIN_POSITIVE),
        f64::from(0.1_f32),
        0.1 + 0.2,
        16_777_217.0,
        2_745_022.2,
    ];
    let (single, double) = (1_i64 << 24, 1_i64 << 53);
    let near = |limit: i64| [limit - 1, limit, limit + 1, 1 - limit, -limit, -limit - 1];
    let ints = [0, 1, -1, 255, 256, i64::MIN, i64::MAX, i64::MAX - 1023];
    let mut all: Vec<Value<'static>> = vec![
        Value::None,
        true.into_value(),
        'x'.into_value(),
        "x".into_value(),
        "1.5".into_value(),
        Duration::from_millis(5).into_value(),
        u64::MAX.into_value(),
        i128::MAX.into_value(),
    ];
    all.extend(floats.map(Value::Float));
    all.extend(near(single).into_iter().chain(near(double)).chain(ints).map(Value::Int));
    all
}

/// A slot of each type, and one in a class with a check that accepts all objects, whose writes are validated.
macro_rules! same_as_from_value {
    ($($test:ident: $ty:ty = $default:expr;)*) => {$(
        #[test]
        fn $test() {
            #[slots]
            struct Plain {
                value: $ty,
            }
            #[slots(check = any)]
            struct Validated {
                value: $ty,
            }
            fn any(_: &Validated) -> Result<(), String> {
                Ok(())
            }
            for value in values() {
                let expected = <$ty as SlotValue>::from_value(value.clone()).ok();
                let mut plain = Plain { value: $default };
                let written = plain.setattr("value", value.clone());
                compare(&value, expected.as_ref(), written.ok().map(|_| &plain.value));
                let mut validated = Validated { value: $default };
                let written = validated.setattr("value", value.clone());
                compare(&value, expected.as_ref(), written.ok().map(|_| &validated.value));
                let mut updated = Plain { value: $default };
                let written = updated.update([("value", value.clone())]);
                compare(&value, expected.as_ref(), written.ok().map(|_| &updated.value));
            }
        }
    )*};
}

/// Compares by `Debug`, which distinguishes `-0.0` and prints `NaN`.
fn compare<T: Debug>(value: &Value<'_>, expected: Option<&T>, actual: Option<&T>) {
    assert_eq!(format!("{expected:?}"), format!("{actual:?}"), "{value:?}");
}

same_as_from_value! {
    f64_is_written_as_from_value: f64 = 7.0;
    f32_is_written_as_from_value: f32 = 7.0;
    option_of_f64_is_written_as_from_value: Option<f64> = Some(7.0);
    option_of_f32_is_written_as_from_value: Option<f32> = None;
    option_of_u8_is_written_as_from_value: Option<u8> = Some(7);
    option_of_string_is_written_as_from_value: Option<String> = Some("old".into());
    option_of_duration_is_written_as_from_value: Option<Duration> = None;
    duration_is_written_as_from_value: Duration = Duration::ZERO;
    char_is_written_as_from_value: char = 'a';
    bool_is_written_as_from_value: bool = false;
    u64_is_written_as_from_value: u64 = 7;
    string_is_written_as_from_value: String = "old".into();
}
