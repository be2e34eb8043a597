use slots_runtime::prelude::*;

struct Person {
    name: String,
}

#[slots]
impl Person {
    const age: i64 = 35;
}

fn main() {
    let _ = (Person { name: String::new() }.name, Person::age);
}
