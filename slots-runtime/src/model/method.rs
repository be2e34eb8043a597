//! The methods of `MethodDetail` and `ArgumentValues`: a method as the value of an attribute, and the arguments of a call.

use core::fmt::{self, Debug, Formatter};

use crate::model::decl::{ArgumentValues, MethodDetail};
use crate::model::kernel::attr::AttrRef;
use crate::model::vtable::VTable;

impl ArgumentValues {
    /// Takes the argument at this position.
    pub(crate) fn take<T: 'static>(&mut self, at: usize) -> Option<T> {
        self.0.get_mut(at)?.take()?.take()
    }
}

impl MethodDetail {
    /// The operations of a method that is read as an attribute: an opaque value of the type `method`.
    const VTABLE: &'static VTable = &{
        let mut vtable = VTable::typed_only::<MethodDetail>();
        vtable.type_name = || "method";
        vtable
    };

    /// The method as the value of an attribute.
    pub(crate) fn as_attr(&'static self) -> Option<AttrRef<'static>> {
        AttrRef::new(self, Self::VTABLE)
    }
}

impl Debug for MethodDetail {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("MethodDetail")
            .field("doc", &self.doc)
            .field("arguments", &self.arguments)
            .field("call", &self.call)
            .finish_non_exhaustive()
    }
}
