//! `BaseClass`: the class of a field that is a base.

use crate::methods::slot::Slots;
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
