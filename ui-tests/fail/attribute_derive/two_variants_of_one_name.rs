use slots_runtime::prelude::*;

#[derive(Attribute)]
enum Mode {
    Fast,
    #[attribute(rename = "Fast")]
    Slow,
}

fn main() {
    let _ = (Mode::Fast.to_value(), Mode::Slow);
}
