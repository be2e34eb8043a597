use slots_runtime::prelude::*;

#[slots]
struct Pair<'a, 'b, T> {
    first: &'a T,
    second: &'b T,
}

fn main() {
    let _ = Pair { first: &1, second: &2 };
}
