//! Python's `__slots__` for Rust structs: read and write the fields of an ordinary struct by names that are known only at
//! run time.
//!
//! Access is fast and typed, and an unknown name is an error with a suggestion:
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
//! The library is for programs that set attributes from a command line, a config file, a script, a console or an
//! inspector. If the names are known at compile time, use the fields: the struct does not change.
//!
//! # Installation
//!
//! ```sh
//! cargo add slots-runtime
//! ```
//!
//! The crate re-exports the macros, so one dependency is enough. Most programs need only
//! `use slots_runtime::prelude::*;`.
//!
//! # Overview
//!
//! - [`#[slots]`](macro@slots) on a struct makes its fields **slots**: attributes that are accessible by name. `#[slots]`
//!   on an `impl` block makes its constants class attributes, its getters, setters and deleters properties, and its
//!   `#[method]`s callable by name.
//!   [`#[dynamic]`](macro@dynamic) is `#[slots]` with an overflow map, [`Dict`], for all other names.
//! - [`ObjectExt`] has the methods that read and write attributes. They work on the struct and on [`&dyn Object`](Object).
//! - [`Value`] is a dynamically typed value that borrows; [`OwnedValue`] owns its data.
//! - [`AttributeError`] is the error of an access by name, with its [kind](ErrorKind), its parts and suggestions.
//!   [`UpdateError`] lists all errors of an update.
//! - [`Slot`] is a typed handle of a slot, which looks up the name once; [`AnySlot`] is one for values of any type, made from a
//!   name or a path. [`AttrPath`] is a parsed path to an attribute of a nested object. [`Shared`] shares an object between
//!   threads.
//! - [`Class`] describes a struct: its slots with their types, rules, offsets and documentation.
//! - [`Census`] counts the attributes of dynamic objects and suggests a declaration.
//!
//! The documentation has three more parts:
//!
//! - The [guide] explains slots, overflow maps, class attributes, inheritance, objects made by name, storage, cost
//!   and alternatives.
//! - The [cookbook](guide::cookbook) has one page per task.
//! - The [reference](guide::reference) lists all options, conversions and errors.
//!
//! # Methods
//!
//! | by name | typed | from a string | by path |
//! |---|---|---|---|
//! | [`getattr`](ObjectExt::getattr) | [`attr`](ObjectExt::attr), [`attr_mut`](ObjectExt::attr_mut) | | [`get_path`](ObjectExt::get_path) |
//! | [`setattr`](ObjectExt::setattr) | [`replace_attr`](ObjectExt::replace_attr) | [`set_text`](ObjectExt::set_text) | [`set_path`](ObjectExt::set_path), [`set_text_path`](ObjectExt::set_text_path) |
//! | [`delattr`](ObjectExt::delattr) | | | [`delete_path`](ObjectExt::delete_path), [`insert_path`](ObjectExt::insert_path), [`push_path`](ObjectExt::push_path) |
//! | [`update`](ObjectExt::update): all writes or none | [`update_with`](ObjectExt::update_with) | [`update_texts`](ObjectExt::update_texts), [`update_with`](ObjectExt::update_with) | each name may be a path |
//! | [`validate_update`](ObjectExt::validate_update): the errors of an update | | | each name may be a path |
//! | [`from_attrs`](Slots::from_attrs), [`Class::create`]: a new object | | | |
//! | [`list`](ObjectExt::list), [`list_mut`](ObjectExt::list_mut), [`map`](ObjectExt::map), [`map_mut`](ObjectExt::map_mut): views of containers | | | [`list_path`](ObjectExt::list_path), [`map_path`](ObjectExt::map_path), .. |
//! | [`reset`](ObjectExt::reset): the default | | | [`reset_path`](ObjectExt::reset_path) |
//! | [`validate`](ObjectExt::validate): an object that exists | | | |
//! | [`hasattr`](ObjectExt::hasattr), [`dir`](ObjectExt::dir), [`vars`](ObjectExt::vars), [`leaves`](ObjectExt::leaves) | [`as_base`](ObjectExt::as_base), [`isinstance`](ObjectExt::isinstance) | | [`child`](ObjectExt::child) |
//!
//! The reference has a table of the [errors of each method](guide::reference::errors#errors-of-each-method).
//!
//! # Examples
//!
//! The [cookbook](guide::cookbook) has longer examples.
//!
//! ## Declare a class
//!
//! ```
//! use slots_runtime::prelude::*;
//!
//! /// Event that starts an exposure.
//! #[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
//! #[slot_value(rename_all = "kebab-case")]
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
//!     /// Exposure time of one frame.
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
//! ## Set attributes from strings
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
//! cam.set_text_path("roi.x", "1_024")?;
//! assert_eq!((cam.exposure_time, cam.tags.len(), cam.roi.x), (0.005, 2, 1024));
//! # Ok::<(), AttributeError>(())
//! ```
//!
//! ## Apply several writes together, and undo them
//!
//! ```
//! # use slots_runtime::prelude::*;
//! # #[slots]
//! # struct Camera { gain: f64, name: String }
//! # let mut cam = Camera { gain: 1.0, name: "left".into() };
//! let error = cam.update([("gain", Value::from(2)), ("nmae", "right".into()), ("name", 3.into())]).unwrap_err();
//! assert_eq!(error.errors().len(), 2);
//! assert_eq!(cam.gain, 1.0);
//!
//! let undo = cam.update([("gain", Value::from(2)), ("name", "right".into())])?;
//! undo.apply(&mut cam)?;
//! assert_eq!((cam.gain, cam.name.as_str()), (1.0, "left"));
//! # Ok::<(), UpdateError>(())
//! ```
//!
//! ## Write code for objects of any class
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
//! ## Accept attributes that are not declared
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
//! assert_eq!(cam.possible_typos()[0].near, ["exposure_time"]); // a possible typo
//! # Ok::<(), AttributeError>(())
//! ```
//!
//! ## Process many objects
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
//! ## Inherit attributes
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
//! | feature | default | adds |
//! |---|---|---|
//! | `std` | yes | conversions of `HashMap` and `PathBuf`. Without it the crate is `no_std` and needs `alloc` |
//! | `shared` | yes | [`Shared`], an object that threads share, with the lock of `parking_lot`; enables `std` |
//! | `census` | yes | [`Census`], which counts the attributes of dynamic objects and suggests a declaration |
//! | `serde` | no | module `serde`: [updates an object](guide::cookbook::formats) from JSON, TOML, YAML and other self-describing formats, and serializes objects |
//! | `json` | no | converts `serde_json::Value` to a [`Value`] and back |
//! | `indexmap` | no | slots of the types `IndexMap` and `IndexSet` |
//! | `bitflags` | no | slots of flags of the crate `bitflags`, and maps whose keys are flags |
//! | `smallvec` | no | slots of the type `SmallVec` |
//! | `schema` | no | module `schema`: derives a JSON Schema from a class |
//!
//! # Limits
//!
//! Only structs with named fields and unit structs can have slots; enums and tuples are values of slots. A struct
//! with a lifetime parameter is accessible by name only with the lifetime `'static`. Rules apply to writes by name,
//! not to direct field access. The library has no registry of types.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![no_std]
#![warn(missing_debug_implementations)]

