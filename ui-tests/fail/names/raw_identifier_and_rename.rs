use slots_runtime::prelude::*;

#[slots]
struct Camera {
    r#type: u8,
    #[slot(rename = "type")]
    kind: u8,
}

fn main() {
    Camera { r#type: 1, kind: 2 }.dir();
}
