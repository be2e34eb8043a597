use slots_runtime::prelude::*;

#[derive(Attribute)]
struct Gain(#[attribute(rename = "gain")] f64);

fn main() {
    Gain(1.0).to_value();
}
