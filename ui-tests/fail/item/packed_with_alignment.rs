use slots_runtime::prelude::*;

#[slots]
#[repr(packed(2))]
struct Header {
    length: u32,
}

fn main() {
    Header { length: 2 }.dir();
}
