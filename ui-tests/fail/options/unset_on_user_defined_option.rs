use slots_runtime::prelude::*;

struct Option<T>(T);

#[slots]
struct Camera {
    #[slot(unset)]
    gain: Option<u8>,
}

fn main() {
    Camera { gain: Option(1) }.dir();
}
