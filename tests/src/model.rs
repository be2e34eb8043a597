//! The order of decisions as a model of a hundred lines, and random operations that must end alike in both.

mod classes;
mod reference;

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use slots_runtime::prelude::*;

use self::reference::{Fault, Model};

/// One operation on an attribute.
#[derive(Clone, Debug)]
enum Op {
    Get(String),
    Set(String, OwnedValue),
    Delete(String),
}

/// Names that people give, and names that nobody should.
fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(classes::NAMES).prop_map(str::to_owned),
        2 => prop::sample::select(&["", "\0", "a\0b", "🦀", "count ", " count", "Count", "coun", "couns", "note\u{301}"][..])
            .prop_map(str::to_owned),
        2 => prop::sample::select(&["a", "b", "free", "__dict__", "__class__", "self", "0", "."][..]).prop_map(str::to_owned),
        1 => Just("x".repeat(10_000)),
        1 => any::<String>(),
    ]
}

fn any_value() -> impl Strategy<Value = OwnedValue> {
    prop_oneof![
        Just(OwnedValue::None),
        any::<bool>().prop_map(OwnedValue::from),
        (-3..300_i64).prop_map(OwnedValue::from),
        any::<i64>().prop_map(OwnedValue::from),
        (-8..8_i32).prop_map(|n| OwnedValue::from(f64::from(n) / 2.0)),
        "[a-c]{0,3}".prop_map(OwnedValue::from),
        any::<String>().prop_map(OwnedValue::from),
        Just(OwnedValue::from(vec![1, 2])),
    ]
}

fn any_op() -> impl Strategy<Value = Op> {
    prop_oneof![
        any_name().prop_map(Op::Get),
        (any_name(), any_value()).prop_map(|(name, value)| Op::Set(name, value)),
        any_name().prop_map(Op::Delete),
    ]
}

fn same(
    real: Result<OwnedValue, AttributeError>,
    modelled: Result<OwnedValue, Fault>,
) -> Result<(), TestCaseError> {
    let real = real.map_err(|error| Fault { kind: error.kind(), message: error.message() });
    let shown = |outcome: Result<OwnedValue, Fault>| {
        outcome.map(|value| format!("{} {value:?}", value.as_value().kind()))
    };
    prop_assert_eq!(shown(real), shown(modelled));
    Ok(())
}

/// Does one operation to both, and compares how it ended and all that can be seen of the two afterwards.
fn step(real: &mut dyn Object, model: &mut Model, op: &Op) -> Result<(), TestCaseError> {
    match op {
        Op::Get(name) => {
            same(
                real.getattr(name).map(|value| value.to_owned().expect("no value is opaque")),
                model.get(name),
            )?;
        }
        Op::Set(name, value) => {
            let was_there = real.hasattr(name);
            let stored = real.setattr(name, value);
            if let Ok(Stored::Overflow { is_new }) = stored {
                let shadows =
                    real.class().class_attributes().any(|attribute| attribute.name() == name);
                prop_assert!(is_new != was_there || shadows);
            }
            same(
                stored.map(|_| OwnedValue::None),
                model.set(name, value).map(|()| OwnedValue::None),
            )?;
        }
        Op::Delete(name) => {
            same(
                real.delattr(name).map(|()| OwnedValue::None),
                model.delete(name).map(|()| OwnedValue::None),
            )?;
        }
    }
    let (Op::Get(name) | Op::Set(name, _) | Op::Delete(name)) = op;
    prop_assert_eq!(real.hasattr(name), model.get(name).is_ok());
    prop_assert_eq!(real.dir(), model.dir());
    let vars: Vec<(String, String)> =
        real.vars().map(|(name, value)| (name.to_owned(), format!("{value:?}"))).collect();
    prop_assert_eq!(vars, model.vars());
    Ok(())
}

fn alike(mut real: impl Object, mut model: Model, ops: &[Op]) -> Result<(), TestCaseError> {
    ops.iter().try_for_each(|op| step(&mut real, &mut model, op))
}

proptest! {
    #[test]
    fn slots_end_as_in_the_model(ops in prop::collection::vec(any_op(), 1..60)) {
        alike(classes::Slotted::default(), Model::slotted("Slotted"), &ops)?;
    }

    #[test]
    fn an_overflow_map_ends_as_in_the_model(ops in prop::collection::vec(any_op(), 1..60)) {
        alike(classes::Open::default(), Model::open("Open"), &ops)?;
    }

    #[test]
    fn inherited_attributes_end_as_in_the_model(ops in prop::collection::vec(any_op(), 1..60)) {
        alike(classes::Derived::default(), Model::derived(), &ops)?;
    }

    #[test]
    fn an_inherited_overflow_map_ends_as_in_the_model(ops in prop::collection::vec(any_op(), 1..60)) {
        alike(classes::OpenDerived::default(), Model::open_derived(), &ops)?;
    }
}

/// `cargo test --release -p tests --lib -- --ignored --nocapture random_operations_in_depth`
#[test]
#[ignore = "it takes a minute"]
fn random_operations_in_depth() {
    const CASES: u32 = 20_000;
    let operations = Cell::new(0);
    let run = |alike: &dyn Fn(&[Op]) -> Result<(), TestCaseError>| {
        let config =
            ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
        let ops = prop::collection::vec(any_op(), 1..120);
        let test = |ops: Vec<Op>| {
            operations.set(operations.get() + ops.len());
            alike(&ops)
        };
        TestRunner::new(config).run(&ops, test).unwrap();
    };
    run(&|ops| alike(classes::Slotted::default(), Model::slotted("Slotted"), ops));
    run(&|ops| alike(classes::Open::default(), Model::open("Open"), ops));
    run(&|ops| alike(classes::Derived::default(), Model::derived(), ops));
    run(&|ops| alike(classes::OpenDerived::default(), Model::open_derived(), ops));
    println!("{} operations on 4 classes end as in the model", operations.get());
}
