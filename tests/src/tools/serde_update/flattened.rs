//! The example of serde#1547: structs with nested flattens cannot be read if `deny_unknown_fields` is set.

use slots_runtime::prelude::*;
use slots_runtime::serde::Patch;

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WithSerde {
    #[serde(flatten)]
    #[expect(dead_code, reason = "it is never made")]
    a: WithSerdeB,
}

#[derive(Debug, serde::Deserialize)]
struct WithSerdeB {
    #[serde(flatten)]
    #[expect(dead_code, reason = "it is never made")]
    b: WithSerdeC,
}

#[derive(Debug, serde::Deserialize)]
struct WithSerdeC {
    #[expect(dead_code, reason = "it is never made")]
    c: String,
}

#[slots]
#[derive(Default)]
struct A {
    #[slot(base)]
    a: B,
}

#[slots]
#[derive(Default)]
struct B {
    #[slot(base)]
    b: C,
}

#[slots]
#[derive(Default)]
struct C {
    c: String,
}

#[test]
fn nested_bases_are_read_flat_and_unknown_names_rejected() {
    let document = r#"{"c": "Some string"}"#;
    let serde = serde_json::from_str::<WithSerde>(document).unwrap_err();
    assert!(serde.to_string().starts_with("unknown field `c`"), "{serde}");

    let mut object = A::default();
    let patch: Patch = serde_json::from_str(document).unwrap();
    let _ = patch.apply(&mut object).unwrap();
    assert_eq!(object.a.b.c, "Some string");

    let patch: Patch = serde_json::from_str(r#"{"c": "x", "d": 1}"#).unwrap();
    assert_eq!(
        patch.apply(&mut object).unwrap_err().to_string(),
        "'A' object has no attribute 'd'"
    );
    assert_eq!(object.a.b.c, "Some string");
}
