use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[getter]
    fn title(&self) {}
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
