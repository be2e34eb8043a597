use slots_runtime::prelude::*;

#[slots]
fn gain() -> f64 {
    1.0
}

fn main() {
    gain();
}
