use slots_runtime::prelude::*;

#[slots]
#[other_macros::unite]
struct Bits {
    number: u32,
    flag: bool,
}

fn main() {
    let _ = Bits { number: 2 }.getattr("flag");
}
