//! Items of sets: added by `push_path`, removed by `delete_path`, never written.

use std::collections::{BTreeSet, HashSet};

use indexmap::IndexSet;
use proptest::prelude::*;
use slots_runtime::{Change, Shared, prelude::*};

fn few(tags: &BTreeSet<String>) -> Result<(), String> {
    if tags.len() <= 3 { Ok(()) } else { Err("at most 3 tags".into()) }
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Holder {
    #[slot(check = few)]
    tags: BTreeSet<String>,
    hashed: HashSet<u8>,
    ordered: IndexSet<u8>,
    #[slot(readonly)]
    fixed: BTreeSet<u8>,
    nested: Vec<Option<BTreeSet<u8>>>,
    #[slot(skip)]
    seen: Vec<String>,
}

#[slots]
impl Holder {
    #[on_set]
    fn written(&mut self, change: &Change<'_>) {
        self.seen.push(format!("{}: {:?}", change.path(), change.old()));
    }
}

fn holder() -> Holder {
    Holder {
        tags: ["b".into(), "c".into()].into(),
        hashed: [1, 2].into(),
        ordered: [3, 1, 2].into(),
        fixed: [1].into(),
        nested: vec![Some([5].into())],
        seen: vec![],
    }
}

#[test]
fn items_are_added_and_removed() {
    let mut it = holder();
    it.push_path("tags", "a").unwrap();
    it.push_path("hashed", 9).unwrap();
    it.push_path("ordered", 0).unwrap();
    it.push_path("nested[0]", 4).unwrap();
    assert!(it.tags.iter().eq(["a", "b", "c"]));
    assert_eq!(it.hashed, [1, 2, 9].into());
    assert!(it.ordered.iter().eq(&[3, 1, 2, 0]));
    assert_eq!(it.nested, [Some([4, 5].into())]);
    assert_eq!(it.seen[0], r#"tags: Some(["b", "c"])"#);
    it.delete_path("tags[-1]").unwrap();
    it.delete_path("ordered[1]").unwrap();
    it.delete_path("nested[0][0]").unwrap();
    assert!(it.tags.iter().eq(["a", "b"]));
    assert!(it.ordered.iter().eq(&[3, 2, 0]));
    assert_eq!(it.nested, [Some([5].into())]);
    let first = it.hashed.iter().next().copied().unwrap();
    it.delete_path("hashed[0]").unwrap();
    assert!(it.hashed.len() == 2 && !it.hashed.contains(&first));
}

#[test]
fn undo_restores_items_and_their_order() {
    let mut it = holder();
    let removed = it.list_mut("ordered").unwrap().remove(0).unwrap();
    assert!(it.ordered.iter().eq(&[1, 2]));
    let redo = removed.apply(&mut it).unwrap();
    assert!(it.ordered.iter().eq(&[3, 1, 2]));
    redo.apply(&mut it).unwrap();
    assert!(it.ordered.iter().eq(&[1, 2]));
    let before: Vec<u8> = it.hashed.iter().copied().collect();
    let pushed = it.list_mut("hashed").unwrap().push(7).unwrap();
    assert!(it.hashed.contains(&7));
    pushed.apply(&mut it).unwrap();
    assert!(it.hashed.iter().eq(&before));
}

#[test]
fn rejected_edits_state_the_reason_and_change_nothing() {
    let mut it = holder();
    it.tags.insert("a".into());
    let before = it.clone();
    let (set, pushed) = ("'Holder' object attribute", "is rejected: at most 3 tags");
    let errors = [
        (
            it.set_path("tags[0]", "x").unwrap_err(),
            format!(
                "{set} 'tags[0]' is an item of a set: remove it with delete_path, and add another with push_path"
            ),
            ErrorKind::ReadOnly,
        ),
        (
            it.set_text_path("nested[0][0]", "6").unwrap_err(),
            format!(
                "{set} 'nested[0][0]' is an item of a set: remove it with delete_path, and add another with push_path"
            ),
            ErrorKind::ReadOnly,
        ),
        (
            it.set_path("tags[7]", "x").unwrap_err(),
            format!("{set} 'tags' has 3 items; index 7 is out of range"),
            ErrorKind::OutOfRange,
        ),
        (
            it.insert_path("tags[0]", "x").unwrap_err(),
            format!("{set} 'tags' is a set: add an item with push_path"),
            ErrorKind::Type,
        ),
        (
            it.push_path("tags", "b").unwrap_err(),
            format!("{set} 'tags' has this item already"),
            ErrorKind::Duplicate,
        ),
        (
            it.push_path("hashed", 256).unwrap_err(),
            format!("{set} 'hashed[2]' must be in 0..=255, not 256"),
            ErrorKind::Value,
        ),
        (
            it.push_path("tags", "d").unwrap_err(),
            format!("{set} 'tags' {pushed}"),
            ErrorKind::Value,
        ),
        (
            it.delete_path("hashed[2]").unwrap_err(),
            format!("{set} 'hashed' has 2 items; index 2 is out of range"),
            ErrorKind::OutOfRange,
        ),
        (
            it.push_path("fixed", 2).unwrap_err(),
            format!("{set} 'fixed' is read-only"),
            ErrorKind::ReadOnly,
        ),
    ];
    for (error, message, kind) in errors {
        assert_eq!((error.message_with_causes(), error.kind()), (message, kind));
    }
    let errors = it.update([("ordered[0]", 5)]).unwrap_err();
    assert!(errors.errors()[0].message().contains("is an item of a set"));
    assert_eq!(it, before);
}

#[test]
fn items_of_shared_set_are_added_and_removed() {
    let shared = Shared::new(holder());
    shared.push_path("tags", "a").unwrap();
    shared.delete_path("tags[2]").unwrap();
    let error = shared.set_path("tags[0]", "x").unwrap_err();
    assert!(error.message().contains("is an item of a set"), "{error}");
    assert!(shared.read(|it| it.tags.iter().eq(["a", "b"])).unwrap());
}

#[slots]
#[derive(Debug, Default)]
struct Sets {
    sorted: BTreeSet<i8>,
    hashed: HashSet<String>,
    ordered: IndexSet<Option<u8>>,
}

impl Sets {
    /// The items in the order of each set.
    fn items(&self) -> (Vec<i8>, Vec<String>, Vec<Option<u8>>) {
        let Sets { sorted, hashed, ordered } = self;
        (
            sorted.iter().copied().collect(),
            hashed.iter().cloned().collect(),
            ordered.iter().copied().collect(),
        )
    }
}

proptest! {
    #[test]
    fn random_edits_of_sets_are_undone(edits in prop::collection::vec((0..3_u8, any::<bool>(), 0..12_u8), 0..40)) {
        let mut it = Sets::default();
        let mut undone = Vec::new();
        for (set, is_push, number) in edits {
            let before = it.items();
            let (len, name) = match set {
                0 => (it.sorted.len(), "sorted"),
                1 => (it.hashed.len(), "hashed"),
                _ => (it.ordered.len(), "ordered"),
            };
            let at = usize::from(number);
            let done = match (is_push, set) {
                (true, 0) => it.push_path(name, i8::try_from(number).unwrap()),
                (true, 1) => it.push_path(name, number.to_string()),
                (true, _) => it.push_path(name, (number > 0).then_some(number)),
                (false, _) => it.delete_path(format!("{name}[{at}]")),
            };
            match done {
                Ok(undo) => undone.push((before, undo)),
                Err(error) if is_push => prop_assert_eq!(error.kind(), ErrorKind::Duplicate),
                Err(error) => {
                    prop_assert_eq!(error.kind(), ErrorKind::OutOfRange);
                    prop_assert!(at >= len);
                }
            }
        }
        while let Some((before, undo)) = undone.pop() {
            undo.apply(&mut it).unwrap();
            prop_assert_eq!(it.items(), before);
        }
    }
}
