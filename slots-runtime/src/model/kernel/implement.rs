//! `Object`, implemented for every struct that describes itself.

use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::kernel::declare::Declare;
use crate::model::kernel::object::Object;

// SAFETY: I3. A `Declare` type has one class, `T::CLASS`.
#[diagnostic::do_not_recommend]
unsafe impl<T: Declare> Object for T {
    #[inline(always)]
    fn class(&self) -> &'static Class {
        ClassOf::<T>::CLASS
    }
}
