#![deny(warnings)]

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::marker::PhantomPinned;
use std::rc::Rc;

use slots_runtime::prelude::*;

#[repr(align(256))]
#[derive(Debug, Default)]
struct OverAligned(u8);

#[derive(Debug)]
enum Never {}

#[slots]
struct Strange {
    unit: (),
    empty: [u64; 0],
    aligned: OverAligned,
    never: Option<Never>,
    infallible: Result<u8, Infallible>,
    recursive: Option<Box<Self>>,
    by_name: Vec<Strange>,
    cell: Cell<u8>,
    shared: Rc<RefCell<u8>>,
    pinned: PhantomPinned,
    pointer: *const u8,
    boxed: Box<dyn std::any::Any>,
    large: [[u8; 64]; 64],
    tuple: (u8, String, [u8; 3]),
}

#[slots]
struct Uninhabited {
    never: Never,
    gain: f64,
}

#[slots]
struct Empty {}

#[dynamic]
#[derive(Default)]
struct OnlyDynamic;

fn main() {
    let it = Strange {
        unit: (),
        empty: [],
        aligned: OverAligned::default(),
        never: None,
        infallible: Ok(1),
        recursive: None,
        by_name: vec![],
        cell: Cell::new(1),
        shared: Rc::default(),
        pinned: PhantomPinned,
        pointer: std::ptr::null(),
        boxed: Box::new(1),
        large: [[0; 64]; 64],
        tuple: (1, String::new(), [2; 3]),
    };
    for name in it.dir() {
        assert!(it.hasattr(name), "{name}");
    }
    assert_eq!(std::ptr::from_ref(it.attr::<OverAligned>("aligned").unwrap()).addr() % 256, 0);
    assert_eq!(Uninhabited::CLASS.slots().count(), 2);
    assert!(Empty {}.dir().is_empty());
    OnlyDynamic::default().setattr("any", 1).unwrap();
    let _ = |it: Uninhabited| (it.never, it.gain);
}
