use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

trait Aged {
    fn age(&self) -> i64;
}

#[slots]
impl Aged for Person {
    fn age(&self) -> i64 {
        35
    }
}

fn main() {
    Person { name: String::new() }.age();
}
