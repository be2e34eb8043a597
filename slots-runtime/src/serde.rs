//! Feature `serde`: serializes objects as maps of their attributes, and updates objects from any self-describing
//! format.
//!
//! Deserialization yields a [`Patch`]: an **update** that was read from JSON, TOML, YAML, MessagePack or another
//! self-describing format, and that is then applied to an existing object. It uses the same resolver, rules and hooks
//! as every write by name. If it contains errors, nothing is written, and all errors are reported, with paths and
//! suggestions.
//!
//! ```
//! use slots_runtime::{prelude::*, serde::Patch};
//!
//! #[slots]
//! struct Device {
//!     name: String,
//! }
//!
//! #[slots]
//! struct Roi {
//!     x: u32,
//!     y: u32,
//! }
//!
//! #[slots]
//! struct Camera {
//!     #[slot(base)]
//!     device: Device,
//!     #[slot(range = 0.0..=10.0, unit = "s")]
//!     exposure_time: f64,
//!     roi: Roi,
//! }
//!
//! let mut cam = Camera { device: Device { name: "left".into() }, exposure_time: 1.0, roi: Roi { x: 0, y: 0 } };
//!
//! let patch: Patch = serde_json::from_str(r#"{"name": "right", "exposure_time": 2, "roi": {"x": 5}}"#)?;
//! let undo = patch.apply(&mut cam)?;
//! assert_eq!((cam.device.name.as_str(), cam.exposure_time, cam.roi.x, cam.roi.y), ("right", 2.0, 5, 0));
//!
//! let patch: Patch = serde_json::from_str(r#"{"exp_time": 3, "roi": {"x": -1, "z": 0}, "name": "up"}"#)?;
//! assert_eq!(
//!     patch.apply(&mut cam).unwrap_err().to_string(),
//!     "'Camera' object has no attribute 'exp_time'. Did you mean: 'exposure_time'?\n\
//!      'Roi' object attribute 'x' must be in 0..=4294967295, not -1 (at 'roi.x')\n\
//!      'Roi' object has no attribute 'z' (at 'roi.z')"
//! );
//! assert_eq!(cam.device.name, "right");
//!
//! undo.apply(&mut cam)?;
//! assert_eq!(serde_json::to_string(&slots_runtime::serde::AsMap::new(&cam))?,
//!     r#"{"name":"left","exposure_time":1.0,"roi":{"x":0,"y":0}}"#);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Values of a patch
//!
//! | value | attribute | effect |
//! |---|---|---|
//! | none | any | it does not change |
//! | null | a slot declared `unset` | it is unset |
//! | null | an `Option` | it becomes `None` |
//! | null | any other slot | an error of the kind `Type` |
//! | null | an entry of the overflow map | `None` is stored |
//! | a map | an object | the object is updated in place |
//! | a list | a list of objects | each object is updated in place; the lengths must be equal |
//! | a map | a map of objects | the named objects are updated in place |
//! | any other | any other | the value is converted without loss and written |
//! | two for one name | any | an error of the kind `Duplicate` |
//!
//! Inherited names and those of the overflow map are on the same level as the others, and unknown names are errors
//! (unless the class is dynamic). `#[serde(flatten)]` with `deny_unknown_fields` cannot do this.
//!
//! A value of an enum is its name. Durations (`"5ms"`), paths, addresses and all types with `FromStr + Display` are
//! strings. Integers must fit, and no float is converted to an integer. Bytes are bytes, or a list of numbers.
//!
//! Lists and maps that do not contain objects are replaced as a whole.
//!
//! # Serialized attributes
//!
//! By default, the attributes that a patch of the same class accepts: writable slots that are not unset, and overflow
//! entries. [`AsMap`] has options for the others. JSON cannot represent infinity and NaN, and TOML has no null: such
//! values are omitted or rejected. Integers beyond 64 bits can be written as JSON, but `serde_json` reads them only
//! with its feature `arbitrary_precision`; without it, they become floats, which are rejected.
//!
//! # Construction
//!
//! A patch does not create objects. Use `#[derive(serde::Deserialize)]` in addition to `#[slots]`, or apply a patch to
//! a default value.

mod depth;
mod patch;
mod read;
mod write;

pub use self::depth::DEEPEST;
pub use self::patch::{Patch, UpdateFromError, update_from};
pub use self::write::{AsMap, serialize};
