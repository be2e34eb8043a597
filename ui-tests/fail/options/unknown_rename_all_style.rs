use slots_runtime::prelude::*;

#[slots(rename_all = "camel-case")]
struct Camera {
    gain: i64,
}

fn main() {
    Camera { gain: 1 }.dir();
}
