//! The unit, the rules and the field of a leaf.

use slots_runtime::{FieldInfo, prelude::*};

#[slots]
struct Stage {
    #[slot(unit = "mm")]
    position: f64,
}

#[derive(SlotValue)]
enum Limit {
    Shrink {
        #[slot(unit = "s", range = 0.0..=60.0)]
        period: f64,
        list: Vec<u16>,
        stage: Stage,
    },
}

#[expect(clippy::ptr_arg, reason = "a check gets the type of the slot")]
fn positive(delays: &Vec<f64>) -> Result<(), String> {
    if delays.iter().all(|delay| *delay > 0.0) { Ok(()) } else { Err("not positive".into()) }
}

#[slots]
struct Limits {
    limit: Limit,
    #[slot(unit = "ms", check = positive)]
    delays: Vec<f64>,
    #[slot(unit = "V", range = 0..=5)]
    volts: Option<u8>,
    #[slot(unit = "m")]
    pair: (f64, Option<f64>),
}

#[test]
fn leaf_has_the_unit_and_the_rules_of_its_value() {
    let limits = Limits {
        limit: Limit::Shrink { period: 1.0, list: vec![1], stage: Stage { position: 1.0 } },
        delays: vec![1.0],
        volts: None,
        pair: (1.0, None),
    };
    let described: Vec<String> = limits
        .leaves()
        .map(|leaf| {
            let rules: Vec<String> = leaf.rules().map(ToString::to_string).collect();
            let field = leaf.field.map(FieldInfo::name);
            format!("{}: {:?} {rules:?} {field:?}", leaf.path, leaf.unit())
        })
        .collect();
    assert_eq!(
        described,
        [
            r#"limit.period: "s" ["in 0.0..=60.0"] Some("period")"#,
            r#"limit.list[0]: "" [] Some("list")"#,
            r#"limit.stage.position: "mm" [] None"#,
            r#"delays[0]: "ms" [] None"#,
            r#"volts: "V" ["in 0..=5"] None"#,
            r#"pair[0]: "m" [] Some("")"#,
            r#"pair[1]: "m" [] Some("")"#,
        ]
    );
    let whole = limits.leaves().only_objects().find(|leaf| leaf.path.to_string() == "delays");
    assert_eq!(whole.unwrap().rules().next().unwrap().to_string(), "accepted by positive");
}
