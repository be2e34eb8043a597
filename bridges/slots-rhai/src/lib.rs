//! Slots structs in Rhai scripts, through [`Shared`](slots_runtime::Shared).
//!
//! `camera.roi.x = 5` changes the original object, and a typo is an error with a position and a suggestion. One pair of
//! indexers supports all structs, so no type has to be registered.
//!
//! ```
//! use rhai::{Engine, Scope};
//! use slots_runtime::{Shared, SharedObject, prelude::*};
//!
//! #[slots]
//! struct Roi {
//!     x: u32,
//! }
//!
//! #[slots]
//! struct Camera {
//!     gain: f64,
//!     roi: Roi,
//! }
//!
//! let camera = SharedObject::from(Shared::new(Camera { gain: 1.0, roi: Roi { x: 0 } }));
//! let mut engine = Engine::new();
//! slots_rhai::register(&mut engine);
//! let mut scope = Scope::new();
//! scope.push("camera", camera.clone());
//!
//! engine.run_with_scope(&mut scope, "camera.gain += 1.5; camera.roi.x = 5;")?;
//! assert_eq!(camera.getattr("gain")?, 2.5);
//! assert_eq!(camera.get_path("roi.x")?, 5);
//!
//! let error = engine.run_with_scope(&mut scope, "camera.gian = 2.0").unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "Runtime error: 'Camera' object has no attribute 'gian'. Did you mean: 'gain'? (line 1, position 7)"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Limits
//! A value that is nested deeper than [`MAX_DEPTH`](slots_runtime::MAX_DEPTH) can neither be written to an object nor
//! be read from it. A script can nest its own lists and maps deeper, and Rhai copies and drops them with one call per
//! level, so that some thousand levels overflow the stack and end the process. Rhai's size limits also count nested
//! elements and so prevent this. Set these limits for scripts that you do not trust:
//!
//! ```
//! # let mut engine = rhai::Engine::new();
//! slots_rhai::register(&mut engine);
//! engine.set_max_array_size(400).set_max_map_size(200).set_max_operations(1_000_000);
//! let error = engine.run("let a = 1; loop { a = [#{ a: a }]; }").unwrap_err();
//! assert!(error.to_string().contains("too large"));
//! ```

#![warn(missing_debug_implementations)]

mod big;
mod convert;
mod methods;
mod time;
mod view;

use rhai::{Array, Dynamic, Engine, EvalAltResult, ImmutableString, Position};
use slots_runtime::SharedObject;
use slots_runtime::prelude::*;

pub use crate::convert::{ConversionError, from_dynamic, to_dynamic};
pub use crate::methods::register_methods;
use crate::view::View;

/// The result type of functions of Rhai.
type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// Makes [`SharedObject`] usable in scripts: `object.name`, `object["name"]`, `"name" in object`, and the functions
/// `dir`, `hasattr`, `delattr`, `call_method`, `call_named` and `to_string`.
///
/// `camera.call_method("snap", 3)` calls a [method](slots_runtime::ObjectExt::call) with positional arguments, and
/// `camera.call_named("snap", #{frames: 3})` with named ones; with [`register_methods`], a script writes `camera.snap(3)`.
///
/// Objects are put into a script's scope with `scope.push("camera", SharedObject::from(shared))`.
///
/// Lists and maps become values of Rhai, which are copies: `let tags = camera.tags;` copies the list, and
/// `camera.tags.push("dark")` reads the list, changes the copy and writes it back. A list or a map of objects becomes
/// a view instead, through which a script changes the original: `camera.stages[0].position = 5`.
/// `camera.live("tags")` is a view of any list or map. A view has `[..]`, `push`, `insert`, `remove`, `len`,
/// `is_empty`, `contains`, `keys`, `values`, `copy` and `for`.
///
/// A value that a script reads and writes back is unchanged:
///
/// - A span of time is a `Duration`, made by `duration(1.5)`, read by `d.seconds` or `to_float(d)`; the operators
///   accept durations and numbers of seconds.
/// - An integer beyond 64 bits is an `i128` or a `u128`; the operators accept them and all other integers.
///   `big_int("...")` parses one. A result that fits 64 bits is an ordinary integer.
/// - A slot of a type with `f32` accepts any float of a script (64 bits), rounded to the nearest `f32`.
/// - Lists and maps can be nested [`MAX_DEPTH`](slots_runtime::MAX_DEPTH) deep; see [Limits](crate#limits).
pub fn register(engine: &mut Engine) {
    big::register(engine);
    methods::register(engine);
    time::register(engine);
    view::register(engine);
    engine
        .register_type_with_name::<SharedObject>("Object")
        .register_indexer_get(get)
        .register_indexer_set(set)
        .register_fn("contains", |object: &mut SharedObject, name: &str| object.hasattr(name))
        .register_fn("hasattr", |object: &mut SharedObject, name: &str| object.hasattr(name))
        .register_fn("delattr", |object: &mut SharedObject, name: &str| {
            object.delattr(name).map_err(|error| raised(&error))
        })
        .register_fn("dir", |object: &mut SharedObject| -> Outcome<Array> {
            let names = object.dir().map_err(|error| raised(&error))?;
            Ok(names.into_iter().map(Dynamic::from).collect())
        })
        .register_fn("==", |a: &mut SharedObject, b: SharedObject| *a == b)
        .register_fn("to_string", |object: &mut SharedObject| format!("{object:?}"))
        .register_fn("to_debug", |object: &mut SharedObject| format!("{object:?}"));
    engine
        .register_type_with_name::<OwnedValue>("Value")
        .register_fn("==", |a: &mut OwnedValue, b: OwnedValue| a.as_value() == b.as_value())
        .register_fn("to_string", |value: &mut OwnedValue| value.to_string())
        .register_fn("to_debug", |value: &mut OwnedValue| format!("{value:?}"));
}

