use slots_runtime::prelude::*;

#[slots("gain", "name")]
struct Camera {
    gain: i64,
    name: String,
}

fn main() {
    Camera { gain: 1, name: String::new() }.dir();
}
