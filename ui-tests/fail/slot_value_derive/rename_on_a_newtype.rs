use slots_runtime::prelude::*;

#[derive(SlotValue)]
struct Gain(#[slot_value(rename = "gain")] f64);

fn main() {
    Gain(1.0).to_value();
}
