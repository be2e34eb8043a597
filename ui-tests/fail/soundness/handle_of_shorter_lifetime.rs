use slots_runtime::prelude::*;

#[slots]
struct Label {
    text: &'static str,
}

// Through it a text that goes could be put where one is that stays.
fn shorter<'a>(handle: Slot<Label, &'static str>, _: &'a str) -> Slot<Label, &'a str> {
    handle
}

fn main() {
    let _ = shorter(Label::slot("text").unwrap(), Label { text: "" }.text);
}
