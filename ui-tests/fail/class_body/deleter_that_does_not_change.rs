use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[deleter]
    fn delete_title(&self) {}
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
