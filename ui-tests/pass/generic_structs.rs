#![deny(warnings)]

use std::collections::HashMap;
use std::fmt::Debug;
use std::marker::PhantomData;

use slots_runtime::prelude::*;

#[slots]
struct Bounded<T: Clone + Debug, U = Vec<T>, const N: usize = 3>
where
    U: Default,
    Vec<T>: PartialEq,
{
    // Of a parameter without the bound `SlotValue` little is known: typed access always reaches it.
    first: T,
    rest: U,
    array: [u8; N],
    next: Option<Box<Self>>,
}

#[slots]
impl<T: Clone + Debug, U, const N: usize> Bounded<T, U, N>
where
    U: Default,
    Vec<T>: PartialEq,
{
    const size: usize = N;

    #[getter]
    fn shown(&self) -> String {
        format!("{:?}", self.first)
    }

    #[getter]
    fn first_again(&self) -> &T {
        &self.first
    }
}

#[slots]
struct Known<T: SlotValue> {
    value: T,
    list: Vec<T>,
}

#[slots]
struct Tagged<M> {
    #[slot(skip)]
    marker: PhantomData<M>,
    value: f64,
}

#[dynamic]
struct Derived<M: Send> {
    #[slot(base)]
    base: Tagged<M>,
    map: HashMap<String, f64>,
}

#[slots]
struct OverUnsized<T: ?Sized> {
    boxed: Box<T>,
    length: usize,
}

#[slots]
struct OfFunctions {
    call: fn(&str) -> &str,
    boxed: Box<dyn for<'a> Fn(&'a str) -> &'a str + Send>,
}

#[derive(SlotValue)]
struct Wrapper<T>(T);

fn main() {
    let mut it = Bounded::<u8> { first: 1, rest: vec![2], array: [1, 2, 3], next: None };
    *it.attr_mut("first").unwrap() = 7_u8;
    assert_eq!(it.getattr("shown").unwrap(), "7");
    assert_eq!(it.getattr("size").unwrap(), 3);
    let mut it = Known { value: 1_u8, list: vec![] };
    it.setattr("value", 7).unwrap();
    it.set_text("list", "1, 2").unwrap();
    assert_eq!((it.value, it.list.len()), (7, 2));
    let it = Derived::<u8> {
        base: Tagged { marker: PhantomData, value: 1.0 },
        map: HashMap::new(),
        __dict__: Dict::new(),
    };
    assert_eq!(it.getattr("value").unwrap(), 1.0);
    let it = OverUnsized::<str> { boxed: "a".into(), length: 1 };
    assert_eq!(it.attr::<Box<str>>("boxed").unwrap().len(), it.length);
    let it = OfFunctions { call: |text| text, boxed: Box::new(|text| text) };
    assert!(it.attr::<fn(&str) -> &str>("call").is_ok());
    assert_eq!((it.call)("a"), (it.boxed)("a"));
    assert_eq!(Wrapper(1.5).to_value(), 1.5);
}
