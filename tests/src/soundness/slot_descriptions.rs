//! I1, slot descriptions: every slot refers to the field that it names, however the struct was generated.

use std::cell::Cell;
use std::marker::PhantomPinned;
use std::rc::Rc;

use slots_runtime::{__private as private, AttrPath, Class, ValueError, prelude::*};

/// Asserts that the name and the handle of a slot reach its field.
macro_rules! assert_in_place {
    ($object:expr, $($name:literal => $field:ident: $ty:ty),+ $(,)?) => {$(
        let by_name: &$ty = $object.attr($name).unwrap();
        assert!(std::ptr::eq(by_name, &raw const $object.$field), $name);
        assert!(std::ptr::eq(slot_of(&$object, $name).get(&$object), by_name), $name);
    )+};
}

fn slot_of<S: Slots, T: 'static>(_: &S, name: &str) -> Slot<S, T> {
    S::slot(name).unwrap()
}

#[derive(Debug, Default)]
#[repr(align(64))]
struct Wide(u8);

#[slots]
#[derive(Default)]
struct Mixed {
    small: u8,
    wide: Wide,
    unit: (),
    empty: [Wide; 0],
    text: String,
    flag: bool,
    pinned: PhantomPinned,
    number: u128,
    local: Rc<Cell<u8>>,
    letter: char,
    cell: Cell<u16>,
}

#[slots]
#[repr(C)]
#[derive(Default)]
struct InOrder {
    small: u8,
    wide: Wide,
    last: u16,
}

#[slots]
#[repr(transparent)]
struct Transparent {
    only: f64,
}

#[slots]
#[repr(C, align(128))]
struct Aligned<T, const N: usize> {
    first: T,
    rest: [T; N],
}

#[test]
fn slot_address_equals_field_address() {
    let it = Mixed::default();
    assert_in_place!(it, "small" => small: u8, "wide" => wide: Wide, "unit" => unit: (), "text" => text: String);
    assert_in_place!(it, "empty" => empty: [Wide; 0], "flag" => flag: bool, "number" => number: u128);
    assert_in_place!(it, "pinned" => pinned: PhantomPinned, "local" => local: Rc<Cell<u8>>, "letter" => letter: char);
    assert_in_place!(it, "cell" => cell: Cell<u16>);
    assert_eq!((&raw const it.wide).addr() % 64, 0);
    assert_eq!((it.wide.0, it.small), (0, 0));
    let it = InOrder::default();
    assert_in_place!(it, "small" => small: u8, "wide" => wide: Wide, "last" => last: u16);
    let it = Transparent { only: 1.0 };
    assert_in_place!(it, "only" => only: f64);
    let it = Aligned { first: 1_u16, rest: [2; 5] };
    assert_in_place!(it, "first" => first: u16, "rest" => rest: [u16; 5]);
    let it = Aligned { first: String::new(), rest: [] };
    assert_in_place!(it, "first" => first: String, "rest" => rest: [String; 0]);
}

/// Types written with unusual tokens, or with tokens that usually name another type.
mod unusual_type_tokens {
    #![allow(dead_code, non_camel_case_types)]

    use slots_runtime::prelude::*;

    type u32 = u64;
    type String = [u8; 3];

    macro_rules! number {
        () => {
            u16
        };
    }

    macro_rules! with_type {
        ($name:ident, $ty:ty, $tokens:tt) => {
            #[slots]
            #[derive(Default)]
            pub(super) struct $name {
                pub(super) own: $ty,
                pub(super) theirs: $tokens,
                pub(super) third: u8,
            }
        };
    }

    with_type!(OfAMacro, u32, u8);

    #[slots]
    #[derive(Default)]
    pub(super) struct Odd {
        pub(super) alias: u32,
        pub(super) text: String,
        pub(super) made: number!(),
        pub(super) block: [u16; {
            const LENGTH: usize = 3;
            LENGTH
        }],
        pub(super) last: u8,
    }
}

#[test]
fn field_type_is_resolved_in_scope_of_struct() {
    let it = unusual_type_tokens::Odd::default();
    assert_in_place!(it, "alias" => alias: u64, "text" => text: [u8; 3], "made" => made: u16);
    assert_in_place!(it, "block" => block: [u16; 3], "last" => last: u8);
    let it = unusual_type_tokens::OfAMacro::default();
    assert_in_place!(it, "own" => own: u64, "theirs" => theirs: u8, "third" => third: u8);
}

