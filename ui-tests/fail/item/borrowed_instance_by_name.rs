use slots_runtime::prelude::*;

#[slots]
struct Config<'a> {
    name: &'a str,
}

fn main() {
    let name = String::from("left");
    let config = Config { name: &name };
    let _ = config.name;
    let _ = config.getattr("name");
}
