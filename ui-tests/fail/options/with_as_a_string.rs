use slots_runtime::prelude::*;

mod color {}

#[slots]
struct Theme {
    #[slot(with = "color")]
    back: u32,
}

fn main() {
    Theme { back: 1 }.dir();
}
