use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    #[on_set]
    fn changed(&mut self, name: &str, _: Value<'_>) {
        println!("{name}");
    }

    #[on_set]
    fn changed_too(&mut self, name: &str, _: Value<'_>) {
        println!("{name}");
    }
}

fn me() -> Person {
    Person { name: String::new() }
}

fn main() {
    me().dir();
}
