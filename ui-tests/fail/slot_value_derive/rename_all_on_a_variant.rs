use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Mode {
    #[slot_value(rename_all = "kebab-case")]
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
