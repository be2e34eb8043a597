use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[setter]
    fn set_title(&mut self, title: &str) -> bool {
        self.name = title.into();
        true
    }
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
