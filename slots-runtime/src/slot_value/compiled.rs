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
    pub(super) set: fn(AttrMut<'_>, Input<'_>) -> Result<(), ValueError>,
    pub(super) write: Write,
    pub(super) build: fn(Input<'_>, &'static VTable) -> Result<Held, ValueError>,
    pub(super) put: fn(Held, &mut dyn Any),
    pub(super) debug: fn(AttrRef<'_>, &mut Formatter<'_>) -> fmt::Result,
}

/// See [`VTable::write`].
pub(super) type Write =
    fn(FoundMut<'_>, &mut Input<'_>, &SlotDetail, Option<&AfterWrite>) -> Result<(), ValueError>;

/// The operations of a type. The functions are never inlined, since rustc would compile them in other crates again.
macro_rules! compiled {
    ($ty:ty) => {{
        use crate::model::{decl, kernel, value_error, vtable};
        use crate::slot_value::{compiled, vtables};

        #[inline(never)]
        fn set(
            attr: kernel::attr::AttrMut<'_>,
            input: vtable::Input<'_>,
        ) -> Result<(), value_error::ValueError> {
            vtables::set::<$ty>(attr, input)
        }
        #[inline(never)]
        fn write(
            found: kernel::object::FoundMut<'_>,
            input: &mut vtable::Input<'_>,
            detail: &decl::SlotDetail,
            after: Option<&vtable::AfterWrite>,
        ) -> Result<(), value_error::ValueError> {
            vtables::convert_and_write::<$ty>(found, input, detail, after)
        }
        #[inline(never)]
        fn build(
            input: vtable::Input<'_>,
            vtable: &'static vtable::VTable,
        ) -> Result<kernel::attr::Held, value_error::ValueError> {
            vtables::build_held::<$ty>(input, vtable)
        }
        #[inline(never)]
        fn put(value: kernel::attr::Held, place: &mut dyn core::any::Any) {
            vtable::put::<$ty>(value, place);
        }
        #[inline(never)]
        fn debug(
            attr: kernel::attr::AttrRef<'_>,
            f: &mut core::fmt::Formatter<'_>,
        ) -> core::fmt::Result {
            vtables::debug::<$ty>(attr, f)
        }
        Some(&compiled::Compiled { set, write, build, put, debug })
    }};
}

pub(super) use compiled;
