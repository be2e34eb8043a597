use slots_runtime::prelude::*;

struct Odd;

fn even(gain: &u32) -> Result<(), Odd> {
    if gain % 2 == 0 { Ok(()) } else { Err(Odd) }
}

#[slots]
struct Camera {
    #[slot(check = even)]
    gain: u32,
}

fn main() {
    Camera { gain: 1 }.dir();
}
