//! I5, exclusive: while a place is written, no other code reaches it; an object that a setter removes is not written again.

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Clone, Default, PartialEq)]
struct Item {
    x: u32,
    name: String,
}

/// Its setter and its hook remove the object that was just written.
#[slots]
#[derive(Debug, Clone, Default, PartialEq)]
struct Shrinking {
    items: Vec<Item>,
    boxed: Option<Box<Item>>,
    takes_away: bool,
}

#[slots]
impl Shrinking {
    #[setter]
    fn set_length(&mut self, length: usize) -> Result<(), String> {
        self.items = Vec::with_capacity(length);
        self.boxed = None;
        if length == 0 { Err("not to nothing".into()) } else { Ok(()) }
    }

    #[setter]
    fn set_everything(&mut self, x: u32) {
        *self = Shrinking { items: vec![Item { x, name: "new".into() }], ..Self::default() };
    }

    #[on_set]
    fn changed(&mut self, _name: &str, _old: Value<'_>) {
        if self.takes_away {
            self.items.clear();
            self.boxed = None;
        }
    }
}

fn shrinking() -> Shrinking {
    let item = |x: u32| Item { x, name: format!("item {x}") };
    Shrinking { items: vec![item(1), item(2)], boxed: Some(Box::new(item(3))), takes_away: false }
}

#[test]
fn setter_that_removes_written_objects_leaves_no_dangling_pointer() {
    let mut it = shrinking();
    // The setter runs last and removes the object that was written before.
    let undo = it
        .update([("items[1].name", Value::from("b")), ("length", 3.into()), ("boxed.x", 9.into())])
        .unwrap();
    assert_eq!((it.items.len(), &it.boxed), (0, &None));
    let kept: Vec<String> = undo.values().map(|(path, value)| format!("{path}: {value}")).collect();
    assert!(kept.contains(&"items[1].name: item 2".to_owned()), "{kept:?}");
    // The object that held the old value no longer exists.
    assert!(undo.apply(&mut it).is_err());
    assert_eq!(it.items.len(), 0);
}

#[test]
fn failing_setter_that_removes_objects_rolls_back_remaining_ones() {
    let mut it = shrinking();
    assert!(
        it.update([("items[0].x", 5), ("boxed.x", 6), ("length", 0), ("takes_away", 7)]).is_err()
    );
    assert_eq!(it, shrinking());
    // Only now the setter runs. It fails after it took everything away; its own effects stay.
    assert!(it.update([("items[0].x", 5), ("boxed.x", 6), ("length", 0)]).is_err());
    assert_eq!((it.items.len(), &it.boxed), (0, &None));
}

#[test]
fn setter_replaces_whole_object() {
    let mut it = shrinking();
    it.setattr("everything", 8).unwrap();
    assert_eq!((it.items.len(), it.items[0].x), (1, 8));
    let undo = it.update([("items[0].x", 9), ("everything", 10)]).unwrap();
    assert_eq!((it.items[0].x, it.items[0].name.starts_with("new")), (10, true));
    // A setter without a getter cannot be undone, so the undo restores no value.
    let _ = undo.apply(&mut it).is_ok();
    assert!(it.items[0].x == 10 || it.items[0].x == 8);
}

#[slots]
impl Item {
    #[on_set]
    fn changed(&mut self, name: &str, _old: Value<'_>) {
        self.name.push_str(name);
    }
}

#[test]
fn hook_removes_objects_whose_hooks_run_next() {
    let mut it = shrinking();
    let writes =
        [("takes_away", Value::from(true)), ("items[0].x", 5.into()), ("boxed.x", 7.into())];
    let undo = it.update(writes).unwrap();
    assert_eq!((it.items.len(), &it.boxed), (0, &None));
    assert!(undo.apply(&mut it).is_err());
    let mut it = shrinking();
    let writes =
        [("items[0].x", Value::from(5)), ("boxed.x", 7.into()), ("takes_away", true.into())];
    let _ = it.update(writes).unwrap();
    assert_eq!((it.items.len(), &it.boxed), (0, &None));
    assert!(it.set_path("items[0].x", 1).is_err());
}

#[slots]
#[derive(Default)]
struct Plain {
    x: u32,
}

#[test]
fn mutable_borrow_is_exclusive() {
    let mut it = Plain::default();
    let borrowed: *mut u32 = it.attr_mut("x").unwrap();
    assert_eq!(borrowed, &raw mut it.x);
    let mut all = [Plain::default(), Plain::default()];
    let [a, b] = &mut all[..] else { unreachable!() };
    let (a, b): (&mut dyn Object, &mut dyn Object) = (a, b);
    let (x, y) = (a.attr_mut::<u32>("x").unwrap(), b.attr_mut::<u32>("x").unwrap());
    *x = 1;
    *y = 2;
    std::mem::swap(x, y);
    assert_eq!((all[0].x, all[1].x), (2, 1));
}
