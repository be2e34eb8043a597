use slots_runtime::prelude::*;

#[slots]
struct Camera<D> {
    #[slot(base)]
    device: D,
}

fn main() {
    let _ = Camera { device: 1 }.device;
}
