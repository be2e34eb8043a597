use slots_runtime::prelude::*;

#[derive(Attribute)]
#[attribute(rename_all = "kebab_case")]
enum Mode {
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
