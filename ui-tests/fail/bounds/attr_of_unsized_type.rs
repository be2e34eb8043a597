use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

fn main() {
    let me = Person { name: String::new() };
    let _: Result<&str, _> = me.attr("name");
}
