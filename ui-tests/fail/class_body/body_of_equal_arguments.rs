use slots_runtime::prelude::*;

#[slots]
struct Pair<T, U> {
    first: T,
    second: U,
}

#[slots]
impl<T> Pair<T, T> {
    const count: usize = 2;
}

fn main() {}
