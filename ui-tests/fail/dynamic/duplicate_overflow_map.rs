use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(dict)]
    extras: Dict,
    #[slot(dict)]
    more: Dict,
}

fn main() {
    Camera { extras: Dict::new(), more: Dict::new() }.dir();
}
