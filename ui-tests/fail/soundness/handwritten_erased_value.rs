use std::ptr::NonNull;

use slots_runtime::__private as private;

fn main() {
    let vtable = private::pick::<String>(None, None, None, private::Probe::OPAQUE);
    let _ = private::AttrRef { data: NonNull::dangling(), vtable, life: std::marker::PhantomData };
}
