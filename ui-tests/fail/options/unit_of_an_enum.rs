use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Software,
}

#[slots]
struct Camera {
    gain: f64,
    #[slot(unit = "s")]
    exposure_time: Trigger,
}

fn main() {}
