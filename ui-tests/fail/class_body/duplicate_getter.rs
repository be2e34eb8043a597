use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[getter]
    fn title(&self) -> String {
        self.name.clone()
    }

    #[getter(rename = "title")]
    fn other_title(&self) -> String {
        self.name.clone()
    }
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
