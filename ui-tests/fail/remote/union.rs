use slots_runtime::prelude::*;

union Bits {
    x: f32,
}

#[slots(remote = Bits)]
struct BitsDef {
    x: f32,
}

fn main() {
    let _ = Bits { x: 1.0 };
}
