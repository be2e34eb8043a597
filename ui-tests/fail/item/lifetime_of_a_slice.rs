use slots_runtime::prelude::*;

#[slots]
struct Frame<'a> {
    width: u32,
    pixels: Option<&'a [u16]>,
}

fn main() {}
