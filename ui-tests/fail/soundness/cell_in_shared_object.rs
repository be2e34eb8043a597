use std::cell::Cell;

use slots_runtime::{Shared, prelude::*};

#[slots]
struct Counter {
    count: Cell<u8>,
}

fn main() {
    let _ = Counter { count: Cell::new(1) }.count.get();
    let _ = Shared::new(Counter { count: Cell::new(1) });
}
