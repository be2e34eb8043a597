//! Other attributes on a struct: fields that `#[cfg]` takes away, derives above and below, docs.

use slots_runtime::prelude::*;
use slots_runtime::{SlotInfo, Slots as SlotsDerive};

#[slots]
#[derive(Default)]
struct Configured {
    always: u8,
    #[cfg(test)]
    in_tests: u8,
    #[cfg(not(test))]
    never: NoSuchType,
    #[cfg_attr(test, slot(rename = "renamed"))]
    maybe: u8,
    #[cfg_attr(not(test), slot(no_such_option))]
    plain: u8,
}

#[slots]
impl Configured {
    #[cfg(test)]
    const here: u8 = 1;
    #[cfg(not(test))]
    const here: NoSuchType = 2;
    #[cfg(not(test))]
    const not_here: u8 = 1;

    #[cfg(test)]
    #[getter]
    fn present(&self) -> u8 {
        self.always
    }

    #[cfg(not(test))]
    #[getter]
    fn present(&self) -> NoSuchType {
        self.never
    }

    #[cfg(not(test))]
    #[setter]
    fn set_present(&mut self, _: NoSuchType) {}

    #[cfg(not(test))]
    #[getter]
    fn absent(&self) -> u8 {
        self.never
    }

    #[cfg(not(test))]
    #[on_set]
    fn changed(&mut self, _: &str, _: Value<'_>) {
        self.never();
    }
}

#[test]
fn field_removed_by_cfg_is_not_a_slot() {
    let names = ["always", "here", "in_tests", "plain", "present", "renamed"];
    assert_eq!(Configured::default().dir(), names);
}

#[test]
fn class_body_member_removed_by_cfg_is_not_an_attribute() {
    let mut configured = Configured { always: 5, ..Configured::default() };
    assert_eq!(configured.getattr("here").unwrap(), 1);
    assert_eq!(configured.getattr("present").unwrap(), 5);
    assert_eq!(configured.setattr("present", 1).unwrap_err().kind(), ErrorKind::NoSetter);
}

/// Derives above the attribute see the same struct as those below.
#[derive(Debug, Clone)]
#[slots]
#[derive(Default, PartialEq)]
struct Between {
    a: u8,
}

#[derive(Debug, Clone, Default, PartialEq, SlotsDerive)]
#[slot(rename_all = "UPPERCASE")]
struct Derived {
    /// Documented.
    a: u8,
    #[slot(readonly)]
    b: u8,
}

/// The overflow map is written down, so that the derives above see it too.
#[derive(Debug, Clone, PartialEq)]
#[dynamic]
#[derive(Default)]
struct DynamicBetween {
    a: u8,
    #[slot(dict)]
    extras: Dict,
}

#[test]
fn derives_above_and_below_the_macro_work() {
    let mut between = Between::default();
    between.setattr("a", 5).unwrap();
    assert_eq!(format!("{:?}", between.clone()), "Between { a: 5 }");
    let mut dynamic = DynamicBetween::default();
    dynamic.setattr("b", 5).unwrap();
    assert_eq!(dynamic.clone(), dynamic);
    assert_eq!(format!("{dynamic:?}"), "DynamicBetween { a: 0, extras: {\"b\": 5} }");
}

#[test]
fn derive_slots_equals_slots_attribute_macro() {
    let mut derived = Derived::default();
    derived.setattr("A", 5).unwrap();
    assert_eq!(derived.setattr("B", 5).unwrap_err().kind(), ErrorKind::ReadOnly);
    assert_eq!(Derived::CLASS.slot("A").unwrap().doc(), "Documented.");
    assert_eq!(derived.a, 5);
}

#[slots]
#[derive(Default)]
#[repr(C)]
struct Laid {
    a: u8,
    b: u64,
    c: u16,
}

#[slots]
#[derive(Default)]
#[repr(C, align(64))]
struct Aligned {
    a: u8,
}

#[test]
fn repr_determines_layout() {
    let offsets: Vec<_> = Laid::CLASS.slots().map(SlotInfo::offset).collect();
    // The alignment of `u64` is 4 on some targets with pointers of 32 bits.
    let second = align_of::<u64>();
    assert_eq!(offsets, [0, second, second + 8]);
    assert_eq!((Aligned::CLASS.size(), Aligned::CLASS.align()), (64, 64));
}

/// A class
/// in two lines.
#[slots]
#[derive(Default)]
struct Documented {
    /// The first.
    ///
    /// And more of it.
    first: u8,
    #[doc = "The second."]
    second: u8,
    third: u8,
}

#[test]
fn doc_comments_are_available_at_run_time() {
    assert_eq!(Documented::CLASS.doc(), "A class\nin two lines.");
    let docs: Vec<_> = Documented::CLASS.slots().map(SlotInfo::doc).collect();
    assert_eq!(docs, ["The first.\n\nAnd more of it.", "The second.", ""]);
}

#[slots]
#[derive(Default)]
struct Nothing {}

#[test]
fn struct_without_fields_has_no_slots() {
    let error = Nothing {}.getattr("x").unwrap_err();
    assert_eq!(error.to_string(), "'Nothing' object has no attribute 'x'");
    assert_eq!((Nothing {}.dir(), size_of::<Nothing>()), (vec![], 0));
    assert_eq!(Nothing::default().setattr("x", 1).unwrap_err().kind(), ErrorKind::Unknown);
}

macro_rules! made {
    ($(#[$meta:meta])* $name:ident { $($(#[$attr:meta])* $field:ident: $ty:ty),* }) => {
        $(#[$meta])*
        #[slots]
        #[derive(Default)]
        struct $name { $($(#[$attr])* $field: $ty),* }
    };
}
made!(#[derive(Debug)] Made { a: u8, #[slot(unset)] b: Option<String>, #[slot(rename = "see")] c: Vec<u8> });

#[test]
fn struct_generated_by_macro_rules_works() {
    let mut made = Made::default();
    made.setattr("b", "x").unwrap();
    made.delattr("b").unwrap();
    assert_eq!(made.dir(), ["a", "b", "see"]);
    assert_eq!(format!("{made:?}"), "Made { a: 0, b: None, c: [] }");
}
