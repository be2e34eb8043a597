use slots_runtime::prelude::*;

mod color {
    use slots_runtime::{Value, ValueError};

    pub fn to_value(color: &u32) -> Value<'_> {
        Value::from(*color)
    }

    pub fn from_value(value: Value<'_>) -> Result<u32, ValueError> {
        value.extract()
    }
}

#[slots]
struct Theme {
    #[slot(with = color)]
    colors: Vec<u64>,
}

fn main() {
    Theme { colors: vec![] }.dir();
}
