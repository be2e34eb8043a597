//! Python's `__slots__` for Rust structs: read and set the attributes of an ordinary struct by names that come from
//! outside, fast, typed, and with no typo lost.
//!
//! ```
//! use slots_runtime::prelude::*;
//!
//! #[slots]
//! struct Camera {
//!     exposure_time: f64,
//!     gain: f64,
//! }
//!
//! let mut cam = Camera { exposure_time: 0.01, gain: 1.0 };
//! cam.setattr("gain", 2)?;
//! assert_eq!(cam.gain, 2.0);
//! assert_eq!(
//!     cam.setattr("exp_time", 0.005).unwrap_err().to_string(),
//!     "'Camera' object has no attribute 'exp_time'. Did you mean: 'exposure_time'?"
//! );
//! # Ok::<(), AttributeError>(())
//! ```
//!
//! It is for programs whose attributes are set from a command line, a config file, a script, a console or an inspector.
//! Where the names are known while the program is written, use the fields; they are still there.
//!
//! # Overview
//!
//! - The [guide] explains it from the beginning: slots, class attributes, storage, inheritance, cost, alternatives, and
//!   when it is worth it. The [cookbook](guide::cookbook) has one page for each task, the [reference](guide::reference)
//!   all options, conversions and errors.
//! - [`#[slots]`](macro@slots) on a struct makes its fields **slots**: attributes that can be reached by name.
//!   [`#[dynamic]`](macro@dynamic) adds an overflow map, [`Dict`], for all other names. `#[slots]` on an `impl` is the
//!   class body: class attributes and properties.
//! - [`ObjectExt`] has the verbs. They work on the struct and on [`&dyn Object`](Object).
//! - [`Value`] is what crosses when the type is not known, [`OwnedValue`] the same without a borrow.
//! - [`AttributeError`] is the one error; it knows what was meant.
//! - [`Slot`] is a handle that pays for a name once. [`Path`] reaches into nested objects. [`Live`] shares an object
//!   between threads.
//! - [`Class`] describes a struct: its slots, their types, rules, offsets and docs.
//! - [`Census`] counts what dynamic objects hold, and says what to declare.
//!
//! # The verbs
//!
//! | by name | typed | text | by path |
//! |---|---|---|---|
//! | [`getattr`](ObjectExt::getattr) | [`attr`](ObjectExt::attr), [`attr_mut`](ObjectExt::attr_mut) | | [`at`](ObjectExt::at) |
//! | [`setattr`](ObjectExt::setattr) | [`set_attr`](ObjectExt::set_attr) | [`set_text`](ObjectExt::set_text) | [`set_at`](ObjectExt::set_at), [`set_text_at`](ObjectExt::set_text_at) |
//! | [`delattr`](ObjectExt::delattr) | | | [`delete_at`](ObjectExt::delete_at) |
//! | [`update`](ObjectExt::update): all or none | | [`update_texts`](ObjectExt::update_texts) | names may be paths |
//! | [`hasattr`](ObjectExt::hasattr), [`dir`](ObjectExt::dir), [`vars`](ObjectExt::vars) | [`as_base`](ObjectExt::as_base), [`isinstance`](ObjectExt::isinstance) | | [`child`](ObjectExt::child) |
//!
//! # Cookbook
//!
//! What each of these does in full is in the [cookbook](guide::cookbook).
//!
//! ## Declare
//!
//! ```
//! use slots_runtime::prelude::*;
//!
//! /// What starts an exposure.
//! #[derive(Attribute, Clone, Copy, Debug, PartialEq)]
//! #[attribute(rename_all = "kebab-case")]
//! enum Trigger {
//!     Software,
//!     FreeRunning,
//! }
//!
//! #[slots]
//! #[derive(Clone, Debug, PartialEq)]
//! struct Roi {
//!     x: u32,
//!     y: u32,
//! }
//!
//! /// A camera on a bench.
//! #[slots]
//! #[derive(Clone, Debug, PartialEq)]
//! struct Camera {
//!     /// How long one frame is exposed.
//!     #[slot(unit = "s", range = 0.0..=60.0)]
//!     exposure_time: f64,
//!     trigger: Trigger,
//!     roi: Roi,
//!     tags: Vec<String>,
//!     #[slot(unset)]
//!     cooler: Option<f64>,
//!     #[slot(readonly)]
//!     serial: u32,
//! }
//!
//! #[slots]
//! impl Camera {
//!     /// A class attribute.
//!     const bits: u8 = 12;
//!
//!     /// A property.
//!     #[getter]
//!     fn frame_rate(&self) -> f64 {
//!         1.0 / self.exposure_time
//!     }
//! }
//!
//! let mut cam = Camera {
//!     exposure_time: 0.01,
//!     trigger: Trigger::Software,
//!     roi: Roi { x: 0, y: 0 },
//!     tags: vec![],
//!     cooler: None,
//!     serial: 7,
//! };
//! assert_eq!(cam.getattr("frame_rate")?, 100.0);
//! assert_eq!(cam.dir(), ["bits", "cooler", "exposure_time", "frame_rate", "roi", "serial", "tags", "trigger"]);
//! assert_eq!(cam.setattr("serial", 8).unwrap_err().kind(), ErrorKind::ReadOnly);
//! # Ok::<(), AttributeError>(())
//! ```
//!
//! ## Set what a person typed
//!
//! ```
//! # use slots_runtime::prelude::*;
//! # #[slots]
//! # struct Roi { x: u32 }
//! # #[slots]
//! # struct Camera { #[slot(unit = "s", range = 0.0..=60.0)] exposure_time: f64, roi: Roi, tags: Vec<String> }
//! # let mut cam = Camera { exposure_time: 0.01, roi: Roi { x: 0 }, tags: vec![] };
//! cam.set_text("exposure_time", "5ms")?;
//! cam.set_text("tags", "dark, night 2")?;
//! cam.set_text_at("roi.x", "1_024")?;
//! assert_eq!((cam.exposure_time, cam.tags.len(), cam.roi.x), (0.005, 2, 1024));
//! # Ok::<(), AttributeError>(())
//! ```
//!
//! ## Set several or none, and undo
//!
//! ```
//! # use slots_runtime::prelude::*;
//! # #[slots]
//! # struct Camera { gain: f64, name: String }
//! # let mut cam = Camera { gain: 1.0, name: "left".into() };
//! let error = cam.update([("gain", Value::from(2)), ("nmae", "right".into()), ("name", 3.into())]).unwrap_err();
//! assert_eq!(error.faults().len(), 2);
//! assert_eq!(cam.gain, 1.0);
//!
//! let undo = cam.update([("gain", Value::from(2)), ("name", "right".into())])?;
//! undo.apply(&mut cam)?;
//! assert_eq!((cam.gain, cam.name.as_str()), (1.0, "left"));
//! # Ok::<(), UpdateError>(())
//! ```
//!
//! ## Handle objects of any class
//!
//! ```
//! # use slots_runtime::prelude::*;
//! fn show(object: &dyn Object) -> String {
//!     object.vars().map(|(name, value)| format!("{name} = {value}\n")).collect()
//! }
//!
//! #[slots]
//! struct Camera {
//!     gain: f64,
//!     name: String,
//! }
//!
//! assert_eq!(show(&Camera { gain: 1.0, name: "left".into() }), "gain = 1.0\nname = left\n");
//! ```
//!
//! ## Take attributes that nobody declared
//!
//! ```
//! # use slots_runtime::prelude::*;
//! #[dynamic]
//! #[derive(Default)]
//! struct Camera {
//!     exposure_time: f64,
//! }
//!
//! let mut cam = Camera::default();
//! cam.setattr("comment", "dark frame")?;
//! assert_eq!(cam.setattr("exp_time", 0.01)?, Stored::Overflow { is_new: true });
//! assert_eq!(cam.suspicious()[0].near, ["exposure_time"]); // what Python leaves unseen
//! # Ok::<(), AttributeError>(())
//! ```
//!
//! ## Go through many objects
//!
//! ```
//! # use slots_runtime::{prelude::*, slot};
//! # #[slots]
//! # struct Camera { gain: f64 }
//! # let mut cams = vec![Camera { gain: 1.0 }, Camera { gain: 2.0 }];
//! let gain: Slot<Camera, f64> = Camera::slot("gain")?;
//! assert_eq!(gain.column(&cams).sum::<f64>(), 3.0);
//! for gain in slot!(Camera, gain).column_mut(&mut cams) {
//!     *gain *= 2.0;
//! }
//! assert_eq!(cams[1].gain, 4.0);
//! # Ok::<(), AttributeError>(())
//! ```
//!
//! ## Inherit
//!
//! ```
//! # use slots_runtime::prelude::*;
//! #[slots]
//! struct Device {
//!     serial: u32,
//! }
//!
//! #[slots]
//! struct Camera {
//!     #[slot(base)]
//!     device: Device,
//!     gain: f64,
//! }
//!
//! let cam = Camera { device: Device { serial: 7 }, gain: 1.0 };
//! assert_eq!(cam.getattr("serial")?, 7);
//! assert!(cam.isinstance::<Device>());
//! # Ok::<(), AttributeError>(())
//! ```
//!
//! # Crate features
//!
//! - **`std`** (on by default): `HashMap`, `PathBuf` and [`Live`]. Without it the crate is `no_std` with `alloc`.
//!
//! # Limits
//!
//! Structs with named fields only; their data must be owned. Rules bind writes by name, not Rust code that sees the
//! field. There is no registry of types.
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod access;
mod attribute;
mod census;
mod check;
mod child;
mod class;
mod decl;
mod dict;
mod error;
mod expand;
#[cfg(any(doc, doctest))]
pub mod guide;
mod inner_rules;
mod introspect;
mod kernel;
mod kind;
#[cfg(feature = "std")]
mod live;
mod locate;
#[allow(
    clippy::cast_possible_truncation,
    clippy::precedence,
    clippy::cast_lossless,
    clippy::too_many_arguments,
    reason = "arithmetic on bits, in constants"
)]
mod names;
mod names_of_types;
mod object;
mod ops;
mod path;
mod refused;
mod rules;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "serde")]
pub mod serde;
mod slot;
mod slots;
mod suggest;
mod text;
mod transact;
mod units;
mod update;
mod value;

