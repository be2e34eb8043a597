use slots_runtime::prelude::*;

#[derive(SlotValue)]
struct Title(String);

#[slots]
struct Camera {
    gain: f64,
    #[slot(unit = "s")]
    exposure_time: Title,
}

fn main() {}
