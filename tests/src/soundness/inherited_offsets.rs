//! I2, inherited offsets: an inherited slot is at its offset in the base, at any depth.

use slots_runtime::prelude::*;

#[derive(Debug, Default)]
#[repr(align(32))]
struct Wide(u8);

#[slots]
#[derive(Default)]
struct Root {
    small: u8,
    wide: Wide,
}

#[slots]
#[derive(Default)]
struct Nothing {}

#[slots]
#[derive(Default)]
struct Middle<T> {
    before: T,
    #[slot(base)]
    root: Root,
    after: u8,
}

#[dynamic]
#[derive(Default)]
struct Other {
    other: u8,
}

#[slots]
#[derive(Default)]
struct Leaf {
    at_first: u8,
    #[slot(base)]
    nothing: Nothing,
    #[slot(base)]
    middle: Middle<u16>,
    between: u64,
    #[slot(base)]
    other: Other,
    at_last: String,
}

#[test]
fn inherited_slot_address_equals_address_in_base() {
    let mut it = Leaf::default();
    let middle = &it.middle;
    assert!(std::ptr::eq(it.attr::<u8>("small").unwrap(), &raw const middle.root.small));
    assert!(std::ptr::eq(it.attr::<Wide>("wide").unwrap(), &raw const middle.root.wide));
    assert!(std::ptr::eq(it.attr::<u16>("before").unwrap(), &raw const middle.before));
    assert!(std::ptr::eq(it.attr::<u8>("after").unwrap(), &raw const middle.after));
    assert!(std::ptr::eq(it.attr::<u8>("other").unwrap(), &raw const it.other.other));
    assert!(std::ptr::eq(it.as_base::<Root>().unwrap(), &raw const middle.root));
    assert!(std::ptr::eq(it.as_base::<Middle<u16>>().unwrap(), &raw const it.middle));
    assert!(std::ptr::eq(it.as_base::<Nothing>().unwrap(), &raw const it.nothing));
    assert!(std::ptr::eq(it.dict().unwrap(), &raw const it.other.__dict__));
    // Another `Middle` is another base.
    assert!(it.as_base::<Middle<u8>>().is_none());
    it.setattr("anything", 5).unwrap();
    assert_eq!(it.other.__dict__.len(), 1);
    let names = ["small", "before", "after", "other", "at_first", "between"];
    for (number, name) in names.into_iter().enumerate() {
        it.setattr(name, number).unwrap();
    }
    let root = &it.middle.root;
    assert_eq!((root.small, it.middle.before, it.middle.after), (0, 1, 2));
    assert_eq!((it.other.other, it.at_first, it.between, root.wide.0), (3, 4, 5, 0));
    assert!(it.at_last.is_empty());
}

/// A class of so many slots, each of its own value.
macro_rules! of_slots {
    ($($class:ident: $($slot:ident)+;)+) => {$(
        #[slots]
        #[derive(Default)]
        struct $class {
            $($slot: u32,)+
        }

        impl $class {
            fn check() {
                let mut it = $class::default();
                for (number, slot) in $class::CLASS.slots().enumerate() {
                    it.setattr(slot.name(), number).unwrap();
                }
                let mut number = 0;
                $(assert_eq!(it.$slot, number); number += 1;)+
                assert_eq!($class::CLASS.slots().count(), number as usize);
                $(assert!(!it.hasattr(concat!(stringify!($slot), "_")));)+
                assert!(!it.hasattr("") && !it.hasattr("a_name_of_none_of_them"));
            }
        }
    )+};
}

of_slots! {
    One: a;
    Two: a b;
    Three: a b c;
    Seven: a b c d e f g;
    Eight: aa ab ac ad ba bb bc bd;
    Seventeen: a aa aaa aaaa aaaaa aaaaaa b ba bba bbba bbbba c ca cca ccca cccca ccccca;
    ThirtyThree: s00 s01 s02 s03 s04 s05 s06 s07 s08 s09 s10 s11 s12 s13 s14 s15 s16 s17 s18 s19 s20 s21 s22 s23 s24 s25
        s26 s27 s28 s29 s30 s31 s32;
}

#[test]
fn name_table_of_every_size_finds_each_slot() {
    One::check();
    Two::check();
    Three::check();
    Seven::check();
    Eight::check();
    Seventeen::check();
    ThirtyThree::check();
}
