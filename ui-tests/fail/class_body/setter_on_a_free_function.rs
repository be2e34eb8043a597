use slots_runtime::prelude::*;

#[setter]
fn set_title(title: &str) {
    println!("{title}");
}

fn main() {
    set_title("Dr");
}
