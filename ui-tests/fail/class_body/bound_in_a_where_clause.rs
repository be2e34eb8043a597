use slots_runtime::prelude::*;

#[slots]
struct Gauge<T, const N: usize> {
    values: [T; N],
}

#[slots]
impl<T, const N: usize> Gauge<T, N>
where
    [T; N]: Default,
{
    const channels: usize = N;
}

fn main() {}
