use slots_runtime::{__private as private, prelude::*};

struct Session(u32);

// It says that a `Session` can be treated as a `String`.
trait Answers {
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
