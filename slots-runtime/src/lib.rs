//! Python's `__slots__` for Rust structs.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod access;
mod attribute;
mod census;
mod check;
mod class;
mod decl;
mod dict;
mod error;
mod expand;
mod introspect;
mod kernel;
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

pub use slots_macros::{Attribute, Slots, dynamic, slots};

pub use crate::attribute::Attribute;
pub use crate::census::{AttributeUse, Census, ClassCensus, Lookalike};
pub use crate::class::{Class, ClassAttrInfo, PropertyInfo, SlotInfo};
pub use crate::decl::Suspicion;
pub use crate::dict::Dict;
pub use crate::error::{AttributeError, ErrorKind};
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
