use slots_runtime::prelude::*;

#[slots]
struct Span {
    from: u32,
    to: u32,
}

fn is_ordered(span: &Span) -> Result<(), String> {
    if span.from <= span.to { Ok(()) } else { Err(String::from("from is after to")) }
}

#[derive(SlotValue)]
enum Trigger {
    Software,
    Span(#[slot(check = is_ordered)] Span),
}

fn main() {
    let _ = is_ordered;
}
