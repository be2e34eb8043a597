use slots_runtime::{__private as private, prelude::*};

struct PlainDef;

impl private::Describe for PlainDef {
    type Value = u8;
    const DECL: &'static private::Decl = <Camera as private::Declare>::DECL;
}

#[slots]
struct Camera {
    gain: f64,
}

fn main() {
    let _ = (PlainDef, Camera { gain: 1.0 }.gain);
}
