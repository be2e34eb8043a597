//! The constructors of the members of a class body.

use super::{BodyMember, Detail, Member, flags};
use crate::model::vtable::VTable;

impl BodyMember {
    /// A property.
    pub const fn property(name: &'static str, detail: &'static Detail) -> Self {
        Self::new(name, detail, flags::PROPERTY)
    }

    /// A class attribute.
    pub const fn constant(name: &'static str, detail: &'static Detail) -> Self {
        Self::new(name, detail, flags::CONST)
    }

    /// A method.
    pub const fn method(name: &'static str, detail: &'static Detail) -> Self {
        Self::new(name, detail, flags::METHOD)
    }

    const fn new(name: &'static str, detail: &'static Detail, flags: u8) -> Self {
        let vtable = VTable::NOT_A_SLOT;
        let member = Member { name, vtable, inner: None, detail, offset: 0, flags };
        BodyMember { member, reads: "", writes: "" }
    }

    /// The property, whose getter only returns this field.
    #[must_use]
    pub const fn reads(self, field: &'static str) -> Self {
        BodyMember { reads: field, ..self }
    }

    /// The property, whose setter only assigns its argument to this field.
    #[must_use]
    pub const fn writes(self, field: &'static str) -> Self {
        BodyMember { writes: field, ..self }
    }

    pub(crate) const fn member(&'static self) -> &'static Member {
        &self.member
    }

    /// The fields that the getter and the setter of a property access without any other effect; an empty name for none.
    pub(crate) const fn fields(&self) -> (&'static str, &'static str) {
        (self.reads, self.writes)
    }
}