extern crate alloc;

#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
pub mod __private;
#[doc(hidden)]
pub mod __layers {
    //! For `slots-config` only. Not part of the public interface; it changes without notice.
    pub use crate::methods::layers::{complete, create, out_of_range, update};
}
mod access;
#[cfg(feature = "census")]
mod census;
mod describe;
mod error;
#[cfg(any(doc, doctest))]
pub mod guide;
mod lookup;
mod methods;
mod model;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "serde")]
pub mod serde;
mod slot_value;
mod support;
mod text;

/// Derives conversion to and from a [`Value`] for an enum, a newtype or a tuple struct.
///
/// | type | value |
/// |---|---|
/// | variant without fields | the name of the variant |
/// | variant with named fields | a map with one entry: `{"hardware": {"line": 3}}` |
/// | variant with one field without a name | a map with one entry: `{"timer": 0.5}` |
/// | variant with several fields without names | a map with one entry: `{"window": [1, 2]}` |
/// | struct with one field (newtype) | the value of the field |
/// | tuple struct with several fields | the list of the fields |
/// | struct without fields | `None` |
///
/// Serde writes the same form. [`Value::variant`] returns the name of the variant in all four cases.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[derive(SlotValue, Debug, PartialEq)]
/// #[slot_value(rename_all = "kebab-case")]
/// enum Trigger {
///     FreeRunning,
///     /// A signal on a line.
///     Hardware {
///         #[slot(default = 1)]
///         line: u32,
///     },
/// }
///
/// #[slots]
/// struct Camera {
///     trigger: Trigger,
/// }
///
/// let mut cam = Camera { trigger: Trigger::FreeRunning };
/// assert_eq!(
///     cam.get_path("trigger.line").unwrap_err().to_string(),
///     "'Camera' object attribute 'trigger' is 'free-running'; 'line' belongs to 'hardware'"
/// );
/// cam.setattr("trigger", "hardware")?;
/// assert_eq!(cam.trigger, Trigger::Hardware { line: 1 });
/// cam.set_path("trigger.line", 3)?;
/// assert_eq!(cam.getattr("trigger")?.to_string(), r#"{"hardware": {"line": 3}}"#);
/// # Ok::<(), AttributeError>(())
/// ```
///
/// # Paths
///
/// A path reaches the fields of the active variant: `trigger.line`, `window[1]` or `window.1`. If a variant has only
/// one field, without a name, a path reaches the attributes and items of the field directly (`shape.radius`), and the
/// field itself by the name of the variant (`trigger.timer`) or by its number (`trigger.0`). If the field is a list or a map, a path
/// without the name of the variant also adds and removes its items. A path into another
/// variant is an error of the kind [`NotReachable`](ErrorKind::NotReachable).
///
/// # Writing
///
/// A write of the name of a variant selects the variant. Its fields get their defaults, even if the variant is
/// already active; an `Option` without a default is `None`. A map with one entry selects the variant and sets its
/// fields; fields that are not in the map get their defaults. All fields that have neither a value nor a default are
/// reported in one error of the kind [`Missing`](ErrorKind::Missing).
///
/// # Options
///
/// | `#[slot_value(..)]` | on | meaning |
/// |---|---|---|
/// | `rename_all = "kebab-case"` | the enum | converts the case of the names of all variants |
/// | `rename_all_fields = "camelCase"` | the enum | converts the case of the names of the fields of all variants |
/// | `default` | the enum, a variant | each field without a default has the `Default` of its type |
/// | `rename = ".."`, `alias = ".."` | a variant | a different name; an additional name |
/// | `crate = path` | the type | the path of this crate |
///
/// | `#[slot(..)]` | on | meaning |
/// |---|---|---|
/// | `default`, `default = expr` | a field of a variant | the value of the field if none is given |
/// | `rename = ".."`, `alias = ".."` | a named field | a different name; an additional name |
/// | `with = module`, `with = Description` | a field of a variant | as for a [slot](macro@slots) |
/// | `range = 0..10`, `choices = [..]`, `check = path`, `unit = "s"` | a field of a variant | as for a [slot](macro@slots) |
/// | `readonly` | a field of a variant | the field gets its value when the variant is selected, and keeps it as long as the variant is active |
/// | `skip` | a named field | the field is not reached by name, and is made by `Default` |
///
/// A field can have any type. A field whose type does not convert is accessible only by typed access. The rules of a
/// field apply to a write of the field, to a write below it, and to a write of the whole value. If the only field of
/// a variant has no name, it cannot have a `check` if it is an object, and `readonly` only if it is a number or a
/// string: a path leads past the field into its value. The parameters of a generic enum must implement [`SlotValue`](trait@SlotValue). A type
/// with lifetime parameters converts only with the lifetime `'static`.
pub use slots_macros::SlotValue;

