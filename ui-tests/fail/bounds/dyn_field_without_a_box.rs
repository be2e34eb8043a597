use slots_runtime::prelude::*;

#[slots]
struct Packet {
    length: usize,
    payload: dyn std::fmt::Debug,
}

fn main() {}
