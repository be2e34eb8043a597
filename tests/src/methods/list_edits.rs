//! Items of linked lists, queues, boxed and shared slices, small vectors, heaps and sets of enums: added and removed.
#![expect(clippy::linkedlist, reason = "users have such types")]

use std::collections::{BTreeSet, BinaryHeap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use proptest::prelude::*;
use slots_runtime::{Change, OwnedValue, UpdateError, prelude::*};
use smallvec::{SmallVec, smallvec};

#[slots]
#[derive(Debug, Clone, Default, PartialEq)]
struct Zone {
    #[slot(range = 0..=9)]
    x: u8,
}

#[derive(SlotValue, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Mode {
    Auto,
    Manual,
}

#[derive(SlotValue, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Any,
    Char(char),
    Named { name: String, shift: bool },
}

/// Values lack the field that is not reached by name.
#[derive(SlotValue, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Partial {
    Named {
        name: String,
        #[slot(skip)]
        uses: u8,
    },
}

fn few<T>(items: &Arc<[T]>) -> Result<(), &'static str> {
    if items.len() <= 4 { Ok(()) } else { Err("at most 4") }
}

#[slots]
#[derive(Debug, Default)]
struct Lists {
    linked: LinkedList<u8>,
    queue: VecDeque<u8>,
    boxed: Box<[u8]>,
    zones: Box<[Zone]>,
    small: SmallVec<[u8; 2]>,
    small_zones: SmallVec<[Zone; 2]>,
    maybe: Option<Box<[u8]>>,
    #[slot(check = few)]
    arc: Arc<[u8]>,
    rc: Rc<[String]>,
    arc_zones: Arc<[Zone]>,
    heap: BinaryHeap<u8>,
    modes: BTreeSet<Mode>,
    hashed_modes: HashSet<Mode>,
    keys: BTreeSet<Key>,
    hashed_keys: HashSet<Key>,
    partial: BTreeSet<Partial>,
    #[slot(skip)]
    seen: Vec<String>,
}

#[slots]
impl Lists {
    #[on_set]
    fn written(&mut self, change: &Change<'_>) {
        self.seen.push(format!("{}: {:?} -> {:?}", change.path(), change.old(), change.new()));
    }
}

const EDITED: [&str; 7] = ["linked", "queue", "boxed", "small", "maybe", "arc", "rc"];

fn shown(it: &Lists, name: &str) -> String {
    it.getattr(name).unwrap().to_string().replace('"', "")
}

fn message<T>(result: Result<T, AttributeError>) -> String {
    result.map(drop).unwrap_err().message()
}

#[test]
fn items_of_every_list_are_added_and_removed_at_any_position() {
    for name in EDITED {
        let mut it = Lists::default();
        let item = |number: u8| match name {
            "rc" => OwnedValue::from(number.to_string()),
            _ => OwnedValue::from(number),
        };
        let at = |index: i32| format!("{name}[{index}]");
        let mut undone = Vec::new();
        undone.push(it.push_path(name, item(1)).unwrap());
        undone.push(it.push_path(name, item(3)).unwrap());
        undone.push(it.insert_path(at(1), item(2)).unwrap());
        assert_eq!(shown(&it, name), "[1, 2, 3]", "{name}");
        undone.push(it.delete_path(at(0)).unwrap());
        undone.push(it.insert_path(at(-1), item(9)).unwrap());
        undone.push(it.insert_path(at(3), item(8)).unwrap());
        assert_eq!(shown(&it, name), "[2, 9, 3, 8]", "{name}");
        undone.push(it.delete_path(at(-2)).unwrap());
        assert_eq!(shown(&it, name), "[2, 9, 8]", "{name}");
        undone.push(it.list_mut(name).unwrap().clear().unwrap());
        for undo in undone.into_iter().rev() {
            let _ = undo.apply(&mut it).unwrap();
        }
        let empty = if name == "maybe" { "None" } else { "[]" };
        assert_eq!(shown(&it, name), empty);
        assert_eq!(it.push_path(name, item(1)).map(drop), Ok(()));
        let range =
            format!("'Lists' object attribute '{name}' has 1 item; index 1 is out of range");
        assert_eq!(message(it.delete_path(at(1))), range);
        let error = it.push_path(name, true).unwrap_err();
        assert_eq!((error.kind(), error.path().to_string()), (ErrorKind::Type, at(1)));
        assert_eq!(shown(&it, name), "[1]");
    }
}