/// Constants with the names that functions and macros give their variables: a pattern of that name would be the constant.
mod user_constants {
    #![allow(non_upper_case_globals, dead_code)]

    use slots_runtime::prelude::*;

    const name: u8 = 0;
    const value: usize = 1;
    const object: u8 = 0;
    const it: u8 = 0;
    const s: u8 = 0;
    const o: u8 = 0;
    const f: u8 = 0;
    const v: u8 = 0;
    const this: u8 = 0;
    const class: u8 = 0;
    const vtable: u8 = 0;
    const slots: u8 = 0;
    const members: u8 = 0;
    const text: u8 = 0;

    #[slots]
    #[derive(Default)]
    pub(super) struct Camera {
        #[slot(range = name..=name + 1)]
        pub(super) name: u8,
        pub(super) value: [u8; value],
        pub(super) object: Option<Box<Camera>>,
        pub(super) text: String,
    }

    #[slots]
    impl Camera {
        const class: u8 = name + 2;

        #[getter]
        fn vtable(&self) -> &str {
            &self.text
        }

        #[setter]
        fn set_vtable(&mut self, vtable_: &str) {
            self.text = vtable_.into();
        }

        #[on_set]
        fn notified(&mut self, _: &str, _: Value<'_>) {}
    }

    #[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
    #[allow(non_camel_case_types)]
    pub(super) enum Choice {
        name,
        value,
    }
}

#[test]
fn user_constants_do_not_match_expansion_patterns() {
    let mut it = user_constants::Camera::default();
    it.setattr("name", 1).unwrap();
    assert!(it.setattr("name", 2).is_err());
    it.setattr("vtable", "text").unwrap();
    assert_eq!((it.name, it.text.as_str(), it.value), (1, "text", [0]));
    assert_eq!(it.getattr("class").unwrap(), 2);
    assert!(it.object.is_none());
    let choice = user_constants::Choice::from_text("name").unwrap();
    assert_eq!(choice, user_constants::Choice::name);
    assert_ne!(choice, user_constants::Choice::value);
}

/// A class body written by hand: its members claim to be slots.
#[slots]
#[derive(Debug, Clone, Default, PartialEq)]
struct ByHand {
    gain: f64,
}

const NO_PROPERTY: &private::Detail = &private::Detail::Property(private::PropertyDetail {
    doc: "",
    get: None,
    gives: None,
    borrow: None,
    set: None,
    takes: None,
    delete: None,
});
const NO_VALUE: &private::Detail =
    &private::Detail::Const(private::ConstDetail { doc: "", value: || None });
const A_SLOT: &private::Detail = &private::Detail::Slot(private::SlotDetail::PLAIN);

impl private::OneSlotsImplPerType for ByHand {
    const BODY: &'static private::Body = &private::Body {
        members: &[
            private::BodyMember::property("property as a slot", A_SLOT),
            private::BodyMember::constant("constant as a slot", A_SLOT),
            private::BodyMember::property("property as a constant", NO_VALUE),
            private::BodyMember::constant("constant as a property", NO_PROPERTY),
            private::BodyMember::property("gain", A_SLOT),
            private::BodyMember::property("", NO_PROPERTY),
            private::BodyMember::constant("constant of a field", NO_VALUE)
                .reads("gain")
                .writes("gain"),
            private::BodyMember::property("no such field", NO_PROPERTY)
                .reads("gian")
                .writes("gian"),
        ],
        on_set: None,
    };
}

