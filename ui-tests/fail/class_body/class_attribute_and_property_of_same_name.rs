use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    const age: i64 = 35;

    #[getter(rename = "age")]
    fn get_age(&self) -> i64 {
        Self::age
    }
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
