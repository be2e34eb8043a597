use slots_runtime::prelude::*;

struct NotReady;

type Checked<T> = Result<T, NotReady>;

#[slots]
struct Camera {
    gain: f64,
}

#[slots]
impl Camera {
    #[getter]
    fn checked(&self) -> Checked<f64> {
        Err(NotReady)
    }
}

fn main() {}
