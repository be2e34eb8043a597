use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[getter]
    #[setter]
    fn title(&self) -> String {
        self.name.clone()
    }
}

fn main() {
    Person { name: String::new() }.title();
}
