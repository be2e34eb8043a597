use slots_runtime::prelude::*;

#[derive(Attribute)]
union Bits {
    int: u32,
}

fn main() {
    Bits { int: 1 }.to_value();
}
