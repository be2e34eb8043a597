use slots_runtime::__private::{Decl, Declare};
use slots_runtime::{Class, ValueError, prelude::*, slot};

#[derive(Clone, Copy)]
union Bits {
    number: u32,
    flag: bool,
}

#[slots]
struct Claim {
    number: u32,
    flag: bool,
}

// A user's implementation of `SlotValue` may claim a class that its type does not have.
impl SlotValue for Bits {
    const __DECL: Option<&'static Decl> = Some(<Claim as Declare>::DECL);

    fn __class() -> Option<&'static Class> {
        Some(Claim::CLASS)
    }
    fn to_value(&self) -> Value<'_> {
        Value::None
    }
    fn from_value(_: Value<'_>) -> Result<Self, ValueError> {
        Ok(Bits { number: 2 })
    }
}

#[slots]
struct Register {
    bits: Bits,
}

fn main() {
    let register = Register { bits: Bits { number: 2 } };
    let _ = slot!(Register, bits.flag).get(&register);
    let _ = Claim { number: 1, flag: true };
}