#[doc(hidden)]
pub mod __private;

/// # As an attribute of a type
///
/// An enum without fields crosses as the name of its variant, a struct with one field as that field. The options
/// (`rename_all`, `rename`, `alias`, `crate`) are in the [reference](guide::reference::attribute_types).
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[derive(Attribute, Debug, PartialEq)]
/// #[attribute(rename_all = "kebab-case")]
/// enum Trigger {
///     Software,
///     FreeRunning,
/// }
///
/// #[slots]
/// struct Camera {
///     trigger: Trigger,
/// }
///
/// let mut cam = Camera { trigger: Trigger::Software };
/// cam.setattr("trigger", "free-running")?;
/// assert_eq!(cam.trigger, Trigger::FreeRunning);
/// # Ok::<(), AttributeError>(())
/// ```
pub use slots_macros::Attribute;
/// ```
/// use slots_runtime::prelude::*;
///
/// #[derive(Slots)]
/// #[slot(frozen)]
/// struct Calibration {
///     offset: f64,
/// }
///
/// assert_eq!(Calibration { offset: 0.5 }.getattr("offset")?, 0.5);
/// # Ok::<(), AttributeError>(())
/// ```
pub use slots_macros::Slots;
/// It adds the field `__dict__` of type [`Dict`], unless a field is marked `#[slot(dict)]`. The options are those of
/// [`#[slots]`](macro@slots), and `warn`: see the [reference](guide::reference::class_options).
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[dynamic]
/// #[derive(Default)]
/// struct Person {
///     name: String,
/// }
///
/// let mut me = Person { name: "Aquiles".into(), ..Default::default() };
/// me.setattr("last_name", "Doe")?;
/// assert_eq!(me.getattr("last_name")?, "Doe");
/// assert_eq!(size_of::<Person>(), size_of::<String>() + size_of::<usize>());
/// # Ok::<(), AttributeError>(())
/// ```
pub use slots_macros::dynamic;
/// | on a struct | |
/// |---|---|
/// | `pub` | only `pub` fields are slots |
/// | `frozen` | no attribute can be written by name |
/// | `rename_all = "camelCase"` | all names are written in one way |
/// | `check = path` | `path` judges the whole object after each write |
/// | `crate = path` | where this crate is |
///
/// | `#[slot(..)]` on a field | |
/// |---|---|
/// | `skip`, `base`, `dict` | no attribute; a base; the overflow map |
/// | `unset` | the `None` of an `Option` means that the slot is unset |
/// | `readonly`, `range = 0..10`, `choices = [..]`, `check = path` | rules of a write by name |
/// | `rename = ".."`, `alias = ".."` | another name; one more name |
/// | `unit = "s"` | the unit that texts may have: `5ms` |
///
/// | in a class body (`#[slots] impl`) | |
/// |---|---|
/// | `const` | a class attribute |
/// | `#[getter]`, `#[setter]`, `#[deleter]` | a property |
/// | `#[on_set]` | a hook that is called after each write by name |
///
/// Each has an example in the [reference](guide::reference).
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person {
///     name: String,
///     #[slot(range = 0..=150)]
///     years: u32,
/// }
///
/// #[slots]
/// impl Person {
///     const species: &'static str = "human";
/// }
///
/// let mut me = Person { name: "Aquiles".into(), years: 35 };
/// me.setattr("years", 36)?;
/// assert_eq!(me.getattr("species")?, "human");
/// assert_eq!(
///     me.setattr("years", 200).unwrap_err().to_string(),
///     "'Person' object attribute 'years' must be in 0..=150, not 200"
/// );
/// # Ok::<(), AttributeError>(())
/// ```
pub use slots_macros::slots;

pub use crate::attribute::Attribute;
pub use crate::census::{AttributeUse, Census, ClassCensus, Lookalike};
pub use crate::child::ChildMut;
pub use crate::class::{Class, ClassAttrInfo, Layout, Part, PartKind, PropertyInfo, SlotInfo};
pub use crate::decl::Suspicion;
pub use crate::dict::Dict;
pub use crate::error::{AttributeError, ErrorKind};
pub use crate::kind::Kind;
#[cfg(feature = "std")]
pub use crate::live::Live;
pub use crate::object::{Object, ObjectExt, Stored};
pub use crate::ops::Input;
pub use crate::path::{Path, PathError, Step};
pub use crate::refused::Refused;
pub use crate::rules::{Bounds, Rule};
pub use crate::slot::Slot;
pub use crate::slots::{Extends, Slots};
pub use crate::update::{Undo, UpdateError};
pub use crate::value::{
    BigInt, BigUint, Bytes, Foreign, List, Map, Mapping, OwnedValue, Sequence, Text, Value,
};

/// What most programs need: `use slots_runtime::prelude::*;`.
pub mod prelude {
    pub use crate::{
        Attribute, AttributeError, Dict, ErrorKind, Object, ObjectExt, OwnedValue, Path, Slot,
        Slots, Stored, Undo, UpdateError, Value, dynamic, slots,
    };
}
