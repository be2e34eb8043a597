use slots_runtime::prelude::*;

#[derive(Attribute)]
enum Mode {
    #[slot(rename = "fast")]
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
