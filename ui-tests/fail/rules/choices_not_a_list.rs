use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(choices = "fast")]
    mode: String,
}

fn main() {
    Camera { mode: String::new() }.dir();
}
