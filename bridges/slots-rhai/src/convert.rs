//! Conversion between values of a script and values of attributes.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use rhai::{Array, Blob, Dynamic, ImmutableString, Map};
use slots_runtime::prelude::*;
use slots_runtime::{MAX_DEPTH, SharedObject};

use crate::view::View;

/// The error of a conversion between a script and an object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConversionError {
    /// No attribute accepts a value of this type of Rhai.
    Type(String),
    /// Lists and maps are nested deeper than [`MAX_DEPTH`].
    Depth,
    /// An object or a view cannot be copied, for the reason in this text.
    Copy(String),
}

impl Display for ConversionError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            ConversionError::Type(name) => {
                write!(f, "a value of type {name} cannot be the value of an attribute")
            }
            ConversionError::Depth => {
                write!(f, "lists and maps are nested more than {MAX_DEPTH} deep")
            }
            ConversionError::Copy(reason) => f.write_str(reason),
        }
    }
}

impl Error for ConversionError {}

/// Converts the value of an attribute to a value of a script. Converting it back returns an equal value.
///
/// An integer beyond 64 bits is an `i128` or a `u128`, a span of time is a [`Duration`]; see
/// [`register`](crate::register) for what a script can do with them. A value that a script has no type for stays an
/// [`OwnedValue`], which the script can store, print and write back.
///
/// # Errors
/// [`ConversionError::Depth`].
pub fn to_dynamic(value: &OwnedValue) -> Result<Dynamic, ConversionError> {
    to_dynamic_at(value, 0)
}

fn to_dynamic_at(value: &OwnedValue, depth: usize) -> Result<Dynamic, ConversionError> {
    Ok(match value {
        OwnedValue::None => Dynamic::UNIT,
        OwnedValue::Bool(it) => Dynamic::from(*it),
        OwnedValue::Int(it) => Dynamic::from(*it),
        OwnedValue::BigInt(it) => Dynamic::from(it.get()),
        OwnedValue::BigUint(it) => Dynamic::from(it.get()),
        OwnedValue::Float(it) => Dynamic::from(*it),
        OwnedValue::Char(it) => Dynamic::from(*it),
        OwnedValue::Str(it) => Dynamic::from(it.clone()),
        OwnedValue::Bytes(it) => Dynamic::from_blob((**it).clone()),
        OwnedValue::Duration(it) => Dynamic::from(*it),
        OwnedValue::List(it) => {
            let depth = deeper(depth)?;
            let items = it.iter().map(|item| to_dynamic_at(item, depth));
            Dynamic::from_array(items.collect::<Result<_, _>>()?)
        }
        OwnedValue::Map(it) => {
            let depth = deeper(depth)?;
            let mut map = Map::new();
            for key in it.keys() {
                if let Some(item) = it.get_owned(key) {
                    map.insert(key.into(), to_dynamic_at(item, depth)?);
                }
            }
            Dynamic::from_map(map)
        }
        other => Dynamic::from(other.clone()),
    })
}

/// Converts a value of a script to the value of an attribute. An object, and a view of a list or a map, is copied.
///
/// # Errors
/// [`ConversionError`] for a type that no attribute accepts, such as a function, for a value that is nested too deep, and for an object
/// that cannot be copied.
pub fn from_dynamic(value: &Dynamic) -> Result<OwnedValue, ConversionError> {
    from_dynamic_at(value, 0)
}

fn from_dynamic_at(value: &Dynamic, depth: usize) -> Result<OwnedValue, ConversionError> {
    if value.is_unit() {
        return Ok(OwnedValue::None);
    }
    // Numbers of all widths, since the program may put them into the scope.
    macro_rules! number {
        ($($ty:ty)*) => {$(
            if let Some(it) = value.read_lock::<$ty>() {
                return Ok(OwnedValue::from(*it));
            }
        )*};
    }
    number!(i64 f64 bool char Duration u128 i128 u64 u32 i32 u16 i16 u8 i8 f32 usize isize);
    if let Some(it) = value.read_lock::<ImmutableString>() {
        return Ok(it.as_str().into());
    }
    if let Some(it) = value.read_lock::<Blob>() {
        return Ok(it.as_slice().into());
    }
    if let Some(it) = value.read_lock::<OwnedValue>() {
        return Ok(it.clone());
    }
    if let Some(it) = value.read_lock::<Array>() {
        let depth = deeper(depth)?;
        let items: Vec<_> =
            it.iter().map(|item| from_dynamic_at(item, depth)).collect::<Result<_, _>>()?;
        return Ok(OwnedValue::from(items));
    }
    if let Some(it) = value.read_lock::<View>() {
        return copied(it.copy(), depth);
    }
    if let Some(it) = value.read_lock::<SharedObject>() {
        let copy = it.read(|object| Value::Object(object).to_owned());
        let copy = copy.map_err(|error| ConversionError::Copy(error.to_string()))?;
        let missing =
            || ConversionError::Copy("the object has values that cannot be copied".into());
        return copied(Ok(copy.ok_or_else(missing)?), depth);
    }
    let Some(map) = value.read_lock::<Map>() else {
        return Err(ConversionError::Type(value.type_name().to_owned()));
    };
    let depth = deeper(depth)?;
    let mut dict = Dict::new();
    for (key, item) in map.iter() {
        dict.insert_owned(key, from_dynamic_at(item, depth)?);
    }
    Ok(dict.into())
}

/// A copy of a part of an object, inside of `depth` lists and maps.
fn copied(
    copy: Result<OwnedValue, AttributeError>,
    depth: usize,
) -> Result<OwnedValue, ConversionError> {
    let copy = copy.map_err(|error| ConversionError::Copy(error.to_string()))?;
    check_depth(&copy, depth)?;
    Ok(copy)
}

fn check_depth(value: &OwnedValue, depth: usize) -> Result<(), ConversionError> {
    match value {
        OwnedValue::List(items) => {
            let depth = deeper(depth)?;
            items.iter().try_for_each(|item| check_depth(item, depth))
        }
        OwnedValue::Map(entries) => {
            let depth = deeper(depth)?;
            let mut items = entries.keys().filter_map(|key| entries.get_owned(key));
            items.try_for_each(|item| check_depth(item, depth))
        }
        _ => Ok(()),
    }
}

fn deeper(depth: usize) -> Result<usize, ConversionError> {
    if depth < MAX_DEPTH { Ok(depth + 1) } else { Err(ConversionError::Depth) }
}

/// Rounds the floats of a value to the nearest `f32`. A float beyond the range of `f32` is unchanged, so that it is rejected.
pub(crate) fn round_to_f32(value: &mut OwnedValue) {
    match value {
        OwnedValue::Float(it) => {
            #[expect(clippy::cast_possible_truncation, reason = "the nearest single is wanted")]
            let single = *it as f32;
            if single.is_finite() {
                *it = single.into();
            }
        }
        OwnedValue::List(items) => items.iter_mut().for_each(round_to_f32),
        OwnedValue::Map(entries) => {
            let keys: Vec<String> = entries.keys().map(ToOwned::to_owned).collect();
            for key in keys {
                if let Some(item) = entries.get_owned_mut(&key) {
                    round_to_f32(item);
                }
            }
        }
        _ => {}
    }
}
