use slots_runtime::prelude::*;

#[slots]
struct Gain(f64);

fn main() {}
