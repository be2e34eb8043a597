use slots_runtime::prelude::*;

#[slots]
struct Gauge<T> {
    value: T,
}

#[slots]
impl Gauge<u32> {
    const unit: &'static str = "counts";
}

fn main() {}
