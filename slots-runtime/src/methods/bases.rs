//! The traits of a base and of the structs that embed it: `BaseClass`, `Extends`.

use crate::methods::slots::Slots;
use crate::model::class::Class;
use crate::model::decl::Decl;
use crate::model::kernel::declare::Declare;

/// The class of a field that is a base. The kernel relies on it, so that the trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a base, since it has no slots",
    label = "a base is a struct with `#[slots]`, embedded as it is: in no `Box` or `Option`"
)]
pub trait BaseClass {
    /// The class.
    const BASE_CLASS: &'static Class;
    /// The class as declared.
    const BASE_DECL: &'static Decl;
    /// Seals the trait by a parameter type that other files cannot name. (The diagnostic of a supertrait bound would
    /// replace the message above.)
    fn only_here(_: sealed::Here);
}

mod sealed {
    #[derive(Debug)]
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
