use slots_runtime::prelude::*;

#[derive(Attribute)]
#[attribute(renmae_all = "kebab-case")]
enum Mode {
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
