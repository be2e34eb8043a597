//! Lists without an index, slices behind a pointer, and sets.

use std::collections::{BTreeSet, BinaryHeap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use indexmap::IndexSet;
use slots_runtime::{prelude::*, serde::AsMap, serde::Patch};
use smallvec::{SmallVec, smallvec};

kind! {
    boxed_slice_is_a_list: Box<[u16]> = Box::new([1, 2]), reads "[1, 2]";
    from vec![3] => "[3]";
    text "[4, 5]" => "[4, 5]";
    path "[1]", 9 => "[1, 9]";
    not vec![70_000] => "'Holder' object attribute 'it[0]' must be in 0..=65535, not 70000";
    not 1 => "'Holder' object attribute 'it' must be Box<[u16]>, not int";
}

kind! {
    shared_slice_is_a_list: Arc<[String]> = Arc::new([String::from("a")]), reads r#"["a"]"#;
    from vec!["b", "c"] => r#"["b", "c"]"#;
    text "[d, e]" => r#"["d", "e"]"#;
}

kind! {
    rc_slice_is_a_list: Rc<[f64]> = Rc::new([0.5]), reads "[0.5]";
    from vec![1] => "[1.0]";
    text "[]" => "[]";
}

kind! {
    deque_is_a_list: VecDeque<u8> = VecDeque::from([1, 2]), reads "[1, 2]";
    from vec![3] => "[3]";
    text "[4]" => "[4]";
    path "[0]", 9 => "[9, 2]";
}

kind! {
    small_vector_is_a_list: SmallVec<[u16; 2]> = smallvec![1, 2, 3], reads "[1, 2, 3]";
    from vec![4] => "[4]";
    text "[5, 6, 7]" => "[5, 6, 7]";
    path "[-1]", 9 => "[1, 2, 9]";
    not vec![70_000] => "'Holder' object attribute 'it[0]' must be in 0..=65535, not 70000";
    not 1 => "'Holder' object attribute 'it' must be SmallVec<[u16; 2]>, not int";
}

kind! {
    linked_list_is_a_list: LinkedList<u8> = LinkedList::from([1, 2, 3]), reads "[1, 2, 3]";
    from vec![4, 5] => "[4, 5]";
    text "[6]" => "[6]";
    path "[2]", 9 => "[1, 2, 9]";
}

kind! {
    heap_is_a_list_with_greatest_item_first: BinaryHeap<u8> = BinaryHeap::from([1, 3]), reads "[3, 1]";
    from vec![2, 4] => "[4, 2]";
    text "[5]" => "[5]";
}

kind! {
    sorted_set_is_a_list_without_duplicates: BTreeSet<u8> = BTreeSet::from([2, 1]), reads "[1, 2]";
    from vec![9, 8] => "[8, 9]";
    text "[3, 0x2]" => "[2, 3]";
    not vec![1, 2, 1] => "'Holder' object attribute 'it[2]' is given twice";
    not vec![1, 256] => "'Holder' object attribute 'it[1]' must be in 0..=255, not 256";
    not 1 => "'Holder' object attribute 'it' must be BTreeSet<u8>, not int";
}

kind! {
    hash_set_is_a_list_without_duplicates: HashSet<String> = HashSet::from([String::from("a")]), reads r#"["a"]"#;
    from vec!["b"] => r#"["b"]"#;
    text "[c]" => r#"["c"]"#;
    not vec!["x", "x"] => "'Holder' object attribute 'it[1]' is given twice";
}

kind! {
    index_set_keeps_order: IndexSet<u8> = IndexSet::from([2, 1]), reads "[2, 1]";
    from vec![9, 8, 10] => "[9, 8, 10]";
    text "[3, 2]" => "[3, 2]";
    not vec![1, 1] => "'Holder' object attribute 'it[1]' is given twice";
}

#[test]
fn items_of_set_are_read_and_not_written() {
    #[slots]
    struct Holder {
        it: BTreeSet<u8>,
    }
    let mut holder = Holder { it: BTreeSet::from([1, 2]) };
    assert_eq!(holder.get_path("it[1]").unwrap(), 2);
    assert!(holder.set_path("it[1]", 1).is_err() && holder.set_path("it[1]", 2).is_err());
    assert_eq!(holder.it, BTreeSet::from([1, 2]));
    let error = holder.update([("it[0]", 5)]).unwrap_err();
    assert_eq!(error.errors().len(), 1);
    assert_eq!(holder.it, BTreeSet::from([1, 2]));
}

#[test]
#[expect(clippy::linkedlist, reason = "the kind that is tested")]
fn long_set_is_read_in_one_walk() {
    #[slots]
    struct Holder {
        it: BTreeSet<u32>,
        linked: LinkedList<u32>,
    }
    // With a walk for each item this would take minutes.
    let holder = Holder { it: (0..200_000).collect(), linked: (0..200_000).collect() };
    for name in ["it", "linked"] {
        let value = holder.getattr(name).unwrap();
        let sum: i64 = value.as_list().unwrap().iter().filter_map(|item| item.as_i64()).sum();
        assert_eq!(sum, 199_999 * 100_000);
    }
}
