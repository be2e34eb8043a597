use slots_runtime::prelude::*;

#[slots(remote = ui_tests::exported::Window)]
struct WindowDef {
    title: String,
}

fn main() {}
