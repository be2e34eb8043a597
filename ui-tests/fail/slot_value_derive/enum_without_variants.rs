use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Mode {}

fn main() {}
