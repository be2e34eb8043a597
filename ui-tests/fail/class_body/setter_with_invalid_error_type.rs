use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[setter]
    fn set_title(&mut self, title: &str) -> Result<(), u8> {
        self.name = title.into();
        Err(1)
    }
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
