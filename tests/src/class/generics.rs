//! Generic structs: parameters with bounds, defaults, where clauses and constants.

use std::fmt::Debug;
use std::marker::PhantomData;

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Pair<A, B = String>
where
    B: Clone + Debug,
    A: PartialOrd,
{
    first: A,
    second: B,
}

#[test]
fn each_type_argument_makes_separate_class() {
    let mut pair = Pair { first: 1_u8, second: String::from("two") };
    pair.setattr("first", 5).unwrap();
    assert_eq!(
        pair.setattr("first", 300).unwrap_err().message(),
        "'Pair' object attribute 'first' must be in 0..=255, not 300"
    );
    assert_eq!(pair, Pair { first: 5, second: "two".into() });
    let other = Pair { first: 1.5_f64, second: 'c' };
    assert_eq!(
        (other.getattr("first").unwrap(), other.getattr("second").unwrap()),
        (Value::from(1.5), Value::from('c'))
    );
    assert_eq!(Pair::<u8>::CLASS.name(), Pair::<f64, char>::CLASS.name());
    assert_ne!(Pair::<u8>::CLASS, Pair::<f64, char>::CLASS);
    assert!(!Object::class(&other).is::<Pair<u8>>());
}

#[test]
fn metadata_depends_on_type_arguments() {
    let size =
        |class: &'static slots_runtime::Class| (class.size(), class.slot("first").unwrap().size());
    assert_eq!(size(Pair::<u8, u8>::CLASS), (2, 1));
    assert_eq!(size(Pair::<u64, u64>::CLASS), (16, 8));
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Ring<T: Copy + SlotValue, const N: usize> {
    items: [T; N],
    at: usize,
    #[slot(unset)]
    next: Option<Box<Ring<T, N>>>,
    #[slot(skip)]
    marker: PhantomData<T>,
}

#[slots]
impl<T: Copy + SlotValue, const N: usize> Ring<T, N> {
    const capacity: usize = N;

    #[getter]
    fn current(&self) -> T {
        self.items[self.at]
    }

    #[setter]
    fn set_current(&mut self, item: T) {
        self.items[self.at] = item;
    }
}

#[test]
fn const_parameters_and_generic_class_body_work() {
    let mut ring = Ring { items: [1_i32, 2, 3], at: 1, next: None, marker: PhantomData };
    assert_eq!(ring.getattr("capacity").unwrap(), 3);
    assert_eq!(ring.getattr("current").unwrap(), 2);
    ring.setattr("current", 9).unwrap();
    assert_eq!(ring.getattr("items").unwrap().to_string(), "[1, 9, 3]");
    ring.next = Some(Box::new(ring.clone()));
    assert_eq!(ring.get_path("next.items[2]").unwrap(), 3);
    ring.set_path("next.items[2]", 7).unwrap();
    assert_eq!(ring.next.as_ref().unwrap().items, [1, 9, 7]);
    assert_eq!(ring.set_path("next.items[3]", 7).unwrap_err().kind(), ErrorKind::OutOfRange);
}

#[dynamic]
#[derive(Default)]
struct Open<T: SlotValue> {
    inner: T,
}

#[test]
fn dynamic_struct_can_be_generic() {
    let mut open = Open::<Option<u8>>::default();
    open.setattr("inner", 5).unwrap();
    open.setattr("free", 6).unwrap();
    assert_eq!((open.inner, open.dir()), (Some(5), vec!["free", "inner"]));
}

/// A type parameter without bounds at the declaration of the struct.
#[slots]
struct Opaque<T> {
    inner: T,
}

#[test]
fn scalar_and_string_arguments_convert_without_bounds() {
    let mut number = Opaque { inner: 1_u8 };
    number.setattr("inner", 5).unwrap();
    let mut text = Opaque { inner: String::new() };
    text.setattr("inner", "text").unwrap();
    assert_eq!((number.inner, text.inner.as_str()), (5, "text"));
}

#[test]
fn opaque_type_argument_is_reached_by_typed_access() {
    struct Secret(u8);
    let mut opaque = Opaque { inner: Secret(7) };
    assert_eq!(opaque.attr::<Secret>("inner").unwrap().0, 7);
    assert!(matches!(opaque.getattr("inner").unwrap(), Value::Opaque(_)));
    assert_eq!(opaque.setattr("inner", 5).unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(opaque.replace_attr("inner", Secret(8)).unwrap().0, 7);
    assert_eq!(opaque.inner.0, 8);
}

#[slots]
#[derive(Default)]
struct Corner {
    x: u32,
}

/// A parameter that may have slots itself.
#[slots]
struct Frame<T: SlotValue> {
    corner: T,
}

#[test]
fn handle_reaches_slot_of_type_argument() {
    let mut it = Frame { corner: Corner { x: 3 } };
    let x = slots_runtime::slot!(Frame<Corner>, corner.x);
    x.set(&mut it, 4);
    assert_eq!((it.corner.x, x.path().to_string()), (4, "corner.x".to_owned()));
}
