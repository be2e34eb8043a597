use slots_runtime::prelude::*;

#[slots]
mod device {
    pub const GAIN: f64 = 1.0;
}

fn main() {
    let _ = device::GAIN;
}
