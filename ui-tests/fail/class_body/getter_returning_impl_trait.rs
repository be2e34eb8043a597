use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[getter]
    fn words(&self) -> impl Iterator<Item = &str> {
        self.name.split(' ')
    }
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
