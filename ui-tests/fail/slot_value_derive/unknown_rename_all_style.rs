use slots_runtime::prelude::*;

#[derive(SlotValue)]
#[slot_value(rename_all = "kebab_case")]
enum Mode {
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
