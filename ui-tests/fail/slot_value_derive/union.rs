use slots_runtime::prelude::*;

#[derive(SlotValue)]
union Bits {
    int: u32,
}

fn main() {
    Bits { int: 1 }.to_value();
}