#[test]
fn items_that_are_objects_are_validated() {
    let mut it = Lists::default();
    let zone = |x: u8| Dict::from_iter([("x", x)]);
    for name in ["zones", "small_zones"] {
        it.push_path(name, zone(1)).unwrap();
        let error = it.push_path(name, zone(10)).unwrap_err();
        assert_eq!(error.path().to_string(), format!("{name}[1].x"));
        it.insert_path(format!("{name}[0]"), zone(2)).unwrap();
        it.set_path(format!("{name}[0].x"), 3).unwrap();
        it.delete_path(format!("{name}[1]")).unwrap();
        assert_eq!(it.get_path(format!("{name}[-1].x")).unwrap(), 3);
    }
    assert_eq!((&*it.zones, &*it.small_zones), (&[Zone { x: 3 }][..], &[Zone { x: 3 }][..]));
}

#[test]
fn edit_of_shared_list_makes_a_new_list() {
    let mut it = Lists { arc: Arc::new([1, 2, 3, 4]), ..Lists::default() };
    let other = Arc::clone(&it.arc);
    let undo = it.delete_path("arc[0]").unwrap();
    assert_eq!((&*it.arc, &*other), (&[2, 3, 4][..], &[1, 2, 3, 4][..]));
    assert_eq!(it.seen, ["arc: Some([1, 2, 3, 4]) -> Some([2, 3, 4])"]);
    let _ = undo.apply(&mut it).unwrap();
    assert!(Arc::ptr_eq(&it.arc, &other));
    assert_eq!(message(it.push_path("arc", 5)), "'Lists' object attribute 'arc' is rejected");
    assert_eq!(
        message(it.set_path("arc[0]", 4)),
        "'Lists' object attribute 'arc[0]' is an item of a list in an `Rc` or `Arc`: remove it with delete_path, \
         and add another with insert_path"
    );
    assert!(Arc::ptr_eq(&it.arc, &other));
}

#[test]
fn items_of_heap_are_added_and_removed() {
    let mut it = Lists { heap: [2, 5].into(), ..Lists::default() };
    let undo = it.push_path("heap", 9).unwrap();
    assert_eq!(it.heap.peek(), Some(&9));
    let greatest = it.delete_path("heap[0]").unwrap();
    assert_eq!(it.heap.peek(), Some(&5));
    let _ = greatest.apply(&mut it).unwrap();
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it.heap.clone().into_sorted_vec(), [2, 5]);
    assert_eq!(
        message(it.insert_path("heap[0]", 1)),
        "'Lists' object attribute 'heap' is a heap: add an item with push_path"
    );
    assert_eq!(
        message(it.set_path("heap[0]", 1)),
        "'Lists' object attribute 'heap[0]' is an item of a heap: remove it with delete_path, and add \
         another with push_path"
    );
}

#[test]
fn items_of_sets_of_enums_are_added_and_removed() {
    let mut it = Lists::default();
    for name in ["modes", "hashed_modes"] {
        it.push_path(name, "Manual").unwrap();
        assert_eq!(
            message(it.push_path(name, "Manual")),
            format!("'Lists' object attribute '{name}' has this item already")
        );
        assert!(message(it.push_path(name, "Fast")).contains("must be one of 'Auto', 'Manual'"));
        it.push_path(name, "Auto").unwrap();
        it.delete_path(format!("{name}[0]")).unwrap();
    }
    assert_eq!(it.modes, [Mode::Manual].into());
    let named = |name: &str| {
        let fields = Dict::from_iter([("name", name.into()), ("shift", OwnedValue::from(true))]);
        Dict::from_iter([("Named", OwnedValue::from(fields))])
    };
    for name in ["keys", "hashed_keys"] {
        it.push_path(name, named("F1")).unwrap();
        it.push_path(name, "Any").unwrap();
        it.push_path(name, Dict::from_iter([("Char", "x")])).unwrap();
        assert!(message(it.push_path(name, named("F1"))).ends_with("has this item already"));
    }
    let f1 = Key::Named { name: "F1".into(), shift: true };
    let all = [Key::Any, Key::Char('x'), f1];
    assert!(it.keys.iter().eq(&all));
    assert_eq!(it.hashed_keys, all.into());
    let undo = it.delete_path("keys[2]").unwrap();
    assert_eq!(it.keys.len(), 2);
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it.keys.len(), 3);
}