#[test]
fn handwritten_class_body_never_becomes_slot() {
    let mut it = ByHand { gain: 2.5 };
    let names: Vec<&str> = ByHand::CLASS.names().filter(|name| *name != "gain").collect();
    assert_eq!(names.len(), 7);
    for name in names {
        assert!(it.attr::<f64>(name).is_err() && it.attr_mut::<f64>(name).is_err(), "{name}");
        assert!(it.replace_attr(name, 1.0).is_err() && it.setattr(name, 1.0).is_err(), "{name}");
        assert!(it.set_text(name, "1").is_err() && it.delattr(name).is_err(), "{name}");
        assert!(it.child(name).is_err() && it.child_mut(name).is_err(), "{name}");
        assert!(it.update([(AttrPath::from_name(name), 1.0)]).is_err(), "{name}");
        assert!(ByHand::slot::<f64>(name).is_err(), "{name}");
        let _ = (it.getattr(name).is_ok(), it.hasattr(name));
        assert_eq!(it, ByHand { gain: 2.5 }, "{name}");
    }
    // The slot hides the member of its name.
    assert_eq!(it.getattr("gain").unwrap(), 2.5);
    assert!(
        it.vars().count() >= 1 && !it.dir().is_empty() && !ByHand::CLASS.to_string().is_empty()
    );
}

/// A type whose `SlotValue` implementation is incorrect.
struct IncorrectImpl {
    number: u64,
    other: Box<Mixed>,
}

impl SlotValue for IncorrectImpl {
    fn __class() -> Option<&'static Class> {
        Some(ByHand::CLASS)
    }
    fn to_value(&self) -> Value<'_> {
        Value::Object(&*self.other)
    }
    fn from_value(_: Value<'_>) -> Result<Self, ValueError> {
        Ok(incorrect())
    }
    fn choices() -> &'static [&'static str] {
        &["none of these"]
    }
    fn __is_none(&self) -> bool {
        true
    }
    fn __object(&self) -> Option<&dyn Object> {
        Some(&*self.other)
    }
    fn __object_mut(&mut self) -> Option<&mut dyn Object> {
        Some(&mut *self.other)
    }
}

fn incorrect() -> IncorrectImpl {
    IncorrectImpl { number: 7, other: Box::default() }
}

#[slots]
struct WithIncorrectImpl {
    incorrect: IncorrectImpl,
    #[slot(unset)]
    maybe: Option<IncorrectImpl>,
}

#[test]
fn incorrect_slot_value_impl_reaches_only_memory_it_returns() {
    let mut it = WithIncorrectImpl { incorrect: incorrect(), maybe: Some(incorrect()) };
    // It declares the class `ByHand`, but the object that it returns is a `Mixed`.
    assert!(it.get_path("incorrect.gain").is_err() && it.set_path("incorrect.gain", 1.0).is_err());
    it.set_path("incorrect.small", 5).unwrap();
    assert_eq!((it.incorrect.other.small, it.incorrect.number), (5, 7));
    assert!(it.child("incorrect").unwrap().attr::<u8>("small").is_ok());
    assert!(it.update([("incorrect.small", 6), ("incorrect.gain", 1)]).is_err());
    assert_eq!(it.incorrect.other.small, 5);
    it.setattr("incorrect", "anything").unwrap();
    assert_eq!(it.incorrect.other.small, 0);
    // Its `Some` reports that it is `None`.
    let _ = (it.getattr("maybe").is_ok(), it.delattr("maybe").is_ok(), it.hasattr("maybe"));
    assert!(it.attr::<Option<IncorrectImpl>>("maybe").is_ok());
    let _ = (it.dir(), it.vars().count(), WithIncorrectImpl::CLASS.to_string());
}

#[slots]
struct Callbacks {
    any: fn(&str) -> usize,
    kept: fn(&'static str) -> usize,
}

#[test]
fn types_that_differ_only_in_lifetimes_are_distinct() {
    let mut it = Callbacks { any: str::len, kept: |text| text.len() };
    assert!(it.attr::<fn(&str) -> usize>("any").is_ok());
    assert!(it.attr::<fn(&'static str) -> usize>("any").is_err());
    assert!(it.attr::<fn(&str) -> usize>("kept").is_err());
    let kept: fn(&'static str) -> usize = |text| text.len();
    assert!(
        it.replace_attr("any", kept).is_err()
            && it.attr_mut::<fn(&'static str) -> usize>("any").is_err()
    );
    assert!(Callbacks::slot::<fn(&'static str) -> usize>("any").is_err());
    assert!(Callbacks::slot::<fn(&str) -> usize>("any").is_ok());
    assert_eq!(((it.any)("four"), (it.kept)("four")), (4, 4));
}
