use slots_runtime::prelude::*;

struct NoDefault;

#[slots(default)]
struct Camera {
    #[slot(default = 1.5)]
    bits: u32,
    #[slot(default = "one")]
    line: u32,
    #[slot(default)]
    lens: NoDefault,
    #[slot(skip, default)]
    cache: u8,
}

fn main() {}
