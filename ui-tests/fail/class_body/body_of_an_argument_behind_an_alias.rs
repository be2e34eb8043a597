use slots_runtime::prelude::*;

#[slots]
struct Gauge<T> {
    value: T,
}

type Counter = Gauge<u32>;

#[slots]
impl Counter {
    const unit: &'static str = "counts";
}

fn main() {}
