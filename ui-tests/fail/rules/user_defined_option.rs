use slots_runtime::prelude::*;

struct Option<T>(T);

#[slots]
struct Camera {
    #[slot(range = 0..=10)]
    gain: Option<u8>,
}

fn main() {
    Camera { gain: Option(1) }.dir();
}
