use slots_runtime::__private::{Decl, Declare};
use slots_runtime::{Class, ValueError, prelude::*, slot};

#[repr(C, packed)]
struct Packed {
    version: u8,
    length: u32,
}

#[slots]
struct Claim {
    version: u8,
    length: u32,
}

// A user's implementation of `SlotValue` may claim a class that its type does not have.
impl SlotValue for Packed {
    const __DECL: Option<&'static Decl> = Some(<Claim as Declare>::DECL);

    fn __class() -> Option<&'static Class> {
        Some(Claim::CLASS)
    }
    fn to_value(&self) -> Value<'_> {
        Value::from(self.version)
    }
    fn from_value(_: Value<'_>) -> Result<Self, ValueError> {
        Ok(Packed { version: 1, length: 2 })
    }
}

#[slots]
struct Frame {
    header: Packed,
}

fn main() {
    let frame = Frame { header: Packed { version: 1, length: 2 } };
    let _ = slot!(Frame, header.length).get(&frame);
    let _ = Claim { version: 1, length: 2 };
}
