use slots_runtime::prelude::*;

#[slots]
struct Frame<'a> {
    title: std::borrow::Cow<'a, str>,
}

fn main() {}
