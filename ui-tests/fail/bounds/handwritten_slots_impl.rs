use slots_runtime::prelude::*;

struct Camera {
    gain: f64,
}

impl Slots for Camera {
    const CLASS: &'static slots_runtime::Class = <Other as Slots>::CLASS;
}

#[slots]
struct Other {
    gain: f64,
}

fn main() {
    let _ = (Camera { gain: 1.0 }.gain, Other { gain: 1.0 }.gain);
}
