//! Types that only typed access reaches: each write by name says so.

use std::cell::{Cell, RefCell};
use std::ops::RangeFrom;
use std::sync::{Mutex, RwLock};
use std::time::Instant;

use crate::reach::measure::Kind;

macro_rules! typed_only {
    ($($name:literal: $ty:ty = $value:expr;)*) => {
        pub(super) fn kinds() -> Vec<Kind> {
            vec![$({
                #[slots_runtime::slots]
                struct Holder {
                    it: $ty,
                }
                fn holder() -> Box<dyn slots_runtime::Object> {
                    Box::new(Holder { it: $value })
                }
                Kind {
                    name: $name,
                    first: holder,
                    other: holder,
                    text: None,
                    below: None,
                    has_empty: false,
                    is_opaque: true,
                }
            }),*]
        }
    };
}

/// A type without any conversion.
struct Handle;

typed_only! {
    "Mutex<u32>": Mutex<u32> = Mutex::new(1);
    "RwLock<u32>": RwLock<u32> = RwLock::new(1);
    "Cell<u32>": Cell<u32> = Cell::new(1);
    "RefCell<u32>": RefCell<u32> = RefCell::new(1);
    "fn(u32) -> u32": fn(u32) -> u32 = u32::count_ones;
    "RangeFrom<u8>": RangeFrom<u8> = 1..;
    "Instant": Instant = Instant::now();
    "foreign struct": Handle = Handle;
    "Option<foreign struct>": Option<Handle> = Some(Handle);
    "Vec<foreign struct>": Vec<Handle> = vec![Handle];
}
