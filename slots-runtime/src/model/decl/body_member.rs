//! The constructors of the members of a class body.

use super::{BodyMember, Detail, Member, flags};
use crate::model::vtable::VTable;

impl BodyMember {
    /// A property.
    pub const fn property(name: &'static str, detail: &'static Detail) -> Self {
        BodyMember(Member {
            name,
            vtable: VTable::NOT_A_SLOT,
            inner: None,
            detail,
            offset: 0,
            flags: flags::PROPERTY,
        })
    }

    /// A class attribute.
    pub const fn constant(name: &'static str, detail: &'static Detail) -> Self {
        BodyMember(Member {
            name,
            vtable: VTable::NOT_A_SLOT,
            inner: None,
            detail,
            offset: 0,
            flags: flags::CONST,
        })
    }

    /// A method.
    pub const fn method(name: &'static str, detail: &'static Detail) -> Self {
        BodyMember(Member {
            name,
            vtable: VTable::NOT_A_SLOT,
            inner: None,
            detail,
            offset: 0,
            flags: flags::METHOD,
        })
    }

    pub(crate) const fn member(&'static self) -> &'static Member {
        &self.0
    }
}
