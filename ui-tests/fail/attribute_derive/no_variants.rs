use slots_runtime::prelude::*;

#[derive(Attribute)]
enum Mode {}

fn main() {}
