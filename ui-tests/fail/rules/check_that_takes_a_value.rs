use slots_runtime::prelude::*;

fn even(gain: u32) -> Result<(), String> {
    if gain % 2 == 0 { Ok(()) } else { Err("odd".into()) }
}

#[slots]
struct Camera {
    #[slot(check = even)]
    gain: u32,
}

fn main() {
    Camera { gain: 1 }.dir();
}
