//! I4, erased: a value whose type was forgotten is given back as that type, and as no other.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::num::NonZeroU64;

use slots_runtime::{Input, Value, prelude::*};

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Text {
    value: String,
    list: Vec<String>,
}

/// The names of `Text`, other types.
#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Words {
    value: [usize; 3],
    list: Vec<[usize; 3]>,
}

fn text() -> Text {
    Text { value: "text".into(), list: vec!["a".into(), "b".into()] }
}

fn words() -> Words {
    Words { value: [1, 2, 3], list: vec![[4, 5, 6], [7, 8, 9]] }
}

#[test]
fn undo_is_rejected_by_object_of_another_class() {
    let (mut text, mut words) = (text(), words());
    let undo = text.update([("value", "new"), ("list[0]", "c")]).unwrap();
    assert!(undo.apply(&mut words).is_err());
    assert_eq!(words, self::words());
    let undo =
        words.update([("value", Value::from([0, 0, 0])), ("list[1]", [1, 1, 1].into())]).unwrap();
    let changed = text.clone();
    assert!(undo.apply(&mut text).is_err());
    assert_eq!(text, changed);
}

#[test]
fn input_of_another_type_is_rejected_and_kept() {
    let mut text = text();
    let mut wrong = [Some([1_usize, 2, 3]), None];
    for wrong in &mut wrong {
        let before = *wrong;
        assert!(text.update_with([("value", Input::Typed(wrong))]).is_err());
        assert_eq!(*wrong, before);
    }
    // Not in an `Option`.
    assert!(text.update_with([("value", Input::Typed(&mut String::from("x")))]).is_err());
    let mut right = Some(String::from("typed"));
    let _ = text.update_with([("value", Input::Typed(&mut right))]).unwrap();
    assert_eq!((right, text.value.as_str()), (None, "typed"));
    // `None`: the value has already been taken.
    assert!(text.update_with([("value", Input::Typed(&mut None::<String>))]).is_err());
    assert_eq!(text.value, "typed");
}

/// Types of one size and one alignment, all reached as each other.
#[slots]
struct Alike {
    float: f64,
    number: u64,
    signed: i64,
    non_zero: NonZeroU64,
    maybe: Option<NonZeroU64>,
    reference: &'static u8,
    boxed: Box<u8>,
    function: fn(),
    cell: Cell<u64>,
    manual: ManuallyDrop<u64>,
    bytes: [u8; 8],
    pair: (u32, u32),
}

macro_rules! as_each_other {
    ($object:expr, $($ty:ty),+) => {{
        let names = $object.class().slots().map(|slot| slot.name());
        let hits = names.map(|name| [$($object.attr::<$ty>(name).is_ok()),+].map(usize::from));
        hits.collect::<Vec<_>>()
    }};
}

#[test]
fn types_of_equal_layout_are_never_confused() {
    let it = Alike {
        float: 0.0,
        number: 0,
        signed: 0,
        non_zero: NonZeroU64::MAX,
        maybe: None,
        reference: &0,
        boxed: Box::new(0),
        function: || (),
        cell: Cell::new(0),
        manual: ManuallyDrop::new(0),
        bytes: [0; 8],
        pair: (0, 0),
    };
    let hits = as_each_other!(
        it,
        f64,
        u64,
        i64,
        NonZeroU64,
        Option<NonZeroU64>,
        &'static u8,
        Box<u8>,
        fn(),
        Cell<u64>,
        ManuallyDrop<u64>,
        [u8; 8],
        (u32, u32)
    );
    assert_eq!(hits.len(), 12);
    for (at, hits) in hits.into_iter().enumerate() {
        assert_eq!((hits[at], hits.iter().sum::<usize>()), (1, 1), "the slot at {at}");
    }
    let any: &dyn Any = &it;
    assert!(any.downcast_ref::<Alike>().is_some() && any.downcast_ref::<u64>().is_none());
}

/// Types that can change behind a shared reference.
#[slots]
struct Inside {
    cell: Cell<u64>,
    guarded: RefCell<String>,
}

#[test]
fn cell_changes_while_its_value_is_borrowed() {
    let it = Inside { cell: Cell::new(1), guarded: RefCell::new("a".into()) };
    let value = it.getattr("cell").unwrap();
    let Value::Opaque(erased) = value else { panic!("{value}") };
    let borrowed: &Cell<u64> = it.attr("cell").unwrap();
    borrowed.set(2);
    it.cell.set(it.cell.get() + 1);
    assert_eq!(erased.downcast_ref::<Cell<u64>>().unwrap().get(), 3);
    assert!(erased.downcast_ref::<u64>().is_none());
    let borrowed: &RefCell<String> = it.attr("guarded").unwrap();
    let mut guard = it.guarded.borrow_mut();
    guard.push('b');
    // Printing it finds it borrowed, as with any `RefCell`.
    assert!(borrowed.try_borrow().is_err() && !format!("{:?}", it.getattr("guarded")).is_empty());
    drop(guard);
    assert_eq!(*borrowed.borrow(), "ab");
}

#[test]
fn overflow_value_is_returned_only_as_its_own_type() {
    let mut dict = Dict::new();
    dict.insert("any", Value::any(7_u64)).unwrap();
    dict.insert("whole", 7).unwrap();
    assert!(dict.get_ref::<u64>("any").is_some() && dict.get_ref::<i64>("any").is_none());
    assert!(dict.get_ref::<i64>("whole").is_some() && dict.get_ref::<u64>("whole").is_none());
    assert!(dict.get_ref::<OwnedValue>("any").is_some());
}
