use slots_runtime::prelude::*;

mod color {
    use slots_runtime::Value;

    pub fn to_value(color: &u32) -> Value<'_> {
        Value::from(*color)
    }
}

#[slots]
struct Theme {
    #[slot(with = color)]
    back: u32,
}

fn main() {
    Theme { back: 1 }.dir();
}
