use slots_runtime::prelude::*;

#[derive(SlotValue)]
struct Color(u8, #[slot(default)] u8);

fn main() {}
