use slots_runtime::prelude::*;

#[slots]
#[other_macros::pack]
struct Header {
    version: u8,
    length: u32,
}

fn main() {
    let _ = Header { version: 1, length: 2 }.getattr("length");
}
