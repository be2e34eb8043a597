//! Random edits of lists and maps, objects made below a `None`, and objects made of attributes, with rules, checks, and
//! setters that fail and panic: after an error, a panic or an undo the object equals its copy, and it is always valid.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{Shared, prelude::*};

use super::rollback::{Random, updates};
use crate::harness::setters::panic_quietly;

#[slots(check = in_order)]
#[derive(Clone, Debug, PartialEq)]
struct Part {
    low: i64,
    #[slot(range = -5..=15, default = 9)]
    high: i64,
    #[slot(default)]
    tags: Vec<String>,
    #[slot(readonly, default)]
    serial: u32,
}

fn in_order(part: &Part) -> Result<(), String> {
    if part.low <= part.high { Ok(()) } else { Err("low is above high".into()) }
}

#[slots]
impl Part {
    #[getter]
    fn top(&self) -> i64 {
        self.high
    }

    #[setter]
    fn set_top(&mut self, top: i64) -> Result<(), String> {
        // The code of a setter is not validated by the rules of slots.
        self.high = top.clamp(-5, 15);
        if top == 13 {
            panic_quietly();
        }
        if top == 7 { Err("seven".into()) } else { Ok(()) }
    }

    #[getter]
    fn bottom(&self) -> i64 {
        self.low
    }

