use std::ptr::NonNull;

use slots_runtime::__private as private;

fn main() {
    let ops = private::Probe::<String>::OPAQUE;
    let _ = private::AttrRef { data: NonNull::dangling(), ops, life: std::marker::PhantomData };
}
