use slots_runtime::__private::{VTableOf, Probe, pick};
use std::marker::PhantomData;

struct Session;

fn main() {
    let text = pick::<String>(None, None, None, Probe::<String>::OPAQUE);
    let _ = VTableOf::<Session>(text, PhantomData);
}