/// Derives slots for a struct, like [`#[slots]`](macro@slots).
///
/// The attribute macros `#[slots]` and `#[dynamic]` add this derive. Use it directly to write the options of the class in
/// `#[slot(..)]` above the struct.
///
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

/// Makes the fields of a struct accessible by name, and stores all other names in an overflow map, like Python's `__dict__`.
///
/// The macro adds the field `__dict__` of type [`Dict`], unless a field is marked `#[slot(dict)]`. It accepts the options of
/// [`#[slots]`](macro@slots) and the option `warn`; the [reference](guide::reference::class_options) explains them.
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

/// Makes the fields of a struct accessible by name, like Python's `__slots__`.
///
/// On a struct, each field becomes a slot: an attribute that the methods of [`ObjectExt`] read and write by its name. A name
/// that is not declared is an error. The struct itself does not change.
///
/// On an inherent `impl` block, the macro declares the class body: constants become class attributes, and methods marked
/// `#[getter]`, `#[setter]` or `#[deleter]` become properties; those marked `#[method]` are [called](ObjectExt::call) by name.
///
/// | option of the struct | meaning |
/// |---|---|
/// | `pub` | only `pub` fields are slots |
/// | `frozen` | no attribute can be written by name |
/// | `rename_all = "camelCase"` | converts the case of all names |
/// | `check = path` | calls `path` to validate the whole object after each write |
/// | `default` | slots that are not given to [`from_attrs`](Slots::from_attrs) have the values of the `Default` of the struct |
/// | `crate = path` | the path of this crate |
/// | `remote = path::Struct` | the struct describes the fields of a struct of another crate, for `with` |
/// | `partial` | with `remote`: the description names some of the fields only |
///
/// | `#[slot(..)]` on a field | meaning |
/// |---|---|
/// | `skip` | the field is not an attribute |
/// | `base` | the field is a base, whose attributes are inherited |
/// | `dict` | the field is the overflow map |
/// | `unset` | the slot may be unset; `None` means unset |
/// | `readonly`, `range = 0..10`, `choices = [..]`, `check = path` | rules that validate a write by name |
/// | `default`, `default = expr` | the value of the slot if it is not given to [`from_attrs`](Slots::from_attrs) |
/// | `rename = ".."`, `alias = ".."` | a different name; an additional name |
/// | `unit = "s"` | the unit of the number; strings may have a unit, such as `5ms` |
/// | `with = module` | `to_value` and `from_value` of the module convert the value or its items, which can be of a foreign type |
/// | `with = Description` | the value or its items are objects, which a struct with `remote` describes |
///
/// | in a class body | meaning |
/// |---|---|
/// | `const` | class attribute |
/// | `#[getter]`, `#[setter]`, `#[deleter]` | property |
/// | `#[method]` | method that is called by name; `#[arg(default = 1)]` before an argument gives it a default, a unit or rules |
/// | `#[on_set]` | hook that is called after each write by name that changes a value |
///
/// The [reference](guide::reference) has an example of each option.
///
/// The functions of `with` are `fn to_value(value: &T) -> Value<'_>` and
/// `fn from_value(value: Value<'_>) -> Result<T, E>`, where `T` is the type of the field, or that of the items of its
/// options, boxes, arrays, lists and maps, and `E` is [`ValueError`] or another error. [Fields of foreign
/// types](guide::cookbook::foreign_types) has examples of both forms of `with`.
///
/// A struct with lifetime parameters is accessible by name only with the lifetime `'static`: for `struct Config<'a>`,
/// `Config<'static>` has the methods of this crate, and any other instance has only its fields.
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

