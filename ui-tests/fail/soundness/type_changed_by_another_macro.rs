use slots_runtime::prelude::*;

#[slots]
#[other_macros::widen]
struct Header {
    length: u32,
}

fn main() {
    let _ = Header { length: 2 }.getattr("length");
}
