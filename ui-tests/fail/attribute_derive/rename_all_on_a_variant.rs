use slots_runtime::prelude::*;

#[derive(Attribute)]
enum Mode {
    #[attribute(rename_all = "kebab-case")]
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
