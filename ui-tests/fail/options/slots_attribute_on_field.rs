use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slots(readonly)]
    gain: i64,
}

fn main() {
    Camera { gain: 1 }.dir();
}
