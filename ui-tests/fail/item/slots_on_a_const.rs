use slots_runtime::prelude::*;

#[slots]
const GAIN: f64 = 1.0;

fn main() {
    let _ = GAIN;
}
