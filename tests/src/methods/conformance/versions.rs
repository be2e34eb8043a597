//! The four versions of each class, and a fresh instance of each.

use slots_runtime::prelude::*;

use super::classes::classes;

/// An instance of one of the classes, in one of the versions.
pub(super) trait Twin {
    /// The instance.
    fn object(&self) -> &dyn Object;
    /// The instance, to be changed.
    fn object_mut(&mut self) -> &mut dyn Object;
    /// The field `__dict__`, which Python too lets one write to directly.
    fn overflow(&mut self) -> Option<&mut Dict>;
}

macro_rules! twins {
    ($($plain:ident),* $(,)?; $($dynamic:ident { $($dict:tt)* }),* $(,)?) => {
        $(impl Twin for $plain {
            fn object(&self) -> &dyn Object {
                self
            }
            fn object_mut(&mut self) -> &mut dyn Object {
                self
            }
            fn overflow(&mut self) -> Option<&mut Dict> {
                None
            }
        })*
        $(impl Twin for $dynamic {
            fn object(&self) -> &dyn Object {
                self
            }
            fn object_mut(&mut self) -> &mut dyn Object {
                self
            }
            fn overflow(&mut self) -> Option<&mut Dict> {
                Some(&mut self.$($dict)*)
            }
        })*

        /// An instance as it is before `__init__`.
        pub(crate) fn bare(class: &str) -> Option<Box<dyn Twin>> {
            match class {
                $(stringify!($plain) => Some(Box::new($plain::default())),)*
                $(stringify!($dynamic) => Some(Box::new($dynamic::default())),)*
                _ => None,
            }
        }
    };
}

mod typed {
    super::classes! { [] String, i64, f64, bool; Option<String>, Option<i64>, Option<f64> }
}

mod typed_unset {
    super::classes! {
        [unset] Option<String>, Option<i64>, Option<f64>, Option<bool>;
        Option<String>, Option<i64>, Option<f64>
    }
}

mod free {
    super::classes! {
        [] OwnedValue, OwnedValue, OwnedValue, OwnedValue;
        Option<OwnedValue>, Option<OwnedValue>, Option<OwnedValue>
    }
}

mod free_unset {
    super::classes! {
        [unset] Option<OwnedValue>, Option<OwnedValue>, Option<OwnedValue>, Option<OwnedValue>;
        Option<OwnedValue>, Option<OwnedValue>, Option<OwnedValue>
    }
}

/// How the slots of a class are written in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    /// Each slot has the type that the recordings give it; otherwise it accepts any value.
    pub(super) is_typed: bool,
    /// The slots that `__init__` sets can be unset; else they are plain fields.
    pub(super) is_unset: bool,
}

impl Version {
    /// All versions.
    pub(super) const ALL: [Version; 4] = [
        Version { is_typed: true, is_unset: false },
        Version { is_typed: true, is_unset: true },
        Version { is_typed: false, is_unset: false },
        Version { is_typed: false, is_unset: true },
    ];

    /// A new instance, as `Person()` returns in Python.
    pub(super) fn fresh(self, class: &str) -> Option<Box<dyn Twin>> {
        let mut twin = match self {
            Version { is_typed: true, is_unset: false } => typed::bare(class),
            Version { is_typed: true, is_unset: true } => typed_unset::bare(class),
            Version { is_typed: false, is_unset: false } => free::bare(class),
            Version { is_typed: false, is_unset: true } => free_unset::bare(class),
        }?;
        for (name, value) in init(class) {
            twin.object_mut().setattr(&name, value).expect("what `__init__` sets can be set");
        }
        Some(twin)
    }
}

/// The assignments that the `__init__` of a class and of its bases makes, in their order.
pub(super) fn init(class: &str) -> Vec<(String, OwnedValue)> {
    let pairs: &[(&str, Value<'_>)] = &match class {
        "Mixed" => vec![
            ("label", Value::from("m")),
            ("count", Value::from(3)),
            ("ratio", Value::from(0.5)),
            ("active", Value::from(true)),
        ],
        "Person" | "PersonDict" => vec![("name", Value::from("Aquiles"))],
        "SlottedCamera" => vec![("exposure_time", Value::from("5ms"))],
        "Circle" => vec![("radius", Value::from(2))],
        "Point2D" | "OpenPoint" => vec![("x", Value::from(1)), ("y", Value::from(2))],
        "Point3D" => vec![("x", Value::from(1)), ("y", Value::from(2)), ("z", Value::from(3))],
        "Point4D" => {
            vec![
                ("x", Value::from(1)),
                ("y", Value::from(2)),
                ("z", Value::from(3)),
                ("t", Value::from(0.5)),
            ]
        }
        "Animal" => vec![("species", Value::from("unknown"))],
        "Dog" => vec![("species", Value::from("unknown")), ("breed", Value::from("mutt"))],
        "Hybrid" => vec![("title", Value::from("T"))],
        "Tagged" => vec![("value", Value::from(1))],
        "Größe" => vec![("höhe", Value::from(3))],
        "Wide" => {
            return (0..32_i64)
                .step_by(2)
                .map(|n| (format!("f{n:02}"), OwnedValue::from(n)))
                .collect();
        }
        _ => vec![],
    };
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.to_owned().unwrap_or_default()))
        .collect()
}
