use std::cell::Cell;

use slots_runtime::prelude::*;

fn main() {
    Dict::new().insert("shared", Value::any(Cell::new(1_u8))).unwrap();
}
