use slots_runtime::prelude::*;

#[slots]
struct Gauge<T> {
    value: T,
}

#[slots]
impl<T: Clone> Gauge<T> {
    #[getter]
    fn copy(&self) -> T {
        self.value.clone()
    }
}

fn main() {}
