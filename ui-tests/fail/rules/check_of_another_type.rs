use slots_runtime::prelude::*;

fn short(name: &String) -> Result<(), String> {
    if name.len() < 9 { Ok(()) } else { Err("long".into()) }
}

#[slots]
struct Camera {
    #[slot(check = short)]
    gain: u32,
}

fn main() {
    Camera { gain: 1 }.dir();
}
