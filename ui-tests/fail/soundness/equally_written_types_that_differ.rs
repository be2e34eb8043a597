use slots_runtime::prelude::*;

#[slots]
struct Frame {
    first: [u8; line!() as usize],
    second: [u8; line!() as usize],
}

fn main() {
    let frame = Frame { first: [0; 5], second: [0; 6] };
    let _ = (frame.first, frame.second);
}
