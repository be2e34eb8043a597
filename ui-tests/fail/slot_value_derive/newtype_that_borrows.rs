use slots_runtime::prelude::*;

#[derive(SlotValue)]
struct Name<'a>(&'a str);

fn main() {
    let _ = Name("John").0;
}
