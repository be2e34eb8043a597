use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    const age: i64 = 35;
    }

    #[slots]
    impl Person {
    const height: i64 = 180;
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
