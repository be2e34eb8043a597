use slots_runtime::prelude::*;

#[slots]
struct Camera {
    gain: f64,
    #[slot(unit = "s")]
    exposure_time: String,
}

fn main() {}
