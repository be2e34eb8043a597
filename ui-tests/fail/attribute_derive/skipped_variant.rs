use slots_runtime::prelude::*;

#[derive(Attribute)]
enum Mode {
    Fast,
    #[attribute(skip)]
    Slow,
}

fn main() {
    let _ = (Mode::Fast.to_value(), Mode::Slow);
}
