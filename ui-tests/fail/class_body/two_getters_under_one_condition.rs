use slots_runtime::prelude::*;

#[slots]
struct Camera {
    gain: f64,
}

#[slots]
impl Camera {
    #[cfg_attr(all(), getter)]
    fn double(&self) -> f64 {
        self.gain * 2.0
    }

    #[cfg(not(any()))]
    #[getter(rename = "double")]
    fn other(&self) -> f64 {
        self.gain
    }
}

fn main() {}
