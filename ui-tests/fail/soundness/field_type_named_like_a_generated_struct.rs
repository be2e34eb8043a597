use slots_runtime::prelude::*;

mod any {
    use slots_runtime::{Value, ValueError};

    pub fn to_value<T>(_: &T) -> Value<'static> {
        Value::None
    }

    pub fn from_value<T>(_: Value<'_>) -> Result<T, ValueError> {
        Err(ValueError::because("none"))
    }
}

struct __SlotsWith(String);

#[slots]
struct Holder {
    #[slot(with = any)]
    it: __SlotsWith,
}

fn main() {
    let it = Holder { it: __SlotsWith(String::new()) };
    assert!(it.hasattr("it") && it.it.0.is_empty());
}
