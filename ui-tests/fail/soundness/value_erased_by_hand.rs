use std::ptr::NonNull;

use slots_runtime::__private as private;

fn main() {
    let ops = private::pick::<String>(None, None, None, private::Probe::OPAQUE);
    let _ = private::AttrRef { data: NonNull::dangling(), ops, life: std::marker::PhantomData };
}
