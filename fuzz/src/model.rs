//! The model of the behaviour tests, with operations that the fuzzer chooses.

#[path = "../../tests/src/random/model/classes.rs"]
mod classes;
#[path = "../../tests/src/random/model/class_models.rs"]
mod class_models;
#[path = "../../tests/src/random/model/operations.rs"]
mod operations;
#[path = "../../tests/src/random/model/reference.rs"]
mod reference;
#[path = "../../tests/src/random/model/typed_access.rs"]
mod typed_access;
#[path = "../../tests/src/random/model/slot_types.rs"]
mod slot_types;
#[path = "../../tests/src/random/model/updates.rs"]
mod updates;

use arbitrary::{Arbitrary, Result, Unstructured};
use slots_runtime::OwnedValue;

use self::operations::{EntryPoint, Op, PAIRS};
use self::typed_access::{Typed, Way};

/// Names that are near to declared ones, or that only an overflow map has.
const OTHERS: &[&str] =
    &["", "a", "b", "c", "coun", "count ", "__dict__", "a.b", "\0", "\u{1f980}"];
/// Texts that are read in more than one way.
const TEXTS: &[&str] =
    &["None", "0x1F", "-0b1", "1_000", "1e3", "inf", "-NaN", "256", " 7 ", "-0", "1__0", "._1"];

fn name(from: &mut Unstructured<'_>) -> Result<String> {
    Ok(match from.int_in_range(0..=9)? {
        0..=6 => *from.choose(classes::NAMES)?,
        7 | 8 => *from.choose(OTHERS)?,
        _ => <&str>::arbitrary(from)?,
    }
    .to_owned())
}

fn text(from: &mut Unstructured<'_>) -> Result<String> {
    Ok(if from.ratio(1, 2)? { *from.choose(TEXTS)? } else { <&str>::arbitrary(from)? }.to_owned())
}

fn value(from: &mut Unstructured<'_>) -> Result<OwnedValue> {
    Ok(match from.int_in_range(0..=7)? {
        0 => OwnedValue::None,
        1 => bool::arbitrary(from)?.into(),
        2 => from.int_in_range(-3..=300_i64)?.into(),
        3 => i64::arbitrary(from)?.into(),
        4 => f64::arbitrary(from)?.into(),
        5 => text(from)?.into(),
        6 => vec![value(from)?].into(),
        _ => Vec::<OwnedValue>::new().into(),
    })
}

fn typed(from: &mut Unstructured<'_>) -> Result<Typed> {
    Ok(match from.int_in_range(0..=8)? {
        0 => Typed::I64(i64::arbitrary(from)?),
        1 => Typed::U8(u8::arbitrary(from)?),
        2 => Typed::U32(u32::arbitrary(from)?),
        3 => Typed::F64(f64::arbitrary(from)?),
        4 => Typed::Bool(bool::arbitrary(from)?),
        5 => Typed::Text(text(from)?),
        6 => Typed::MaybeText(if from.arbitrary()? { Some(text(from)?) } else { None }),
        7 => Typed::MaybeInt(from.arbitrary()?),
        _ => Typed::Any(value(from)?),
    })
}

fn op(from: &mut Unstructured<'_>) -> Result<Op> {
    let entry_point = |from: &mut Unstructured<'_>| {
        from.choose(&[EntryPoint::Name, EntryPoint::AttrPath, EntryPoint::PathText, EntryPoint::Update]).copied()
    };
    Ok(match from.int_in_range(0..=11)? {
        0 => Op::Get(entry_point(from)?, name(from)?),
        1 | 2 => Op::Set(entry_point(from)?, name(from)?, value(from)?),
        3 => Op::SetText(entry_point(from)?, name(from)?, text(from)?),
        4 => Op::Delete(entry_point(from)?, name(from)?),
        5 => Op::GetTyped(name(from)?, typed(from)?),
        6 => {
            let way = if from.arbitrary()? { Way::Replace } else { Way::Lend };
            Op::SetTyped(way, name(from)?, typed(from)?)
        }
        7 | 8 => {
            let count = from.int_in_range(0..=4)?;
            Op::Update((0..count).map(|_| Ok((name(from)?, value(from)?))).collect::<Result<_>>()?)
        }
        9 => Op::Undo(u8::arbitrary(from)?.into()),
        10 => Op::Snapshot,
        _ => Op::Restore,
    })
}

/// Applies the operations encoded in the bytes to an object of one class and to its model.
///
/// # Panics
/// If they do not end alike.
pub fn run(data: &[u8]) {
    let mut from = Unstructured::new(data);
    let Ok(pair) = from.choose(&PAIRS) else { return };
    let mut pair = pair();
    let mut done = Vec::new();
    while !from.is_empty() {
        let Ok(op) = op(&mut from) else { return };
        let end = pair.step(&op);
        done.push(op);
        if let Err(unlike) = end {
            panic!("{done:#?}: {}", unlike.0);
        }
    }
}
