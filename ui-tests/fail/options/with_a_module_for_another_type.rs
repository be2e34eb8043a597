use slots_runtime::prelude::*;

mod color {
    use slots_runtime::{Value, ValueError};

    pub fn to_value(color: &u32) -> Value<'_> {
        Value::from(*color)
    }

    pub fn from_value(value: Value<'_>) -> Result<u64, ValueError> {
        value.extract()
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
