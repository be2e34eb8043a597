//! The classes that the entry points lead to, each alone, as a base, and nested in another object.

use slots_runtime::{Extends, prelude::*};

/// A class whose objects can be nested anywhere.
pub(super) trait Specimen: Slots + Send + Sync {
    /// A class with the specimen as its slot `inner`.
    type Holder: Slots + Send + Sync;
    /// A class with the specimen as its base.
    type Derived: Extends<Self> + Send + Sync;

    fn new() -> Self;
    fn held() -> Self::Holder;
    fn derived() -> Self::Derived;
}

macro_rules! specimen {
    ($class:ident, $holder:ident, $derived:ident, $new:expr) => {
        #[slots]
        pub(super) struct $holder {
            inner: $class,
        }

        #[slots]
        pub(super) struct $derived {
            #[slot(base)]
            base: $class,
        }

        impl Specimen for $class {
            type Holder = $holder;
            type Derived = $derived;

            fn new() -> Self {
                $new
            }
            fn held() -> $holder {
                $holder { inner: Self::new() }
            }
            fn derived() -> $derived {
                $derived { base: Self::new() }
            }
        }
    };
}

#[expect(clippy::ptr_arg, reason = "a check is given the type of the slot")]
fn not_empty(text: &String) -> Result<(), String> {
    if text.is_empty() { Err("a label needs a letter".into()) } else { Ok(()) }
}

/// One of each sort of attribute.
#[slots]
pub(super) struct Rig {
    #[slot(range = 0.0..=10.0, alias = "amplification")]
    pub(super) gain: f64,
    #[slot(readonly)]
    pub(super) serial: u32,
    #[slot(choices = ["soft", "hard"])]
    pub(super) trigger: String,
    #[slot(check = not_empty)]
    pub(super) label: String,
    #[slot(unset)]
    pub(super) lens: Option<String>,
    #[slot(rename = "title")]
    pub(super) field_in_rust: String,
    pub(super) r#type: u8,
    #[slot(skip)]
    pub(super) cache: u8,
    pub(super) width: i64,
}

#[slots]
impl Rig {
    const model: &'static str = "R1";

    #[method]
    fn center(&self) -> f64 {
        self.gain
    }

    #[getter]
    fn area(&self) -> f64 {
        self.gain
    }

    #[setter]
    fn set_secret(&mut self, secret: f64) {
        self.gain = secret;
    }
}

specimen!(
    Rig,
    RigHolder,
    RigDerived,
    Rig {
        gain: 1.0,
        serial: 7,
        trigger: "soft".into(),
        label: "left".into(),
        lens: None,
        field_in_rust: "t".into(),
        r#type: 3,
        cache: 4,
        width: 5,
    }
);

/// No attribute of it can be written.
#[slots(frozen)]
pub(super) struct Sealed {
    pub(super) width: i64,
}

#[slots]
impl Sealed {
    #[getter]
    fn double(&self) -> i64 {
        self.width * 2
    }

    #[setter]
    fn set_double(&mut self, double: i64) {
        self.width = double / 2;
    }
}

specimen!(Sealed, SealedHolder, SealedDerived, Sealed { width: 5 });

/// Only its `pub` fields are slots.
#[slots(pub)]
pub(super) struct Half {
    pub open: i64,
    closed: i64,
}

specimen!(Half, HalfHolder, HalfDerived, Half { open: 1, closed: 2 });

impl Half {
    pub(super) fn closed(&self) -> i64 {
        self.closed
    }
}

fn in_order(span: &Span) -> Result<(), String> {
    if span.low <= span.high { Ok(()) } else { Err("low is above high".into()) }
}

/// A class whose check validates the whole object.
#[slots(check = in_order)]
pub(super) struct Span {
    pub(super) low: i64,
    pub(super) high: i64,
}

specimen!(Span, SpanHolder, SpanDerived, Span { low: 1, high: 2 });

/// Accepts any name, so its undo does not fit any other class.
#[dynamic]
#[derive(Default)]
pub(super) struct Loose {}
