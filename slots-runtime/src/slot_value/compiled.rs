//! The operations that this library compiles itself; see [`Compiled`](crate::model::compiled::Compiled).

/// The operations of a type. The functions are never inlined, since rustc would compile them in other crates again.
macro_rules! compiled {
    ($ty:ty) => {{
        use crate::model::{compiled, decl, kernel, value_error, vtable};
        use crate::slot_value::vtables;

        #[inline(never)]
        fn set(
            attr: kernel::attr::AttrMut<'_>,
            input: &mut vtable::Input<'_>,
        ) -> Result<(), value_error::ValueError> {
            vtables::set::<$ty>(attr, input)
        }
        #[inline(never)]
        fn write(
            found: &mut kernel::object::FoundMut<'_>,
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
            vtable::typed_only::put::<$ty>(value, place);
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
