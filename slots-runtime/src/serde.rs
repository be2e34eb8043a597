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
//! | null | a key of a map of objects | the key is removed |
//! | null | any other slot | an error of the kind `Type` |
//! | null | an entry of the overflow map | `None` is stored |
//! | a map | an object | the object is updated in place |
//! | a map | an `Option` of an object that is `None` | an object is made |
//! | a map | a map of objects | the named objects are updated in place; a new key is added |
//! | a map with the name of a variant | an enum with that active variant | the given fields are written; a read-only field must have its present value |
//! | a list | a list of objects | the list is replaced; each map makes an object |
//! | any other | any other | the value is converted without loss and written |
//! | two for one name | any | an error of the kind `Duplicate` |
//!
//! A name of the outermost map may be a path, as in [`update`](crate::ObjectExt::update):
//! `{"trigger": "network", "trigger.host": "lab"}`. A dynamic class stores a name that it does not have, also if it is a path.
//! [`Patch::replace`] accepts no paths.
//!
//! Inherited names and those of the overflow map are on the same level as the others, and unknown names are errors
//! (unless the class is dynamic). `#[serde(flatten)]` with `deny_unknown_fields` cannot do this.
//!
//! A choice is its name; a variant with fields is a map with one entry, the form that serde calls externally tagged, or a
//! variant of the format, such as a YAML tag. A tuple is a list. Durations (`"5ms"`), paths, addresses and every type that is `FromStr + Display` are strings.
//! Whole numbers fit or are rejected, and no float becomes a whole number. Bytes are bytes, or a list of numbers.
//!
//! Lists, and maps that do not contain objects, are replaced as a whole. Apart from the effect of null on other slots, this is a JSON
//! merge patch (RFC 7396).
//!
//! [`Patch::replace`] sets the whole state of an object instead: attributes that the input lacks get their defaults, and keys that it
//! lacks are removed.
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
//! [`from_deserializer`] makes an object of its attributes, with the defaults, rules and checks of
//! [`from_attrs`](crate::Slots::from_attrs), and reports all errors. The struct needs no `derive(Deserialize)`. [`deserialize`]
//! is the same in the form of `#[serde(deserialize_with)]` and of an `impl Deserialize`, [`ObjectSeed`] is a `DeserializeSeed`.
//!
//! ```
//! use slots_runtime::{prelude::*, serde::from_deserializer};
//!
//! #[slots]
//! #[derive(Debug)]
//! struct Roi {
//!     x: u32,
//!     #[slot(default = 8)]
//!     width: u32,
//! }
//!
//! let roi: Roi = from_deserializer(serde_json::json!({"x": 5}))?;
//! assert_eq!((roi.x, roi.width), (5, 8));
//!
//! let error = from_deserializer::<Roi, _>(serde_json::json!({"width": -1, "y": 5})).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "'Roi' object attribute 'width' must be in 0..=4294967295, not -1\n\
//!      'Roi' object has no attribute 'y'\n\
//!      'Roi' object needs 'x'"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Dict`](crate::Dict) and [`OwnedValue`](crate::OwnedValue) implement `Deserialize`, for values whose class is not known.

mod absent;
mod as_map;
mod changed;
mod create;
mod depth;
mod names;
mod patch;
mod plan;
mod read;
mod rejected;
mod scalar;
mod write;

pub use self::as_map::AsMap;
pub use self::create::{CreateFromError, ObjectSeed, deserialize, from_deserializer};
pub use self::depth::DEEPEST;
pub use self::patch::{Patch, UpdateFromError, update_from};
pub use self::write::serialize;
