use slots_runtime::prelude::*;

#[slots]
struct Person<'a> {
    name: &'a str,
}

fn main() {
    let _ = Person { name: "Aquiles" }.name;
}
