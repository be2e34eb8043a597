//! Values and overflow maps, which are written and read without a class.

use slots_runtime::{Dict, OwnedValue, prelude::*};

#[test]
fn values_and_overflow_maps_are_serialized_and_read_back() {
    let text =
        r#"{"a":null,"b":[true,1,-1,1.5,"x",[]],"c":{"z":1,"a":2},"d":18446744073709551615}"#;
    let value: OwnedValue = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    assert_eq!(serde_json::to_string(&value.as_value()).unwrap(), text);
    let dict: Dict = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&dict).unwrap(), text);
    assert!(serde_json::from_str::<Dict>("[1]").is_err());
}

#[test]
fn duplicate_name_in_value_is_rejected() {
    let error = serde_json::from_str::<OwnedValue>(r#"{"a":[0,{"b":1,"b":2}]}"#).unwrap_err();
    assert_eq!(error.to_string(), "'a[1].b' is given twice");
}

#[test]
fn numbers_beyond_64_bits_are_written_exactly() {
    let value = OwnedValue::from([i128::MIN, i128::MAX]);
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        "[-170141183460469231731687303715884105728,170141183460469231731687303715884105727]"
    );
    let value = OwnedValue::from(u128::MAX);
    assert_eq!(serde_json::to_string(&value).unwrap(), "340282366920938463463374607431768211455");
}

#[test]
fn unserializable_list_item_is_error() {
    let value = Value::any(7_u8).to_owned().unwrap();
    let list = OwnedValue::from(vec![value]);
    let error = serde_json::to_string(&list).unwrap_err();
    assert_eq!(error.to_string(), "a value of type u8 cannot be written");
}
