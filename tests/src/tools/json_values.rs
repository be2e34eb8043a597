//! Feature `json`: values from and to `serde_json::Value`.

use std::time::Duration;

use proptest::prelude::*;
use serde_json::json;
use slots_runtime::prelude::*;

#[slots]
struct Roi {
    x: u32,
    label: Option<String>,
}

#[test]
fn json_is_written_to_slots() {
    let mut roi = Roi { x: 0, label: None };
    roi.update([("x", json!(7)), ("label", json!("left"))]).unwrap();
    assert_eq!((roi.x, roi.label.as_deref()), (7, Some("left")));
    roi.setattr("label", json!(null)).unwrap();
    assert_eq!(roi.label, None);
    assert_eq!(roi.setattr("x", json!(1.0)).unwrap_err().kind(), ErrorKind::Type);
    let (number, negative) = (json!(8), json!(-1));
    roi.setattr("x", &number).unwrap();
    assert_eq!(roi.setattr("x", &negative).unwrap_err().kind(), ErrorKind::Value);
    assert_eq!((number, negative), (json!(roi.x), json!(-1)));
}

#[test]
fn each_value_has_its_json() {
    let to_json = |value: OwnedValue| serde_json::Value::try_from(value);
    for (value, expected) in [
        (OwnedValue::from(()), json!(null)),
        (true.into(), json!(true)),
        ((-1).into(), json!(-1)),
        (u64::MAX.into(), json!(u64::MAX)),
        (2.0.into(), json!(2.0)),
        (0.1_f32.into(), json!(0.1)),
        ('c'.into(), json!("c")),
        ((&b"ab"[..]).into(), json!([97, 98])),
        (Duration::from_millis(5).into(), json!("5ms")),
        ((1, "a", [Some(2.5), None]).into(), json!([1, "a", [2.5, null]])),
    ] {
        assert_eq!(to_json(value).unwrap(), expected);
    }
    let roi = Roi { x: 1, label: None };
    assert_eq!(
        serde_json::Value::try_from(Value::from(&roi)).unwrap(),
        json!({"x": 1, "label": null})
    );
}

#[test]
fn value_without_json_is_rejected_with_its_place() {
    for (value, message) in [
        (OwnedValue::from([f64::INFINITY]), "item [0] must be a finite number, not inf"),
        (
            u128::MAX.into(),
            "must be a number of 64 bits, not 340282366920938463463374607431768211455",
        ),
        (
            (1, std::collections::BTreeMap::from([("k", i128::MIN)])).into(),
            "item [1].k must be a number of 64 bits, not -170141183460469231731687303715884105728",
        ),
    ] {
        assert_eq!(serde_json::Value::try_from(&value).unwrap_err().to_string(), message);
    }
    let any = Value::any(Duration::ZERO);
    assert_eq!(serde_json::Value::try_from(any).unwrap_err().kind(), ErrorKind::Type);
}

#[test]
fn deep_json_converts_without_recursion() {
    let mut deep = json!([1]);
    for _ in 0..2_000 {
        deep = serde_json::Value::Array(vec![deep, json!({"k": []})]);
    }
    let value = OwnedValue::from(deep);
    let mut here = &value;
    for _ in 0..2_000 {
        let items = here.as_list().unwrap();
        assert_eq!(items.len(), 2);
        here = &items[0];
    }
    assert_eq!(here, &OwnedValue::from([1]));
    let mut deep = OwnedValue::None;
    for _ in 0..2_000 {
        deep = vec![deep].into();
    }
    assert_eq!(serde_json::Value::try_from(deep).unwrap_err().kind(), ErrorKind::Value);
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|it| json!(it)),
        any::<i64>().prop_map(|it| json!(it)),
        any::<u64>().prop_map(|it| json!(it)),
        any::<f64>().prop_map(|it| json!(it)),
        any::<String>().prop_map(|it| json!(it)),
    ];
    leaf.prop_recursive(4, 30, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(|it| json!(it)),
            proptest::collection::btree_map(any::<String>(), inner, 0..5).prop_map(|it| json!(it)),
        ]
    })
}

proptest! {
    #[test]
    fn json_converts_back_to_itself(json in any_json()) {
        let owned = OwnedValue::from(json.clone());
        prop_assert_eq!(&serde_json::Value::try_from(&owned).unwrap(), &json);
        prop_assert_eq!(&serde_json::Value::try_from(Value::from(&json)).unwrap(), &json);
        prop_assert_eq!(&owned.extract::<serde_json::Value>().unwrap(), &json);
    }
}

#[slots]
struct Language {
    config: Option<serde_json::Value>,
    args: serde_json::Value,
    any: OwnedValue,
}

#[test]
fn path_into_a_value_of_any_type_makes_maps() {
    let mut it = Language { config: None, args: json!({"a": 1}), any: OwnedValue::None };
    let undo = it.update([("config.check.command", "clippy")]).unwrap();
    it.update([("config.check.level", 2), ("config.new.key", 3), ("args.b.c", 4)]).unwrap();
    it.push_path("config.check.features", "x").unwrap();
    it.set_text_path("any.deep.er", "y").unwrap();
    let config =
        json!({"check": {"command": "clippy", "level": 2, "features": ["x"]}, "new": {"key": 3}});
    assert_eq!(it.config, Some(config));
    assert_eq!(it.args, json!({"a": 1, "b": {"c": 4}}));
    assert_eq!(it.get_path("any.deep.er").unwrap(), "y");
    assert!(it.set_path("args.a.x", 1).is_err());
    undo.apply(&mut it).unwrap();
    assert_eq!(it.config, None);
}
