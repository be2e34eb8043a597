use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[setter]
fn set_title(title: &str) {
    println!("{title}");
}

fn main() {
    Device { serial: 1 }.dir();
    set_title("Dr");
}
