use slots_runtime::prelude::*;

#[slots]
struct Holder<T> {
    value: T,
}

fn main() {
    let text = String::from("short-lived");
    let holder = Holder { value: text.as_str() };
    println!("{} {}", holder.getattr("value").unwrap(), holder.value);
}
