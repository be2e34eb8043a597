#![allow(unexpected_cfgs)]
#![cfg_attr(shadowing, feature(supertrait_item_shadowing))]

use slots_runtime::{__private as private, prelude::*};

struct Session(u32);

// On nightly with `--cfg shadowing`, this constant is found instead of the library's, and has the wrong type.
trait Answers: private::ProbeElse {
    const ATTRIBUTE: Option<private::VTableOf<String>> = private::Probe::<String>::ATTRIBUTE;
}

impl Answers for private::Probe<Session> {}

#[slots]
struct Camera {
    session: Session,
}

fn main() {
    let _ = Camera { session: Session(1) }.session.0;
}
