use slots_runtime::prelude::*;

struct Inner;

#[derive(SlotValue)]
struct Outer(Inner);

fn main() {
    Outer(Inner).to_value();
}
