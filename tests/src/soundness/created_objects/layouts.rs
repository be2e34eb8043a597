//! Types of different layouts that count how many values exist.

use std::cell::Cell;

use slots_runtime::{ValueError, prelude::*};

thread_local! {
    pub(super) static ALIVE: Cell<i64> = const { Cell::new(0) };
}

/// Counts the values that exist.
struct Counter;

impl Counter {
    fn new() -> Self {
        ALIVE.set(ALIVE.get() + 1);
        Counter
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

/// Types of different layouts, whose conversion panics for 15. Each has a number and, where there is space, memory that Miri and sanitizers watch.
macro_rules! layouts {
    ($($(#[$attribute:meta])* $name:ident ($payload:ty) = $from:expr, $to:expr;)*) => {$(
        $(#[$attribute])*
        pub(super) struct $name($payload, Counter);

        impl $name {
            #[allow(clippy::redundant_closure_call, reason = "the closures are parts of a macro")]
            pub(super) fn new(number: u8) -> Self {
                $name(($from)(number), Counter::new())
            }
            #[allow(clippy::redundant_closure_call, reason = "as above")]
            pub(super) fn number(&self) -> u8 {
                assert_eq!(std::ptr::from_ref(self).addr() % align_of::<Self>(), 0);
                ($to)(&self.0)
            }
        }

        impl SlotValue for $name {
            fn to_value(&self) -> Value<'_> {
                self.number().into()
            }
            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                let number: u8 = value.extract()?;
                assert!(number != 15, "a conversion panics");
                Ok($name::new(number))
            }
        }
    )*};
}

layouts! {
    Small([Box<u8>; 1]) = |it| [Box::new(it)], |it: &[Box<u8>; 1]| *it[0];
    Large((Box<u8>, [u64; 9])) = |it| (Box::new(it), [u64::from(it); 9]), |it: &(Box<u8>, [u64; 9])| {
        assert!(it.1.iter().all(|&other| other == u64::from(*it.0)));
        *it.0
    };
    #[repr(align(64))]
    Aligned([Box<u8>; 1]) = |it| [Box::new(it)], |it: &[Box<u8>; 1]| *it[0];
    /// It has no size.
    Empty([u8; 0]) = |_| [], |_: &[u8; 0]| 0;
    #[repr(align(128))]
    EmptyAligned([u8; 0]) = |_| [], |_: &[u8; 0]| 0;
}