    #[setter]
    fn set_bottom(&mut self, bottom: i64) {
        self.low = bottom;
    }
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Root {
    #[slot(default)]
    parts: Vec<Part>,
    #[slot(default)]
    named: BTreeMap<String, Part>,
    #[slot(default)]
    maybe: Option<Part>,
    #[slot(default)]
    boxed: Option<Box<Part>>,
    #[slot(check = few, default)]
    tags: Vec<String>,
    #[slot(default)]
    counts: BTreeMap<String, u8>,
}

#[expect(clippy::ptr_arg, reason = "a check gets the type of the slot")]
fn few(tags: &Vec<String>) -> Result<(), String> {
    if tags.len() <= 3 { Ok(()) } else { Err("too many".into()) }
}

const PATHS: [&str; 30] = [
    "parts",
    "parts[0]",
    "parts[1]",
    "parts[2]",
    "parts[-1]",
    "parts[0].low",
    "parts[-1].high",
    "parts[1].top",
    "parts[0].tags",
    "parts[0].tags[0]",
    "named",
    "named.a",
    "named.b",
    "named.a.low",
    "named.b.high",
    "named.a.bottom",
    "named.b.tags[0]",
    "maybe",
    "maybe.low",
    "maybe.high",
    "maybe.top",
    "maybe.tags[0]",
    "boxed",
    "boxed.low",
    "boxed.high",
    "tags",
    "tags[0]",
    "tags[1]",
    "counts.x",
    "counts.y",
];

const TOP: [&str; 7] = ["parts", "named", "maybe", "boxed", "tags", "counts", "other"];

fn number(random: &mut Random) -> OwnedValue {
    random.small().into()
}

/// The attributes of a part, some of which are missing, unknown or wrong.
fn part(random: &mut Random) -> OwnedValue {
    let mut part = Dict::new();
    for name in ["low", "high", "top", "bottom", "tags", "unknown"] {
        let given = match name {
            "low" => random.below(8) > 0,
            "unknown" => random.below(16) == 0,
            _ => random.below(4) == 0,
        };
        if given {
            let value = if name == "tags" { list(random, text) } else { number(random) };
            part.insert_owned(name, value);
        }
    }
    part.into()
}

fn list(random: &mut Random, item: fn(&mut Random) -> OwnedValue) -> OwnedValue {
    (0..random.below(3)).map(|_| item(random)).collect::<Vec<_>>().into()
}

fn text(random: &mut Random) -> OwnedValue {
    format!("t{}", random.below(9)).into()
}

/// A value for a path: most often one that fits.
fn value(random: &mut Random, path: &str) -> OwnedValue {
    match (path, random.below(12)) {
        (_, 0) => OwnedValue::None,
        (_, 1) => number(random),
        ("parts", _) => list(random, part),
        ("named" | "counts", _) => {
            let item = if path == "named" { part } else { number };
            Dict::from_iter([("a", item(random)), ("c", item(random))]).into()
        }
        ("tags" | "parts[0].tags", _) => list(random, text),
        (path, _) if path.contains("tags") => text(random),
        (path, _) if path.contains('.') => number(random),
        _ => part(random),
    }
}

fn is_valid(root: &Root) -> bool {
    let parts = root.parts.iter().chain(root.named.values()).chain(&root.maybe);
    let ranges = -5..=15;
    root.tags.len() <= 3
        && parts
            .chain(root.boxed.as_deref())
            .all(|part| part.low <= part.high && ranges.contains(&part.high) && part.serial == 0)
}

/// How many operations ended how.
#[derive(Debug, Default)]
struct Counts {
    done: usize,
    rejected: usize,
    panicked: usize,
    undone: usize,
    made: usize,
}

/// One operation by path on any object.
macro_rules! edit {
    ($object:expr, $kind:expr, $path:expr, $value:expr) => {
        match $kind {
            0 => $object.push_path($path, $value).map(drop),
            1 => $object.insert_path($path, $value).map(drop),
            2 => $object.delete_path($path).map(drop),
            _ => $object.set_path($path, $value).map(drop),
        }
    };
}

fn count<T, E>(result: std::thread::Result<Result<T, E>>, counts: &mut Counts) -> Option<T> {
    match result {
        Ok(Ok(value)) => {
            counts.done += 1;
            return Some(value);
        }
        Ok(Err(_)) => counts.rejected += 1,
        Err(_) => counts.panicked += 1,
    }
    None
}

fn direct(
    root: &mut Root,
    undos: &mut Vec<(Root, Undo)>,
    random: &mut Random,
    counts: &mut Counts,
) {
    let before = root.clone();
    if random.below(3) == 0 {
        let (kind, path) = (random.below(4), random.pick(&PATHS));
        let value = value(random, path);
        let result = catch_unwind(AssertUnwindSafe(|| edit!(root, kind, path, value)));
        if count(result, counts).is_some() {
            undos.clear();
        } else {
            assert_eq!(*root, before, "{kind} {path}");
        }
    } else {
        let writes: Vec<_> = (0..=random.below(4))
            .map(|_| {
                let path = random.pick(&PATHS);
                (path, value(random, path))
            })
            .collect();
        let result = catch_unwind(AssertUnwindSafe(|| root.update(writes.clone())));
        match count(result, counts) {
            Some(undo) => undos.push((before, undo)),
            None => assert_eq!(*root, before, "{writes:?}"),
        }
    }
    assert!(is_valid(root), "{root:?}");
    while random.below(3) == 0
        && let Some((before, undo)) = undos.pop()
    {
        let after = root.clone();
        match catch_unwind(AssertUnwindSafe(|| undo.apply(root))) {
            Ok(Ok(redo)) => {
                counts.undone += 1;
                assert_eq!(*root, before);
                if let Ok(Ok(undo)) = catch_unwind(AssertUnwindSafe(|| redo.apply(root))) {
                    assert_eq!(*root, after);
                    undos.push((before, undo));
                    break;
                }
                assert_eq!(*root, before);
            }
            _ => {
                assert_eq!(*root, after);
                undos.clear();
            }
        }
    }
}

fn shared(object: &Shared<Root>, random: &mut Random, counts: &mut Counts) {
    let copy = || object.read(|root: &Root| root.clone()).expect("no other thread");
    let before = copy();
    let (kind, path) = (random.below(5), random.pick(&PATHS));
    let value = value(random, path);
    let result = catch_unwind(AssertUnwindSafe(|| match kind {
        4 => object.update([(path, value), ("parts[0].low", number(random))]).map_err(drop),
        _ => edit!(object, kind, path, value).map_err(drop),
    }));
    if count(result, counts).is_none() {
        assert_eq!(copy(), before, "{kind} {path}");
    }
    assert!(is_valid(&copy()), "{kind} {path}");
}

fn create(random: &mut Random, counts: &mut Counts) {
    let attrs: Vec<_> = (0..random.below(4))
        .map(|_| {
            let name = random.pick(&TOP);
            (name, value(random, name))
        })
        .collect();
    let result = catch_unwind(AssertUnwindSafe(|| Root::from_attrs(attrs)));
    if let Some(root) = count(result, counts) {
        counts.made += 1;
        assert!(is_valid(&root), "{root:?}");
    }
}

#[test]
fn edits_and_new_objects_are_valid_and_undone_in_many_random_operations() {
    let rounds = (updates() / 150).max(1);
    let mut random = Random::new(0x1234_5678_9ABC_DEF1);
    let mut counts = Counts::default();
    for _ in 0..rounds {
        let (mut root, mut undos) = (Root::default(), Vec::new());
        let object = Shared::new(Root::default());
        for _ in 0..50 {
            direct(&mut root, &mut undos, &mut random, &mut counts);
            shared(&object, &mut random, &mut counts);
            create(&mut random, &mut counts);
        }
    }
    let all = 150 * rounds;
    assert_eq!(counts.done + counts.rejected + counts.panicked, all);
    if all >= 1_000 {
        assert!(counts.done > all / 8 && counts.rejected > all / 5, "{counts:?}");
        assert!(counts.panicked > 0 && counts.undone > all / 50, "{counts:?}");
        assert!(counts.made > all / 50, "{counts:?}");
    }
}