pub use crate::access::child::ChildMut;
pub use crate::access::diff::Difference;
pub use crate::access::leaves::{Leaf, Leaves};
pub use crate::access::stored::Stored;
#[cfg(feature = "census")]
#[cfg_attr(docsrs, doc(cfg(feature = "census")))]
pub use crate::census::count::{Census, ClassCensus};
#[cfg(feature = "census")]
#[cfg_attr(docsrs, doc(cfg(feature = "census")))]
pub use crate::census::usage::{AttributeUse, SimilarName};
pub use crate::describe::class_attr_info::ClassAttrInfo;
pub use crate::describe::layout::{Layout, Part, PartKind};
pub use crate::describe::leaves::ClassLeaf;
pub use crate::describe::method_info::{ArgumentInfo, MethodInfo, Receiver};
pub use crate::describe::property_info::PropertyInfo;
pub use crate::describe::slot_info::SlotInfo;
pub use crate::error::attribute_error::AttributeError;
pub use crate::error::update_error::UpdateError;
pub use crate::methods::any_slot::AnySlot;
pub use crate::methods::history::{History, HistoryEntry};
pub use crate::methods::object::ObjectExt;
#[cfg(feature = "shared")]
pub use crate::methods::shared::Shared;
#[cfg(feature = "shared")]
pub use crate::methods::shared::SharedObject;
#[cfg(feature = "shared")]
pub use crate::methods::shared::notification::Notification;
#[cfg(feature = "shared")]
pub use crate::methods::shared::subscription::Subscription;
pub use crate::methods::slot::Extends;
pub use crate::methods::slot::Slot;
pub use crate::methods::slot::Slots;
pub use crate::methods::slot::modes::{Direct, Validated};
pub use crate::methods::update::Undo;
pub use crate::methods::views::{ListView, MapView};
pub use crate::methods::views_mut::{ListViewMut, MapViewMut};
pub use crate::model::arguments::{Arguments, IntoArguments};
pub use crate::model::change::Change;
pub use crate::model::class::Class;
pub use crate::model::dict::Dict;
pub use crate::model::error_kind::ErrorKind;
pub use crate::model::kernel::object::Object;
pub use crate::model::possible_typo::PossibleTypo;
pub use crate::model::rule::{Bounds, Rule};
pub use crate::model::slot_type::SlotType;
pub use crate::model::slot_type::{EnumInfo, FieldInfo, VariantInfo};
pub use crate::model::value::integer::{BigInt, BigUint};
pub use crate::model::value::owned::{OwnedList, OwnedValue};
pub use crate::model::value::view::{Bytes, Foreign, List, Map, Mapping, Sequence, Text};
pub use crate::model::value::{IntoValue, Value};
pub use crate::model::value_error::ValueError;
pub use crate::model::vtable::{Input, Typed};
pub use crate::slot_value::SlotValue;
pub use crate::text::depth::MAX_DEPTH;
pub use crate::text::path::AttrPath;
pub use crate::text::path_error::PathError;
pub use crate::text::step::{PathSegment, Step};
pub use crate::text::to_path::ToPath;

/// The macros, traits and types that most programs use: `use slots_runtime::prelude::*;`.
pub mod prelude {
    pub use crate::{
        AttrPath, AttributeError, Dict, Direct, ErrorKind, Object, ObjectExt, OwnedValue, Slot,
        SlotValue, Slots, Stored, Undo, UpdateError, Validated, Value, dynamic, slots, values,
    };
}
