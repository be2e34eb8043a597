use slots_runtime::prelude::*;

#[slots]
#[repr(C, packed)]
struct Header {
    version: u8,
    length: u32,
}

fn main() {
    Header { version: 1, length: 2 }.dir();
}
