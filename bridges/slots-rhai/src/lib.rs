//! Slots structs in Rhai scripts, through [`Live`].
//!
//! `camera.roi.x = 5` changes the original object, and a typo is an error with a position and a suggestion. One pair of
//! indexers supports all structs, so no type has to be registered.
//!
//! ```
//! use rhai::{Engine, Scope};
//! use slots_runtime::{Live, prelude::*};
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
//! let camera = Live::new(Camera { gain: 1.0, roi: Roi { x: 0 } });
//! let mut engine = Engine::new();
//! slots_rhai::register(&mut engine);
//! let mut scope = Scope::new();
//! scope.push("camera", camera.clone());
//!
//! engine.run_with_scope(&mut scope, "camera.gain += 1.5; camera.roi.x = 5;")?;
//! assert_eq!(camera.getattr("gain")?, 2.5);
//! assert_eq!(camera.at("roi.x")?, 5);
//!
//! let error = engine.run_with_scope(&mut scope, "camera.gian = 2.0").unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "Runtime error: 'Camera' object has no attribute 'gian'. Did you mean: 'gain'? (line 1, position 7)"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use rhai::{Array, Blob, Dynamic, Engine, EvalAltResult, ImmutableString, Map, Position};
use slots_runtime::Live;
use slots_runtime::prelude::*;

/// A result as Rhai's functions give it.
type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// Makes [`Live`] objects usable in scripts: `object.name`, `object["name"]`, `"name" in object`, and the functions
/// `dir`, `hasattr`, `delattr` and `to_string`.
///
/// Objects are put into a script's scope with `scope.push("camera", live)`.
pub fn register(engine: &mut Engine) {
    engine
        .register_type_with_name::<Live>("Object")
        .register_indexer_get(get)
        .register_indexer_set(set)
        .register_fn("contains", |live: &mut Live, name: &str| live.hasattr(name))
        .register_fn("hasattr", |live: &mut Live, name: &str| live.hasattr(name))
        .register_fn("delattr", |live: &mut Live, name: &str| {
            live.delattr(name).map_err(|error| raised(&error))
        })
        .register_fn("dir", |live: &mut Live| -> Outcome<Array> {
            let names = live.dir().map_err(|error| raised(&error))?;
            Ok(names.into_iter().map(Dynamic::from).collect())
        })
        .register_fn("==", |a: &mut Live, b: Live| *a == b)
        .register_fn("to_string", |live: &mut Live| format!("{live:?}"))
        .register_fn("to_debug", |live: &mut Live| format!("{live:?}"));
}

/// An error that a script can catch, and to which Rhai adds the position.
#[expect(clippy::unnecessary_box_returns, reason = "the form of Rhai's errors")]
fn raised(error: &dyn std::fmt::Display) -> Box<EvalAltResult> {
    EvalAltResult::ErrorRuntime(format!("{error:#}").into(), Position::NONE).into()
}

#[expect(clippy::needless_pass_by_value, reason = "the form that Rhai registers")]
fn get(live: &mut Live, name: ImmutableString) -> Outcome<Dynamic> {
    let path = Path::of_name(&name);
    // A nested object is a handle on it: what a script writes there reaches the original.
    if let Ok(child) = live.child(path) {
        return Ok(Dynamic::from(child));
    }
    let value = live.getattr(&name).map_err(|error| raised(&error))?;
    Ok(to_dynamic(&value))
}

#[expect(clippy::needless_pass_by_value, reason = "the form that Rhai registers")]
fn set(live: &mut Live, name: ImmutableString, value: Dynamic) -> Outcome<()> {
    // After `a.b.c = 1` Rhai gives `a.b` back to `a`: it is what is there already.
    if let Some(child) = value.read_lock::<Live>() {
        return match live.child(Path::of_name(&name)) {
            Ok(own) if own == *child => Ok(()),
            Ok(_) => {
                Err(raised(&"an object cannot be put in the place of another; set its attributes"))
            }
            Err(error) => Err(raised(&error)),
        };
    }
    let value = from_dynamic(&value).ok_or_else(|| {
        raised(&format!(
            "a value of type {} cannot be the value of attribute '{name}'",
            value.type_name()
        ))
    })?;
    live.setattr(&name, value).map(drop).map_err(|error| raised(&error))
}

/// A value as a script sees it. A number beyond 64 bits, and what a script has no type for, is its text.
pub fn to_dynamic(value: &OwnedValue) -> Dynamic {
    match value {
        OwnedValue::None => Dynamic::UNIT,
        OwnedValue::Bool(it) => Dynamic::from(*it),
        OwnedValue::Int(it) => Dynamic::from(*it),
        OwnedValue::Float(it) => Dynamic::from(*it),
        OwnedValue::Char(it) => Dynamic::from(*it),
        OwnedValue::Str(it) => Dynamic::from(it.clone()),
        OwnedValue::Bytes(it) => Dynamic::from_blob((**it).clone()),
        OwnedValue::Duration(it) => Dynamic::from(it.as_secs_f64()),
        OwnedValue::List(it) => Dynamic::from_array(it.iter().map(to_dynamic).collect()),
        OwnedValue::Map(it) => {
            let entries =
                it.keys().filter_map(|key| Some((key.into(), to_dynamic(it.get_owned(key)?))));
            Dynamic::from_map(entries.collect::<Map>())
        }
        other => Dynamic::from(other.to_string()),
    }
}

/// A script's value as one that crosses; `None` for a type that does not.
pub fn from_dynamic(value: &Dynamic) -> Option<OwnedValue> {
    if value.is_unit() {
        return Some(OwnedValue::None);
    }
    if let Ok(it) = value.as_bool() {
        return Some(it.into());
    }
    if let Ok(it) = value.as_int() {
        return Some(it.into());
    }
    if let Ok(it) = value.as_float() {
        return Some(it.into());
    }
    if let Ok(it) = value.as_char() {
        return Some(it.into());
    }
    if let Some(it) = value.read_lock::<ImmutableString>() {
        return Some(it.as_str().into());
    }
    if let Some(it) = value.read_lock::<Blob>() {
        return Some(it.as_slice().into());
    }
    if let Some(it) = value.read_lock::<Array>() {
        return it.iter().map(from_dynamic).collect::<Option<Vec<_>>>().map(OwnedValue::from);
    }
    let map = value.read_lock::<Map>()?;
    let mut dict = Dict::new();
    for (key, item) in map.iter() {
        dict.insert_owned(key, from_dynamic(item)?);
    }
    Some(dict.into())
}
