//! `SlotValue` of paths and strings of the operating system.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::SlotValue;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::slot_value::probe::opaque;

/// The path in a value: a string, or [`Value::from`] of a path that is not Unicode.
fn path_of<T>(value: &Value<'_>) -> Result<PathBuf, ValueError> {
    if let Some(text) = value.textual() {
        return Ok(PathBuf::from(text.into_owned()));
    }
    let path = match value {
        Value::Any(any) => any.downcast_ref::<PathBuf>(),
        _ => None,
    };
    path.cloned().ok_or_else(|| ValueError::not_a::<T>(value))
}

macro_rules! paths {
    ($($ty:ty, $make:expr;)*) => {$(
        /// Converts as a string; what is not Unicode is opaque.
        impl SlotValue for $ty {
            const __TAKES_UNIT: bool = false;

            fn to_value(&self) -> Value<'_> {
                let text: &OsStr = (**self).as_ref();
                match text.to_str() {
                    Some(text) => Value::Str(Cow::Borrowed(text)),
                    None => opaque(self),
                }
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                let make: fn(PathBuf) -> Self = $make;
                path_of::<Self>(&value).map(make)
            }

            fn slot_type() -> SlotType {
                SlotType::Str
            }
        }
    )*};
}

paths! {
    PathBuf, |path| path;
    OsString, PathBuf::into_os_string;
    Box<Path>, PathBuf::into_boxed_path;
    Rc<Path>, Rc::from;
    Arc<Path>, Arc::from;
    Box<OsStr>, |path| path.into_os_string().into_boxed_os_str();
}
