//! The order of decisions as a model, and random operations that must end alike in both.

mod class_models;
mod classes;
mod operations;
mod reference;
mod rollback;
mod rollback_edits;
mod saved_forms;
mod slot_types;
mod typed_access;
mod updates;

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use slots_runtime::prelude::*;

use self::operations::{EntryPoint, Op, PAIRS};
use self::typed_access::{Typed, Way};

/// Usual names and unusual names.
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

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[-+]?(0[xob])?[0-9a-f_]{0,4}",
        1 => "[-+]?[0-9._e]{0,6}",
        1 => prop::sample::select(&["None", "inf", "-NaN", " 7 ", "0x_1", "256"][..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn any_typed() -> impl Strategy<Value = Typed> {
    prop_oneof![
        any::<i64>().prop_map(Typed::I64),
        any::<u8>().prop_map(Typed::U8),
        any::<u32>().prop_map(Typed::U32),
        any::<f64>().prop_map(Typed::F64),
        any::<bool>().prop_map(Typed::Bool),
        any::<String>().prop_map(Typed::Text),
        any::<Option<String>>().prop_map(Typed::MaybeText),
        any::<Option<i64>>().prop_map(Typed::MaybeInt),
        any_value().prop_map(Typed::Any),
    ]
}

fn any_op() -> impl Strategy<Value = Op> {
    let entry_point = || {
        prop::sample::select(
            &[EntryPoint::Name, EntryPoint::AttrPath, EntryPoint::PathText, EntryPoint::Update][..],
        )
    };
    let way = prop::sample::select(&[Way::Replace, Way::Lend][..]);
    let writes = prop::collection::vec((any_name(), any_value()), 0..5);
    prop_oneof![
        3 => (entry_point(), any_name()).prop_map(|(entry_point, name)| Op::Get(entry_point, name)),
        4 => (entry_point(), any_name(), any_value()).prop_map(|(entry_point, name, value)| Op::Set(entry_point, name, value)),
        2 => (entry_point(), any_name(), any_text()).prop_map(|(entry_point, name, text)| Op::SetText(entry_point, name, text)),
        3 => (entry_point(), any_name()).prop_map(|(entry_point, name)| Op::Delete(entry_point, name)),
        2 => (any_name(), any_typed()).prop_map(|(name, typed)| Op::GetTyped(name, typed)),
        2 => (way, any_name(), any_typed()).prop_map(|(way, name, typed)| Op::SetTyped(way, name, typed)),
        2 => writes.prop_map(Op::Update),
        2 => any::<usize>().prop_map(Op::Undo),
        1 => Just(Op::Snapshot),
        1 => Just(Op::Restore),
    ]
}

/// All operations, on an object of each class and on its model.
fn check_against_model(ops: &[Op]) -> Result<(), TestCaseError> {
    for pair in PAIRS {
        let mut pair = pair();
        for op in ops {
            if let Err(unlike) = pair.step(op) {
                return Err(TestCaseError::fail(format!("{op:?}: {}", unlike.0)));
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn random_operations_match_model(ops in prop::collection::vec(any_op(), 1..60)) {
        check_against_model(&ops)?;
    }
}

/// `cargo test --release -p tests --lib -- --ignored --nocapture random_operations_in_depth`
#[test]
#[ignore = "it takes a minute"]
fn random_operations_in_depth() {
    let operations = Cell::new(0);
    let config =
        ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() };
    let test = |ops: Vec<Op>| {
        operations.set(operations.get() + ops.len() * PAIRS.len());
        check_against_model(&ops)
    };
    TestRunner::new(config).run(&prop::collection::vec(any_op(), 1..120), test).unwrap();
    println!("{} operations on {} classes end as in the model", operations.get(), PAIRS.len());
}
