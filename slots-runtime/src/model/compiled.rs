//! `Compiled`: operations that this library compiles itself, for the types of most slots.
//!
//! rustc compiles a generic function in each crate that uses it. The functions here are not generic, so that a program has one of
//! each, and its own crates compile none.

use core::any::Any;
use core::fmt::{self, Formatter};

use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::FoundMut;
use crate::model::value_error::ValueError;
use crate::model::vtable::{AfterWrite, Input, VTable};

/// The operations of a type that need most code; see [`VTable`].
#[derive(Debug)]
pub struct Compiled {
    pub(crate) set: fn(AttrMut<'_>, &mut Input<'_>) -> Result<(), ValueError>,
    pub(crate) write: Write,
    pub(crate) build: fn(Input<'_>, &'static VTable) -> Result<Held, ValueError>,
    pub(crate) put: fn(Held, &mut dyn Any),
    pub(crate) debug: fn(AttrRef<'_>, &mut Formatter<'_>) -> fmt::Result,
}

/// See [`VTable::write`].
type Write = fn(
    &mut FoundMut<'_>,
    &mut Input<'_>,
    &SlotDetail,
    Option<&AfterWrite>,
) -> Result<(), ValueError>;
