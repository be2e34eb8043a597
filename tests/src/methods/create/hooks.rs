//! Hooks of new objects.

use slots_runtime::prelude::*;

#[slots(default)]
#[derive(Default)]
struct Mast {
    height: u8,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Mast {
    #[getter]
    fn double(&self) -> u8 {
        self.height * 2
    }

    #[setter]
    fn set_double(&mut self, double: u8) {
        self.height = double / 2;
    }

    #[on_set]
    fn changed(&mut self, name: &str, old: Value<'_>) {
        self.log.push(format!("{name}: {old}"));
    }
}

#[test]
fn property_of_a_new_object_calls_no_hook() {
    let mut made = Mast::from_attrs([("double", 8)]).unwrap();
    assert_eq!((made.height, made.log.len()), (4, 0));
    made.setattr("double", 6).unwrap();
    assert_eq!((made.height, &made.log[..]), (3, &["double: 8".to_owned()][..]));
}
