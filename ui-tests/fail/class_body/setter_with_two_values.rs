use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[setter]
    fn set_title(&mut self, first: &str, last: &str) {
        self.name = format!("{first} {last}");
    }
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
