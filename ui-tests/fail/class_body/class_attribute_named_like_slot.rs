use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    const name: &str = "John";
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
