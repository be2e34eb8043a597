use slots_runtime::prelude::*;

#[slots]
#[derive(SlotValue)]
struct Gain {
    value: f64,
}

fn main() {
    Gain { value: 1.0 }.dir();
}
