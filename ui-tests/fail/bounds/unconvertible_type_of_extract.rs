use slots_runtime::prelude::*;

struct Gain(f64);

fn main() {
    let gain = Value::from(2.0).extract::<Gain>();
    let _ = gain.map(|gain| gain.0);
}
