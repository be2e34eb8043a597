use slots_runtime::prelude::*;

#[slots]
struct Camera {
    gain: f64,
    #[slot(unit = "s")]
    exposure_time: std::sync::Mutex<f64>,
}

fn main() {}
