//! `f32`: read, printed and compared as its shortest decimal, and written back without loss.

use std::collections::BTreeMap;

use proptest::prelude::*;
use slots_runtime::serde::{AsMap, Patch};
use slots_runtime::{Dict, OwnedValue, prelude::*};

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Singles {
    #[slot(range = -0.1..=0.3)]
    ruled: f32,
    f: f32,
    maybe: Option<f32>,
    list: Vec<f32>,
    map: BTreeMap<String, f32>,
    pair: [f32; 2],
    any: OwnedValue,
}

#[test]
fn a_single_reads_prints_and_compares_as_its_decimal() {
    let it = Singles {
        ruled: 0.1,
        f: 0.1,
        maybe: Some(0.1),
        list: vec![0.1, 3.3],
        map: BTreeMap::from([("a".into(), 0.1)]),
        pair: [0.1, -0.1],
        any: 0.1_f32.into(),
    };
    for name in ["ruled", "f", "maybe", "any"] {
        let value = it.getattr(name).unwrap();
        assert_eq!(value, 0.1, "{name}");
        assert_eq!(value, 0.1_f32, "{name}");
        assert_eq!((value.to_string(), value.as_f64()), ("0.1".into(), Some(0.1)), "{name}");
        assert_eq!(value.to_owned().unwrap(), 0.1, "{name}");
    }
    assert_eq!(it.getattr("list").unwrap().to_string(), "[0.1, 3.3]");
    assert_eq!(it.getattr("list").unwrap(), Value::from(vec![0.1, 3.3]));
    assert_eq!(it.getattr("map").unwrap().to_string(), r#"{"a": 0.1}"#);
    assert_eq!(it.getattr("map").unwrap(), Value::from(Dict::from_iter([("a", 0.1)])));
    assert_eq!(it.getattr("pair").unwrap().to_string(), "[0.1, -0.1]");
    assert_eq!(it.get_path("list[1]").unwrap(), 3.3);
    assert_eq!(it.get_path("map.a").unwrap(), 0.1);
    assert_eq!(
        serde_json::to_string(&AsMap::new(&it)).unwrap(),
        r#"{"ruled":0.1,"f":0.1,"maybe":0.1,"list":[0.1,3.3],"map":{"a":0.1},"pair":[0.1,-0.1],"any":0.1}"#
    );
    let bounds = Singles::CLASS.slot("ruled").unwrap().rules().next().unwrap().bounds().unwrap();
    assert_eq!(bounds.end, Some((0.3.into(), true)));
}

#[test]
fn read_f32_can_be_written_back_after_arithmetic() {
    let mut it = Singles { f: 0.5, ..Singles::default() };
    it.setattr("f", it.getattr("f").unwrap().as_f64().unwrap() + 0.1).unwrap();
    assert_eq!(it.f.to_bits(), 0.6_f32.to_bits());
    it.setattr("list", vec![0.1, 0.2]).unwrap();
    assert_eq!(it.list, [0.1, 0.2]);
    for (name, value) in [
        ("f", Value::from(0.1 + 0.2)),
        ("f", 16_777_217.into()),
        ("f", 1e300.into()),
        ("f", 1e-300.into()),
    ] {
        let error = it.setattr(name, value).unwrap_err();
        assert!(error.message().contains("must be a number that f32 holds exactly"), "{error}");
    }
    // A whole number is exact, however large.
    for whole in [1_i64 << 30, 16_777_216, -(1 << 62), 67_108_872] {
        it.setattr("f", whole).unwrap();
        assert_eq!(it.getattr("f").unwrap(), whole);
    }
    it.setattr("f", 1e30).unwrap();
    assert_eq!(it.f.to_bits(), 1e30_f32.to_bits());
    it.set_text("f", "1e-45").unwrap();
    for text in ["1e-50", "-1e-400", "1e39", "1e400"] {
        let error = it.set_text("f", text).unwrap_err();
        assert!(format!("{error:#}").contains("the number is too"), "{error:#}");
    }
    it.set_text("f", "0e-400").unwrap();
    it.set_text("f", "-0.000").unwrap();
}

proptest! {
    #[test]
    fn every_single_survives_being_read_and_written(bits in any::<u32>()) {
        let single = f32::from_bits(bits);
        prop_assume!(!single.is_nan());
        let from = Singles { f: single, maybe: Some(single), list: vec![single], ..Singles::default() };
        let mut to = Singles::default();
        for name in ["f", "maybe", "list", "any"] {
            let value = from.getattr(name).unwrap().to_owned().unwrap();
            to.setattr(name, &value).unwrap();
        }
        for name in ["f", "maybe", "list"] {
            let text = from.getattr(name).unwrap().to_string();
            to.set_text(name, &text).unwrap();
        }
        prop_assert_eq!(to.f.to_bits(), single.to_bits());
        prop_assert_eq!(to.list[0].to_bits(), single.to_bits());
        prop_assert_eq!(to, from.clone());
        prop_assert_eq!(from.getattr("f").unwrap(), single);
        if single.fract() != 0.0 {
            prop_assert_eq!(from.getattr("f").unwrap().as_f64().unwrap().to_string(), single.to_string());
        }
    }
}

#[test]
fn f32_between_two_shortest_decimals_is_saved_and_loaded() {
    #[slots]
    #[derive(Debug, PartialEq)]
    struct Single {
        it: f32,
    }
    // 2745022.2 and 2745022.3 are equally near; libraries differ in the one that they write.
    for text in ["2745022.2", "2745022.3", "2745022.25"] {
        let mut single = Single { it: 0.0 };
        single.set_text("it", text).unwrap();
        let file = serde_json::to_string(&AsMap::new(&single)).unwrap();
        let mut loaded = Single { it: 0.0 };
        let patch: Patch = serde_json::from_str(&file).unwrap();
        let _ = patch.apply(&mut loaded).unwrap();
        assert_eq!(f64::from(loaded.it).to_string(), "2745022.25");
        loaded.setattr("it", text.parse::<f64>().unwrap()).unwrap();
        assert_eq!(loaded, single);
    }
    let mut single = Single { it: 0.0 };
    assert_eq!(single.setattr("it", 2_745_022.1).unwrap_err().kind(), ErrorKind::Value);
}
