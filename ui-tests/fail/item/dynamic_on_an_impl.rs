use slots_runtime::prelude::*;

#[slots]
struct Camera {
    gain: f64,
}

#[dynamic]
impl Camera {
    const age: i64 = 35;
}

fn main() {
    let _ = (Camera { gain: 1.0 }.dir(), Camera::age);
}
