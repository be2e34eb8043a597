//! The debug output of a declaration.

use core::fmt::{self, Debug, Formatter};

use super::{Decl, Member};

/// Omits inner declarations, because a type may contain itself.
impl Debug for Decl {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decl")
            .field("name", &self.name)
            .field("module", &self.module)
            .field("slots", &self.slots)
            .finish_non_exhaustive()
    }
}

/// Omits the declaration of its type, which may contain this member.
impl Debug for Member {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member")
            .field("name", &self.name)
            .field("vtable", &self.vtable)
            .field("detail", &self.detail)
            .field("offset", &self.offset)
            .field("flags", &self.flags)
            .finish_non_exhaustive()
    }
}
