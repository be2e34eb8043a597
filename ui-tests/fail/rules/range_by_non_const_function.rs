use slots_runtime::prelude::*;

fn top() -> u32 {
    10
}

#[slots]
struct Camera {
    #[slot(range = 0..top())]
    gain: u32,
}

fn main() {
    Camera { gain: 1 }.dir();
}
