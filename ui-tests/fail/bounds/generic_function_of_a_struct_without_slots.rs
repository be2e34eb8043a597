use slots_runtime::prelude::*;

struct Camera {
    gain: f64,
}

fn describe<T: Slots>(_: &T) -> String {
    T::CLASS.to_string()
}

fn main() {
    describe(&Camera { gain: 1.0 });
    let _ = Camera { gain: 1.0 }.gain;
}
