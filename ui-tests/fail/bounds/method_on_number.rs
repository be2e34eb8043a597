use slots_runtime::prelude::*;



fn main() {
    let _ = 5_i64.getattr("real");
}
