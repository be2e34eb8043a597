use slots_runtime::prelude::*;

#[dynamic]
fn gain() -> f64 {
    1.0
}

fn main() {
    gain();
}
