use slots_runtime::prelude::*;

#[derive(Attribute)]
struct Name<'a>(&'a str);

fn main() {
    let _ = Name("John").0;
}
