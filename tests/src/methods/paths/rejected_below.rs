//! The path in the error of a single write whose value contains the rejected attribute.

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug)]
struct Item {
    #[slot(range = 1..=64)]
    count: u8,
}

#[derive(SlotValue, Debug)]
enum Size {
    Fixed(u8),
    Area { x: u8, items: Vec<Item> },
}

#[slots]
struct Store {
    items: Vec<Item>,
    best: Option<Item>,
    sizes: Vec<Size>,
    rows: Vec<(u8, Vec<u8>)>,
    size: Option<Size>,
}

#[slots]
struct Rack {
    store: Store,
}

fn rack() -> Rack {
    let store = Store { items: vec![], best: None, sizes: vec![], rows: vec![], size: None };
    Rack { store }
}

#[test]
fn error_of_one_write_has_the_path_of_the_rejected_attribute() {
    for (path, text, expected) in [
        ("store.items", "[{count: 2}, {count: 70}]", "store.items[1].count"),
        ("store.best", "{count: 70}", "store.best.count"),
        ("store.best", "{cuont: 7}", "store.best.cuont"),
        ("store.sizes", "[{Fixed: 5}, {Fixed: 500}]", "store.sizes[1].Fixed"),
        ("store.rows", "[[1, [2, 300]]]", "store.rows[0][1][1]"),
        ("store.size.Area", "{x: 1, items: [{count: 70}]}", "store.size.items[0].count"),
    ] {
        let error = rack().set_text_path(path, text).unwrap_err();
        assert_eq!(error.path(), expected, "{error}");
    }
    let best = [("count", 70)].into_iter().collect::<Dict>();
    let error = rack().set_path("store.best", best);
    assert_eq!(error.unwrap_err().path(), "store.best.count");
}

#[test]
fn error_of_a_pushed_item_names_the_item_without_quotes() {
    let mut it = rack();
    let fixed = |size: u32| [("Fixed", size)].into_iter().collect::<Dict>();
    assert_eq!(
        it.push_path("store.sizes", fixed(500)).unwrap_err().to_string(),
        "'Store' object attribute 'sizes[0].Fixed' must be in 0..=255, not 500 (at 'store.sizes[0].Fixed')"
    );
    let mut one = rack().store;
    assert_eq!(
        one.push_path("sizes", fixed(500)).unwrap_err().to_string(),
        "'Store' object attribute 'sizes[0].Fixed' must be in 0..=255, not 500"
    );
}
