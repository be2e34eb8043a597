//! I12, transparent: a struct of another crate is seen as an object of its description, in place and as an item.

use std::cell::Cell;
use std::rc::Rc;

use slots_runtime::{OwnedValue, prelude::*};

/// As other crates would declare them.
mod other {
    use super::{Cell, Rc};

    #[derive(Debug, Default)]
    #[repr(align(64))]
    pub(super) struct Wide(pub u8);

    #[derive(Debug, Default)]
    pub(super) struct Mixed {
        pub small: u8,
        pub wide: Wide,
        pub unit: (),
        pub text: String,
        pub cell: Cell<u16>,
        pub local: Rc<Cell<u8>>,
        pub number: u128,
    }

    #[derive(Debug, Default)]
    pub(super) struct Empty {}

    #[derive(Debug)]
    pub(super) struct Generic<T> {
        pub first: u8,
        pub value: T,
    }
}

#[slots(remote = other::Mixed)]
struct MixedDef {
    small: u8,
    wide: other::Wide,
    unit: (),
    text: String,
    cell: Cell<u16>,
    local: Rc<Cell<u8>>,
    number: u128,
}

#[slots(remote = other::Empty)]
struct EmptyDef {}

#[slots(remote = other::Generic<T>)]
struct GenericDef<T: SlotValue> {
    first: u8,
    value: T,
}

#[slots]
struct Holder {
    #[slot(with = MixedDef)]
    mixed: other::Mixed,
    #[slot(with = MixedDef)]
    items: Vec<Option<Box<other::Mixed>>>,
    #[slot(with = EmptyDef)]
    empty: [other::Empty; 3],
    #[slot(with = GenericDef<u64>)]
    number: other::Generic<u64>,
    #[slot(with = GenericDef<String>)]
    text: other::Generic<String>,
}

fn holder() -> Holder {
    Holder {
        mixed: other::Mixed::default(),
        items: vec![None, Some(Box::default())],
        empty: Default::default(),
        number: other::Generic { first: 1, value: 2 },
        text: other::Generic { first: 3, value: "four".into() },
    }
}

#[test]
fn slot_address_equals_field_address_for_any_layout() {
    let mut it = holder();
    macro_rules! assert_in_place {
        ($($path:literal, $ty:ty => $field:expr;)+) => {$(
            let by_path: *const $ty = it.attr_path::<$ty, _>($path).unwrap();
            assert!(std::ptr::eq(by_path, &raw const $field), $path);
        )+};
    }
    let item = it.items[1].as_ref().unwrap();
    assert_in_place! {
        "mixed.small", u8 => it.mixed.small;
        "mixed.wide", other::Wide => it.mixed.wide;
        "mixed.text", String => it.mixed.text;
        "mixed.cell", Cell<u16> => it.mixed.cell;
        "mixed.local", Rc<Cell<u8>> => it.mixed.local;
        "mixed.number", u128 => it.mixed.number;
        "items[1].wide", other::Wide => item.wide;
        "items[1].text", String => item.text;
        "number.value", u64 => it.number.value;
        "text.value", String => it.text.value;
    }
    assert_eq!(item.wide.0, 0);
    it.set_path("mixed.number", u128::MAX).unwrap();
    it.set_path("items[1].text", "new").unwrap();
    *it.attr_path_mut::<String, _>("text.value").unwrap() += "!";
    it.set_path("number.value", 7).unwrap();
    assert_eq!((it.mixed.number, it.items[1].as_ref().unwrap().text.as_str()), (u128::MAX, "new"));
    assert_eq!((it.text.value.as_str(), it.number.value), ("four!", 7));
    let class = it.child("mixed").unwrap().class();
    assert_eq!((class.name(), class.size()), ("Mixed", size_of::<other::Mixed>()));
}

#[test]
fn value_is_read_while_its_cell_changes() {
    let it = holder();
    let object = it.child("mixed").unwrap();
    let cell = object.attr::<Cell<u16>>("cell").unwrap();
    it.mixed.cell.set(5);
    assert_eq!(cell.get(), 5);
    cell.set(6);
    assert_eq!(it.mixed.cell.get(), 6);
}

#[test]
fn each_value_is_dropped_once() {
    let counter = Rc::new(Cell::new(0));
    let mut it = holder();
    it.mixed.local = Rc::clone(&counter);
    it.items[1].as_mut().unwrap().local = Rc::clone(&counter);
    assert_eq!(Rc::strong_count(&counter), 3);
    let old = it.replace_attr("mixed", other::Mixed::default()).unwrap();
    assert_eq!(Rc::strong_count(&counter), 3);
    drop(old);
    let undo = it.update([("items", Vec::<u8>::new())]).unwrap();
    assert_eq!(Rc::strong_count(&counter), 2);
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it.items.len(), 2);
    it.delete_path("items[1]").unwrap();
    assert_eq!(Rc::strong_count(&counter), 1);
    let class = it.child("number").unwrap().class();
    let made = class.create([("first", OwnedValue::from(1)), ("value", 2.into())]).unwrap();
    assert_eq!(made.getattr("value").unwrap(), 2);
    let class = it.child("text").unwrap().class();
    assert!(class.create([("first", OwnedValue::from(1)), ("value", 2.into())]).is_err());
    let made = class.create([("first", OwnedValue::from(1)), ("value", "b".into())]).unwrap();
    assert_eq!(made.getattr("value").unwrap(), "b");
    drop(it);
    assert_eq!(Rc::strong_count(&counter), 1);
}
