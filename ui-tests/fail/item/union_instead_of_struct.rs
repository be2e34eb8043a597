use slots_runtime::prelude::*;

#[slots]
union Bits {
    float: f32,
    int: u32,
}

fn main() {
    Bits { int: 1 }.dir();
}
