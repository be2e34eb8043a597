use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(check = "even")]
    gain: u32,
}

fn main() {
    Camera { gain: 1 }.dir();
}
