use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(dict, range = 0..)]
    extras: Dict,
}

fn main() {
    Camera { extras: Dict::new() }.dir();
}
