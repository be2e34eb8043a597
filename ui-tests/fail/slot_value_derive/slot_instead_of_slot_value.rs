use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Mode {
    #[slot(rename = "fast")]
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
