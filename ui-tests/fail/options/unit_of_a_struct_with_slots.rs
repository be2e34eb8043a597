use slots_runtime::prelude::*;

#[slots]
struct Roi {
    x: u32,
}

#[slots]
struct Camera {
    gain: f64,
    #[slot(unit = "s")]
    exposure_time: Roi,
}

fn main() {}
