use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[getter]
    fn name(&self) -> &String {
        &self.name
    }
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
