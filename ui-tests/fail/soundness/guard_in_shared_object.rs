use std::sync::MutexGuard;

use slots_runtime::{Shared, prelude::*};

#[slots]
struct Holder {
    guard: MutexGuard<'static, u8>,
}

// It must be dropped by the thread that locked.
fn share(guard: MutexGuard<'static, u8>) -> Shared<Holder> {
    let holder = Holder { guard };
    let _ = *holder.guard;
    Shared::new(holder)
}

fn main() {
    let _ = share;
}
