use slots_runtime::prelude::*;

struct Plain(u8);

impl slots_runtime::__private::BaseClass for Plain {
    const BASE_CLASS: &'static slots_runtime::Class = Device::CLASS;
}

#[slots]
struct Device {
    serial: String,
}

fn main() {
    let _ = (Plain(1).0, Device { serial: String::new() }.serial);
}
