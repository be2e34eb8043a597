//! Any JSON as an update: it is all or nothing, and the serialized result can be read back.

#[expect(unreachable_pub, reason = "the fuzz targets use it too")]
mod rig;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use slots_runtime::serde::{AsMap, Patch, from_deserializer, update_from};

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
        // An update merges maps, so it would keep the keys that `patch` removed.
        let mut other = rig::rig();
        let saved: Patch = serde_json::from_value(written.clone()).expect("it is a map");
        prop_assert!(saved.replace(&mut other).is_ok(), "{}", written);
        prop_assert_eq!(digest(&other), after);
        prop_assert!(undo.apply(&mut rig).is_ok());
        prop_assert_eq!(digest(&rig), before);
    }

    #[test]
    fn object_made_of_saved_map_is_equal(patch in any_map(any_json())) {
        let mut rig = rig::rig();
        // TOML has no null.
        rig.limits.remove("y");
        // After a rejected update, the rig would be the same in each case. (An assumption would end a run of many cases.)
        if update_from(&mut rig, json!(patch)).is_err() {
            return Ok(());
        }
        let expected = digest(&rig);
        let saved = AsMap::new(&rig).with_readonly();

        let text = serde_json::to_string(&saved).expect("it can be written");
        let made: rig::Rig = from_deserializer(&mut serde_json::Deserializer::from_str(&text))
            .expect("it was accepted before");
        prop_assert_eq!(digest(&made), expected.clone());

        let bytes = rmp_serde::to_vec(&saved).expect("it can be written");
        let made: rig::Rig = from_deserializer(&mut rmp_serde::Deserializer::new(&*bytes))
            .expect("it was accepted before");
        prop_assert_eq!(digest(&made), expected);

        // TOML has no null and no integers beyond 64 bits, and writes maps last.
        let json = serde_json::to_value(saved).expect("it can be written");
        let text = if has_null(&json) { None } else { toml::to_string(&saved).ok() };
        if let Some(text) = text {
            let made: rig::Rig = from_deserializer(toml::Deserializer::parse(&text).expect("it is TOML"))
                .expect("it was accepted before");
            let made = serde_json::to_value(AsMap::new(&made).with_readonly());
            prop_assert_eq!(made.expect("it can be written"), json);
        }
    }
}

fn has_null(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::Array(items) => items.iter().any(has_null),
        Json::Object(entries) => entries.values().any(has_null),
        _ => false,
    }
}
