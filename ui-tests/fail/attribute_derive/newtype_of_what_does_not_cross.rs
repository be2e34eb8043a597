use slots_runtime::prelude::*;

struct Inner;

#[derive(Attribute)]
struct Outer(Inner);

fn main() {
    Outer(Inner).to_value();
}
