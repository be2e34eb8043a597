use slots_runtime::prelude::*;

#[derive(SlotValue)]
#[slot_value(renmae_all = "kebab-case")]
enum Mode {
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
