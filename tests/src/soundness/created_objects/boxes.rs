//! Objects in boxes, made by code that knows only the class: the memory has the layout of the struct and is freed.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{Class, prelude::*};

use super::layouts::{ALIVE, Aligned, Large, Small};
use super::{Deep, Private, Skipped, Whole, WithDefault, given};

/// Objects of this struct have no size.
#[slots]
struct Nothing {
    unit: (),
}

#[test]
fn boxes_of_every_layout_are_made_by_class() {
    #[allow(clippy::unnecessary_box_returns, reason = "the box is tested")]
    fn made<T: Any>(class: &'static Class, values: Vec<(&'static str, Value<'static>)>) -> Box<T> {
        let object: Box<dyn Object> = class.create(values).unwrap();
        let any: Box<dyn Any> = object;
        any.downcast().unwrap()
    }

    assert_eq!(
        (
            Nothing::CLASS.size(),
            size_of_val(&*made::<Nothing>(Nothing::CLASS, vec![("unit", Value::None)]))
        ),
        (0, 0)
    );
    let deep: Box<Deep> = made(Deep::CLASS, vec![("empty", 0.into()), ("aligned", 4.into())]);
    assert_eq!((deep.empty.number(), deep.aligned.number()), (0, 4));
    drop(deep);
    let whole: Box<Whole<Aligned>> = made(Whole::<Aligned>::CLASS, given("wide", 5.into()));
    assert_eq!((whole.base.wide, whole.value.number(), whole.last.number()), (5, 4, 7));
    drop(whole);
    let with_default: Box<WithDefault> = made(WithDefault::CLASS, vec![("aligned", 1.into())]);
    assert_eq!((with_default.aligned.number(), with_default.hidden.number()), (1, 7));
    drop(with_default);
    assert_eq!(ALIVE.get(), 0);
}

#[test]
fn box_is_freed_if_no_object_is_made() {
    for class in [Private::CLASS, Skipped::CLASS] {
        let error = class.create([("small", 1)]).err().unwrap();
        assert_eq!(error.errors()[0].kind(), ErrorKind::Type);
        assert_eq!(ALIVE.get(), 0);
    }
    for (name, number) in [("small", 13), ("large", 13), ("twice", 13)] {
        assert!(Whole::<Small>::CLASS.create(given(name, number.into())).is_err());
        assert_eq!(ALIVE.get(), 0);
    }
    for (name, number) in [("small", 14), ("large", 14), ("twice", 14), ("value", 15)] {
        let make = || drop(Whole::<Large>::CLASS.create(given(name, number.into())));
        assert!(catch_unwind(AssertUnwindSafe(make)).is_err(), "{name}");
        assert_eq!(ALIVE.get(), 0);
    }
}
