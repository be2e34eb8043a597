use slots_runtime::prelude::*;

#[slots]
struct Packet {
    length: usize,
    bytes: [u8],
}

fn main() {}