/// An error that a script can catch, and to which Rhai adds the position.
#[expect(clippy::unnecessary_box_returns, reason = "the form of Rhai's errors")]
fn raised(error: &dyn std::fmt::Display) -> Box<EvalAltResult> {
    EvalAltResult::ErrorRuntime(format!("{error:#}").into(), Position::NONE).into()
}

#[expect(clippy::needless_pass_by_value, reason = "the form that Rhai registers")]
fn get(object: &mut SharedObject, name: ImmutableString) -> Outcome<Dynamic> {
    let path = AttrPath::from_name(&name);
    // A nested object is returned as a handle, so that a script writes to the original.
    if let Ok(child) = object.child(path) {
        return Ok(Dynamic::from(child));
    }
    if let Some(view) = View::of_objects(object, &name) {
        return Ok(Dynamic::from(view));
    }
    let value = object.getattr(&name).map_err(|error| raised(&error))?;
    to_dynamic(&value).map_err(|error| with_name(object, &name, &error))
}

#[expect(clippy::needless_pass_by_value, reason = "the form that Rhai registers")]
fn set(object: &mut SharedObject, name: ImmutableString, value: Dynamic) -> Outcome<()> {
    // After `a.b.c = 1` Rhai assigns `a.b` to `a`, which is the object already there.
    if let Some(child) = value.read_lock::<SharedObject>() {
        return match object.child(AttrPath::from_name(&name)) {
            Ok(own) if own == *child => Ok(()),
            Ok(_) => {
                Err(raised(&"an object cannot be put in the place of another; set its attributes"))
            }
            Err(error) => Err(raised(&error)),
        };
    }
    // After `a.list[0] = 1` Rhai assigns `a.list` to `a`.
    if value.read_lock::<View>().is_some_and(|view| view.is_of(object, &name)) {
        return Ok(());
    }
    let mut value = from_dynamic(&value).map_err(|error| match error {
        ConversionError::Copy(_) => raised(&error),
        _ => with_name(object, &name, &error),
    })?;
    if holds_f32(object, &name) {
        convert::round_to_f32(&mut value);
    }
    object.setattr(&name, value).map(drop).map_err(|error| raised(&error))
}

/// Adds the attribute to the error of a conversion.
#[expect(clippy::unnecessary_box_returns, reason = "Rhai takes its errors boxed")]
fn with_name(object: &SharedObject, name: &str, error: &ConversionError) -> Box<EvalAltResult> {
    let class = object.read(|object| object.class().label()).unwrap_or(object.class().label());
    raised(&format!("'{class}' object attribute '{name}': {error}"))
}

/// Whether the type of a slot contains `f32`, such as `Option<f32>` and `Vec<f32>`.
fn holds_f32(object: &SharedObject, name: &str) -> bool {
    let type_name = object.read(|object| Some(object.class().slot(name)?.type_name()));
    type_name.ok().flatten().is_some_and(|name| has_f32(&name))
}

/// Whether the name of a type contains `f32`.
fn has_f32(type_name: &str) -> bool {
    let is_letter = |c: char| c == '_' || c.is_alphanumeric();
    type_name.split(|c| !is_letter(c)).any(|word| word == "f32")
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
