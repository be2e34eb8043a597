use slots_runtime::prelude::*;

fn show<T>(object: &T) {
    println!("{:?}", object.dir());
}

fn main() {
    show(&1);
}
