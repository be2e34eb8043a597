use slots_runtime::prelude::*;

#[repr(packed)]
struct Packed {
    tag: u8,
    x: f32,
}

#[slots(remote = Packed)]
struct PackedDef {
    tag: u8,
    x: f32,
}

fn main() {
    let _ = Packed { tag: 1, x: 1.0 };
}
