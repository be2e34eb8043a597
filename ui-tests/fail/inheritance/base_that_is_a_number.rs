use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(base)]
    serial: u32,
}

fn main() {
    Camera { serial: 1 }.dir();
}
