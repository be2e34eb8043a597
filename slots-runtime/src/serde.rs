//! Feature `serde`: objects written as maps of their attributes, and updated from anything that serde reads.
//!
//! Reading is an **update**: a [`Patch`] is read from JSON, TOML, YAML, MessagePack or whatever else describes itself, and
//! is then applied to an object that is there, all or nothing. It goes through the same resolver, the same rules and the
//! same hooks as every write by name. Nothing is written unless all of it is right, and if something is wrong, all that is
//! wrong is notified at once, with its path and what was probably meant.
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
//! # What a patch means
//!
//! | given | for | means |
//! |---|---|---|
//! | nothing | any attribute | it stays as it is |
//! | null | a slot that can be unset | it is unset |
//! | null | an `Option` | `None` |
//! | null | any other field | an error of the type |
//! | null | a name that only the overflow map of a dynamic object has | Python's `None` is stored |
//! | a map | an object | an update of that object, where it is |
//! | a list | a list of objects | an update of each; there must be as many |
//! | a map | a map of objects | an update of those that are named |
//! | a value | anything else | the new value, converted where nothing is lost |
//! | a name twice | | an error; no value wins |
//!
//! Inherited names and those of the overflow map stand beside the others in one flat map, and unknown names are errors
//! (unless the class is dynamic): what `#[serde(flatten)]` with `deny_unknown_fields` cannot do.
//!
//! A choice is its name; a variant with fields is a map with one entry, the form that serde calls externally tagged. A tuple is
//! a list. Durations (`"5ms"`), paths, addresses and every type that is `FromStr + Display` are strings.
//! Whole numbers fit or are rejected, and no float becomes a whole number. Bytes are bytes, or a list of numbers.
//!
//! Lists and maps of anything but objects are replaced as a whole.
//!
//! # What is written
//!
//! By default only what a patch of the same class takes: slots that can be written, unless they are unset, and overflow
//! entries. [`AsMap`] has the options. JSON has no number for an infinity or a NaN, and TOML no null: what a format cannot
//! say, it leaves out or rejects. Whole numbers beyond 64 bits can be written as JSON, but `serde_json` reads them back only
//! with its feature `arbitrary_precision`; otherwise they are floats to it, which are rejected.
//!
//! # Construction
//!
//! A patch makes no objects. The usual way is `#[derive(serde::Deserialize)]` beside `#[slots]`, which do not disturb each
//! other, or a default value and a patch.

mod depth;
mod patch;
mod read;
mod write;

pub use self::depth::DEEPEST;
pub use self::patch::{Patch, UpdateFromError, update_from};
pub use self::write::{AsMap, serialize};
