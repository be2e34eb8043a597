//! Any JSON as an update: it is all or nothing, and the serialized result can be read back.

#[expect(unreachable_pub, reason = "the fuzz targets use it too")]
mod rig;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use slots_runtime::serde::{AsMap, update_from};

use crate::harness::digest;

fn any_json() -> impl Strategy<Value = Json> {
    let one = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (-3..9_i64).prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        (-8..8_i32).prop_map(|n| Json::from(f64::from(n) / 2.0)),
        prop::sample::select(&["free-running", "5ms", "None", ""][..]).prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    one.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            any_map(inner).prop_map(Json::from),
        ]
    })
}

fn any_map(
    inner: impl Strategy<Value = Json> + 'static,
) -> impl Strategy<Value = serde_json::Map<String, Json>> {
    let name = prop_oneof![
        9 => prop::sample::select(rig::NAMES).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec((name, inner), 0..4).prop_map(|entries| entries.into_iter().collect())
}

proptest! {
    #[test]
    fn random_json_update_is_all_or_nothing(patch in any_map(any_json())) {
        let mut rig = rig::rig();
        let before = digest(&rig);
        let Ok(undo) = update_from(&mut rig, json!(patch)) else {
            prop_assert_eq!(digest(&rig), before);
            return Ok(());
        };
        let after = digest(&rig);
        let written = serde_json::to_value(AsMap::new(&rig).with_unset()).expect("it can be written");
        let mut other = rig::rig();
        prop_assert!(update_from(&mut other, &written).is_ok(), "{}", written);
        prop_assert_eq!(digest(&other), after);
        prop_assert!(undo.apply(&mut rig).is_ok());
        prop_assert_eq!(digest(&rig), before);
    }
}
