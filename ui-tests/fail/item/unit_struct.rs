use slots_runtime::prelude::*;

#[slots]
struct Marker;

fn main() {
    Marker.dir();
}
