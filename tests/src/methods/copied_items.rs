//! Edits of sets, heaps and lists in an `Rc` or `Arc`, which copy their items: no item loses a part that its value lacks.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashSet};
use std::convert::Infallible;
use std::fmt;
use std::net::IpAddr;
use std::rc::Rc;
use std::str::FromStr;
use std::sync::Arc;

use bitflags::bitflags;
use slots_runtime::{OwnedValue, prelude::*};

/// Its string lacks the number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Tag {
    name: String,
    id: u32,
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl FromStr for Tag {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Tag { name: text.to_owned(), id: 0 })
    }
}

bitflags! {
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct Access: u8 {
        const READ = 1;
        const WRITE = 2;
    }
}

#[derive(SlotValue, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Item {
    Tagged { tag: Tag },
    Plain(u8),
}

#[derive(SlotValue, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Items {
    Tagged(Vec<Option<Tag>>),
    Plain(u8),
}

#[derive(SlotValue, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Keyed {
    Tagged { tags: BTreeMap<Tag, u8> },
    Plain(u8),
}

#[derive(SlotValue, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Ruled {
    Tagged {
        #[slot(readonly)]
        tag: Tag,
    },
    Plain(u8),
}

#[derive(SlotValue, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Pair(Tag, u8);

/// Their strings have all data.
#[derive(SlotValue, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Exact {
    Address { address: IpAddr },
    Access(Access),
    Accesses(Vec<Access>),
    ByAccess(BTreeMap<Access, u8>),
    Plain(u8),
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Zone {
    x: u8,
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Wrapper {
    Zones(Arc<[Zone]>),
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Wrapped {
    zones: Arc<[Zone]>,
    wrapper: Wrapper,
}

#[slots]
#[derive(Debug, Default)]
struct Lists {
    set: BTreeSet<Item>,
    hashed: HashSet<Item>,
    heap: BinaryHeap<Item>,
    rc: Rc<[Item]>,
    arc: Arc<[Item]>,
    nested: BTreeSet<Items>,
    keyed: BTreeSet<Keyed>,
    ruled: BTreeSet<Ruled>,
    pairs: BTreeSet<Pair>,
    exact: BTreeSet<Exact>,
}

fn lists() -> Lists {
    let tag = || Tag { name: "a".into(), id: 7 };
    let item = || Item::Tagged { tag: tag() };
    Lists {
        set: [item()].into(),
        hashed: [item()].into(),
        heap: [item()].into(),
        rc: Rc::new([item()]),
        arc: Arc::new([item()]),
        nested: [Items::Tagged(vec![Some(tag())])].into(),
        keyed: [Keyed::Tagged { tags: [(tag(), 1)].into() }].into(),
        ruled: [Ruled::Tagged { tag: tag() }].into(),
        pairs: [Pair(tag(), 1)].into(),
        exact: [
            Exact::Address { address: IpAddr::from([127, 0, 0, 1]) },
            Exact::Access(Access::READ | Access::WRITE),
            Exact::Accesses(vec![Access::READ]),
            Exact::ByAccess([(Access::WRITE, 2)].into()),
        ]
        .into(),
    }
}

#[test]
fn items_that_contain_a_string_of_another_type_are_not_copied() {
    let mut it = lists();
    let before = format!("{it:?}");
    for name in ["set", "hashed", "heap", "rc", "arc", "nested", "keyed", "ruled", "pairs"] {
        let item: OwnedValue = match name {
            "pairs" => vec![OwnedValue::from("b"), 1.into()].into(),
            _ => Dict::from_iter([("Plain", 1)]).into(),
        };
        let error = it.push_path(name, item.clone()).map(drop).unwrap_err();
        assert!(error.message().contains("whose items are not copied"), "{error}");
        assert!(it.delete_path(format!("{name}[0]")).is_err(), "{name}");
        assert!(it.list_mut(name).unwrap().push(item).is_err(), "{name}");
        assert_eq!(format!("{it:?}"), before);
    }
}

#[test]
fn items_whose_strings_have_all_data_are_copied() {
    let mut it = lists();
    let mut expected = it.exact.clone();
    it.push_path("exact", Dict::from_iter([("Plain", 1)])).unwrap();
    expected.insert(Exact::Plain(1));
    assert_eq!(it.exact, expected);
    it.delete_path("exact[-1]").unwrap();
    assert_eq!(it.exact.len(), 4);
}

#[test]
fn only_field_of_a_variant_states_why_its_items_are_not_copied() {
    let zones: Arc<[Zone]> = Arc::new([Zone { x: 1 }]);
    let mut it = Wrapped { zones: zones.clone(), wrapper: Wrapper::Zones(zones) };
    let before = it.clone();
    let item = || Dict::from_iter([("x", 1)]);
    let message = |error: AttributeError| error.message();
    let expected = it.push_path("zones", item()).map(drop).map_err(message).unwrap_err();
    assert!(expected.contains("whose items are not copied"), "{expected}");
    let expected = expected.replace("'zones'", "'wrapper.Zones'");
    for path in ["wrapper", "wrapper.Zones"] {
        let pushed = it.push_path(path, item()).map(drop).map_err(message);
        assert_eq!(pushed.unwrap_err(), expected);
        let inserted = it.insert_path(format!("{path}[0]"), item()).map(drop).map_err(message);
        assert_eq!(inserted.unwrap_err(), expected);
    }
    assert_eq!(it, before);
}
