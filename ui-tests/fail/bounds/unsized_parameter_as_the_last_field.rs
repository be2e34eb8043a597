use slots_runtime::prelude::*;

#[slots]
struct Packet<T: ?Sized> {
    length: usize,
    payload: T,
}

fn main() {
    Packet { length: 1, payload: 2_u8 }.dir();
}
