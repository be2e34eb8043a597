use slots_runtime::prelude::*;

#[derive(Attribute)]
struct Marker;

fn main() {
    Marker.to_value();
}
