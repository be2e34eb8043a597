//! `RustType`: the source text of a type, and the size of its values.

use alloc::format;
use alloc::string::String;
use core::fmt::Debug;
use core::mem::{align_of, size_of};

/// The source text of a type, and the size of a field of this type.
#[derive(Clone, Debug)]
pub(crate) struct RustType {
    pub(crate) text: String,
    pub(crate) size: u64,
    pub(crate) align: u64,
    /// The size of an `Option` of the type.
    pub(super) option: u64,
    /// Whether `None` is a value of the type.
    pub(super) holds_none: bool,
    /// The heap memory of all values in fields of this type, in bytes.
    pub(crate) heap: u64,
    /// Whether it is a type of the user, of which only the name is known.
    pub(crate) foreign: bool,
}

impl RustType {
    pub(super) fn of<T>(text: impl Into<String>, heap: u64) -> Self {
        RustType {
            text: text.into(),
            size: bytes(size_of::<T>()),
            align: bytes(align_of::<T>()),
            option: bytes(size_of::<Option<T>>()),
            holds_none: false,
            heap,
            foreign: false,
        }
    }

    /// The `Option` of the type.
    pub(crate) fn optional(self) -> Self {
        let text = format!("Option<{}>", self.text);
        RustType { text, size: self.option, holds_none: true, ..self }
    }
}

pub(crate) fn bytes(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