#[test]
fn edits_that_would_lose_data_state_the_reason() {
    let uses = Partial::Named { name: "a".into(), uses: 7 };
    let mut it = Lists { arc_zones: Arc::new([Zone { x: 1 }]), ..Lists::default() };
    it.partial.insert(uses.clone());
    let set = "'Lists' object attribute 'partial' is a set whose items are not copied: write the whole value";
    assert_eq!(message(it.push_path("partial", "x")), set);
    assert_eq!(
        message(it.delete_path("partial[0]")),
        "'Lists' object attribute 'partial' is read-only"
    );
    let list = "'Lists' object attribute 'arc_zones' is a list in an `Rc` or `Arc` whose items are not copied: write the whole value";
    assert_eq!(message(it.push_path("arc_zones", Dict::new())), list);
    assert_eq!(message(it.insert_path("arc_zones[0]", Dict::new())), list);
    assert_eq!((it.partial, &*it.arc_zones), ([uses].into(), &[Zone { x: 1 }][..]));
}

#[test]
fn small_vector_is_a_list() {
    let mut it = Lists { small: smallvec![1, 2, 3], ..Lists::default() };
    assert_eq!(it.get_path("small[-1]").unwrap(), 3);
    it.set_path("small[0]", 9).unwrap();
    it.set_text("small", "[4, 5]").unwrap();
    assert_eq!(it.small[..], [4, 5]);
    assert_eq!(
        message(it.setattr("small", vec![1, 256])),
        "'Lists' object attribute 'small[1]' must be in 0..=255, not 256"
    );
    assert_eq!(it.attr::<SmallVec<[u8; 2]>>("small").unwrap()[..], [4, 5]);
    let errors = |error: UpdateError| error.errors().len();
    assert_eq!(it.update([("small[0]", 300), ("small[7]", 1)]).map(drop).map_err(errors), Err(2));
}

#[derive(SlotValue, Debug, Default)]
struct Linked(LinkedList<u8>);

#[derive(SlotValue, Debug, Default)]
struct Boxed(Box<[u8]>);

#[derive(SlotValue, Debug)]
struct Shared(Arc<[u8]>);

#[derive(SlotValue, Debug, Default)]
struct Heap(BinaryHeap<u8>);

#[derive(SlotValue, Debug, Default)]
struct Small(SmallVec<[u8; 1]>);

#[slots]
struct Newtypes {
    linked: Linked,
    boxed: Boxed,
    shared: Shared,
    heap: Heap,
    small: Small,
}

#[test]
fn items_of_newtypes_of_lists_are_added_and_removed() {
    let mut it = Newtypes {
        linked: Linked::default(),
        boxed: Boxed::default(),
        shared: Shared(Arc::new([])),
        heap: Heap::default(),
        small: Small::default(),
    };
    for name in ["linked", "boxed", "shared", "heap", "small"] {
        it.push_path(name, 1).unwrap();
        it.push_path(name, 2).unwrap();
        let before = it.getattr(name).unwrap().to_string();
        let undo = it.delete_path(format!("{name}[0]")).unwrap();
        assert_eq!(it.list(name).unwrap().len(), 1, "{name}");
        let _ = undo.apply(&mut it).unwrap();
        assert_eq!(it.getattr(name).unwrap().to_string(), before);
    }
}

proptest! {
    #[test]
    fn random_edits_of_lists_equal_those_of_vectors(edits in prop::collection::vec((0..3_u8, 0..9_usize, 0..9_u8), 0..40)) {
        let mut it = Lists::default();
        let mut expected: Vec<u8> = Vec::new();
        let names = ["linked", "queue", "boxed", "small"];
        for (edit, at, number) in edits {
            let is_valid = match edit {
                0 => { expected.push(number); true }
                1 if at <= expected.len() => { expected.insert(at, number); true }
                2 if at < expected.len() => { expected.remove(at); true }
                _ => false,
            };
            for name in names {
                let path = format!("{name}[{at}]");
                let done = match edit {
                    0 => it.push_path(name, number),
                    1 => it.insert_path(path, number),
                    _ => it.delete_path(path),
                };
                prop_assert_eq!(done.is_ok(), is_valid);
            }
        }
        prop_assert!(it.linked.iter().eq(&expected));
        prop_assert!(it.queue.iter().eq(&expected));
        prop_assert_eq!(&*it.boxed, &*expected);
        prop_assert_eq!(&*it.small, &*expected);
    }
}
