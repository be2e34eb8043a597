use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(check = |gain| gain % 2 == 0)]
    gain: u32,
}

fn main() {
    Camera { gain: 1 }.dir();
}
