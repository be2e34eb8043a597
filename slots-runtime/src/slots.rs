//! `Slots`: a struct with a class.

use crate::class::{Class, ClassOf};
use crate::decl::Decl;
use crate::error::AttributeError;
use crate::kernel::Declare;
use crate::object::Object;
use crate::slot::Slot;

/// A struct whose attributes can be reached by name; `#[slots]`, `#[dynamic]` and `#[derive(Slots)]` implement it.
///
/// It cannot be implemented by hand: its constants are what the unsafe kernel relies on.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// fn names<T: Slots>() -> Vec<&'static str> {
///     T::CLASS.names().collect()
/// }
///
/// #[slots]
/// struct Camera { gain: f64, bits: u8 }
///
/// assert_eq!(names::<Camera>(), ["gain", "bits"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no slots",
    label = "this type is reachable by field, not by name",
    note = "put `#[slots]` above the struct"
)]
pub trait Slots: Object + Declare {
    /// The class of the struct.
    const CLASS: &'static Class;

    /// A handle on the slot `name`, resolved and type-checked once; see [`Slot`].
    ///
    /// # Errors
    /// Unknown names and wrong types, as every access by name.
    fn slot<T: 'static>(name: &str) -> Result<Slot<Self, T>, AttributeError> {
        Slot::find(name)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Declare> Slots for T {
    const CLASS: &'static Class = ClassOf::<T>::CLASS;
}

/// The class of a field that is a base. The kernel relies on it, and so nobody else can implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a base, since it has no slots",
    label = "a base is a struct with `#[slots]`, embedded as it is: in no `Box` or `Option`"
)]
pub trait BaseClass {
    /// The class.
    const BASE_CLASS: &'static Class;
    /// The class as declared.
    const BASE_DECL: &'static Decl;
    /// Takes what only this file can name. (A bound on the trait would speak in the place of its own words.)
    fn only_here(_: sealed::Here);
}

mod sealed {
    pub struct Here;
}

#[diagnostic::do_not_recommend]
impl<T: Declare> BaseClass for T {
    const BASE_CLASS: &'static Class = T::CLASS;
    const BASE_DECL: &'static Decl = T::DECL;
    fn only_here(_: sealed::Here) {}
}

/// A struct that embeds `B` as a base, or is `B` itself.
///
/// ```
/// use slots_runtime::{Extends, prelude::*};
///
/// #[slots]
/// struct Device { serial: u32 }
///
/// #[slots]
/// struct Camera { #[slot(base)] device: Device }
///
/// fn serial(device: &impl Extends<Device>) -> u32 {
///     device.as_part().serial
/// }
///
/// assert_eq!(serial(&Camera { device: Device { serial: 7 } }), 7);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no `{B}`, nor does it derive from it",
    label = "this is no `{B}`",
    note = "`#[slot(base)]` above a field of type `{B}` makes it one"
)]
pub trait Extends<B>: Slots {
    /// The part of the object that is a `B`.
    fn as_part(&self) -> &B;
}

#[diagnostic::do_not_recommend]
impl<S: Slots> Extends<S> for S {
    fn as_part(&self) -> &S {
        self
    }
}
