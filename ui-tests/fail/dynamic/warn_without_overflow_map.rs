use slots_runtime::prelude::*;

fn warn(_: &slots_runtime::PossibleTypo<'_>) {}

#[slots(warn = warn)]
struct Camera {
    gain: f64,
}

fn main() {
    Camera { gain: 1.0 }.dir();
}
