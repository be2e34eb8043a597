struct Plain(u8);

impl slots_runtime::__private::OverflowMap for Plain {}

fn main() {
    let _ = Plain(1).0;
}
