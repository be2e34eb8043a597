use slots_runtime::prelude::*;

struct Camera {
    #[slot(readonly)]
    gain: i64,
}

fn main() {
    let _ = Camera { gain: 1 }.gain;
}
