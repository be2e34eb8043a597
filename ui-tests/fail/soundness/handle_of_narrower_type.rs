use slots_runtime::{prelude::*, slot};

#[slots]
struct Button {
    pressed: fn(&str),
}

// Through it a function that keeps its text for ever could be put where one is called with a text that goes.
const PRESSED: Slot<Button, fn(&'static str), Direct> = slot!(Button, pressed);

fn main() {
    (Button { pressed: |_| () }.pressed)(PRESSED.name());
}
