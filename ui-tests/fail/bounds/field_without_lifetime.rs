use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: &str,
}

fn main() {
    let _ = Person { name: "John" }.dir();
}
