use slots_runtime::prelude::*;

fn even(gain: &u32) -> bool {
    gain % 2 == 0
}

#[slots]
struct Camera {
    #[slot(check = even)]
    gain: u32,
}

fn main() {
    Camera { gain: 1 }.dir();
}
