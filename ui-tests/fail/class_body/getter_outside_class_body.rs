use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

impl Person {
    #[getter]
    fn title(&self) -> String {
        self.name.clone()
    }
}

fn main() {
    Person { name: String::new() }.title();
}
