use slots_runtime::prelude::*;

#[derive(Attribute)]
#[attribute(rename = "mode")]
enum Mode {
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
