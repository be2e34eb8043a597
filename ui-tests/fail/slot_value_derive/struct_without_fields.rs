use slots_runtime::prelude::*;

#[derive(SlotValue)]
struct Marker;

fn main() {
    Marker.to_value();
}
