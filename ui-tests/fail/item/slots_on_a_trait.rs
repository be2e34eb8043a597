use slots_runtime::prelude::*;

#[slots]
trait Device {
    fn gain(&self) -> f64;
}

fn main() {}
