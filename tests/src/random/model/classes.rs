//! The classes of the model.

use slots_runtime::prelude::*;

/// The names of all attributes of all classes here.
pub(super) const NAMES: &[&str] = &[
    "count", "small", "label", "note", "serial", "kind", "double", "level", "secret", "ratio",
    "about", "tail",
];

/// The class body of a class with the slot `count`: the given items, and properties over the slot.
macro_rules! properties_of_count {
    (impl $class:ident { $($items:tt)* }) => {
        #[slots]
        impl $class {
            $($items)*

            /// Can be read only.
            #[getter]
            fn double(&self) -> i64 {
                self.count
            }

            /// Can be read, written and deleted.
            #[getter]
            fn level(&self) -> &i64 {
                &self.count
            }

            #[setter]
            fn set_level(&mut self, level: i64) {
                self.count = level;
            }

            #[deleter]
            fn delete_level(&mut self) {
                self.count = 0;
            }
        }
    };
}

/// Each kind of attribute once.
#[slots]
#[derive(Default)]
pub(super) struct Slotted {
    count: i64,
    small: u8,
    label: String,
    #[slot(unset)]
    note: Option<String>,
    #[slot(readonly)]
    serial: u32,
}

properties_of_count! {
    impl Slotted {
        const kind: &'static str = "slotted";
        const about: i64 = 7;

        /// Can be written only.
        #[setter]
        fn set_secret(&mut self, secret: i64) {
            self.count = secret;
        }
    }
}

/// A slot, class attributes, and an overflow map.
#[dynamic]
#[derive(Default)]
pub(super) struct Open {
    count: i64,
    #[slot(unset)]
    note: Option<String>,
}

#[slots]
impl Open {
    const kind: &'static str = "open";
    const about: i64 = 7;

    #[getter]
    fn double(&self) -> i64 {
        self.count
    }
}

/// A slot of its own hides one class attribute, a constant of its own overrides another.
#[slots]
#[derive(Default)]
pub(super) struct Derived {
    #[slot(base)]
    slotted: Slotted,
    ratio: f64,
    #[slot(unset)]
    about: Option<i64>,
}

#[slots]
impl Derived {
    const kind: &'static str = "derived";
}

/// The overflow map is the base's.
#[slots]
#[derive(Default)]
pub(super) struct OpenDerived {
    tail: f64,
    #[slot(base)]
    open: Open,
}

/// No attribute of it can be written.
#[slots(frozen)]
#[derive(Default)]
pub(super) struct Sealed {
    count: i64,
    #[slot(unset)]
    note: Option<String>,
}

properties_of_count! {
    impl Sealed {
        const kind: &'static str = "sealed";
    }
}

/// Only its own attributes and undeclared ones can be written.
#[dynamic]
#[derive(Default)]
pub(super) struct HalfSealed {
    #[slot(base)]
    sealed: Sealed,
    ratio: f64,
}

/// No attribute can be written or added.
#[dynamic(frozen)]
#[derive(Default)]
pub(super) struct Shut {
    count: i64,
}

#[slots]
impl Shut {
    const kind: &'static str = "shut";
}

impl Shut {
    /// With one entry, which came before it was an object with names.
    pub(super) fn with_entry() -> Self {
        let mut shut = Shut::default();
        shut.__dict__.insert_owned("a", 1.into());
        shut
    }
}
