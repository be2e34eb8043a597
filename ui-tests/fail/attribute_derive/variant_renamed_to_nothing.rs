use slots_runtime::prelude::*;

#[derive(Attribute)]
enum Mode {
    #[attribute(rename = "")]
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
