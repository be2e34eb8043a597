use slots_runtime::prelude::*;

#[slots]
type Gain = f64;

fn main() {
    let _: Gain = 1.0;
}
