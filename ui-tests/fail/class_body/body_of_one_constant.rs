use slots_runtime::prelude::*;

#[slots]
struct Gauge<T, const N: usize> {
    values: [T; N],
}

#[slots]
impl<T> Gauge<T, 4> {
    const channels: usize = 4;
}

fn main() {}
