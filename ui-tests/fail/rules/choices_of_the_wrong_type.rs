use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(choices = [1, 2, 3])]
    mode: String,
}

fn main() {
    Camera { mode: String::new() }.dir();
}
