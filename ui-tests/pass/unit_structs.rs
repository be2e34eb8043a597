#![deny(warnings)]

use slots_runtime::prelude::*;

#[slots]
#[derive(Default)]
struct Marker;

#[slots]
impl Marker {
    const kind: &'static str = "marker";
}

fn main() {
    let mut it = Marker;
    assert_eq!(it.dir(), ["kind"]);
    assert!(it.setattr("name", 1).is_err());
    assert_eq!(Marker::CLASS.slots().count(), 0);
}
