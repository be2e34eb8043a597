use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots(crte = slots_runtime)]
impl Person {
    const age: i64 = 35;
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
