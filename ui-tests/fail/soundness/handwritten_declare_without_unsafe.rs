use slots_runtime::{__private as private, prelude::*};

struct Plain(u8);

impl private::Declare for Plain {
    const DECL: &'static private::Decl = <Camera as private::Declare>::DECL;
}

#[slots]
struct Camera {
    gain: f64,
}

fn main() {
    let _ = (Plain(1).0, Camera { gain: 1.0 }.gain);
}
