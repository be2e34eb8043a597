use slots_runtime::prelude::*;

#[slots]
struct Packet<T: ?Sized> {
    length: usize,
    payload: Box<T>,
}

fn main() {
    let packet: Packet<str> = Packet { length: 1, payload: "a".into() };
    let _ = (packet.length, packet.payload);
}
