use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[getter]
    fn title(&self) {}

    #[setter]
    fn set_age(&mut self) {}
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
