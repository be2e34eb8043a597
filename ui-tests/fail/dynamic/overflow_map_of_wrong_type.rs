use slots_runtime::prelude::*;

use std::collections::HashMap;

#[slots]
struct Camera {
    #[slot(dict)]
    extras: HashMap<String, i64>,
}

fn main() {
    Camera { extras: HashMap::new() }.dir();
}
