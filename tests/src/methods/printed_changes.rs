//! `Change` is printed as a difference.

use slots_runtime::{Change, prelude::*};

#[slots]
#[derive(Default)]
struct Printed {
    gain: f64,
    note: Option<String>,
    tags: Vec<String>,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Printed {
    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.log.push(change.to_string());
    }
}

#[test]
fn change_is_printed_as_difference() {
    let mut it = Printed::default();
    let before = Printed::default();
    it.update_texts([("gain", "2"), ("note", "a b")]).unwrap();
    it.push_path("tags", "x").unwrap();
    assert_eq!(it.log, ["gain: 0.0 -> 2.0", "note: None -> a b", "tags[0]: (absent) -> x"]);
    let differences: Vec<String> = before.diff(&it).iter().map(ToString::to_string).collect();
    assert_eq!(differences, ["gain: 0.0 -> 2.0", "note: None -> a b", "tags: [] -> [\"x\"]"]);
    it.delete_path("tags[0]").unwrap();
    assert_eq!(it.log[3..], ["tags[0]: x -> (absent)"]);
}
