//! Random updates of objects with properties whose setters fail and panic, and with nested objects that have checks: after an
//! error, a panic or an undo the object equals its copy.

use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{Input, Shared, prelude::*};

use crate::harness::setters::{Pair, Ratio, panic_quietly};

/// A generator of the xorshift family: the same numbers at every run.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Random(seed)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % end as u64).expect("it is below a `usize`")
    }

    pub(super) fn small(&mut self) -> i32 {
        i32::try_from(self.below(24)).expect("it is small") - 6
    }

    pub(super) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

#[slots(check = in_order)]
#[derive(Clone, Debug, PartialEq)]
struct Part {
    low: i64,
    #[slot(range = -5..=15)]
    high: i64,
    #[slot(readonly)]
    serial: u32,
    #[slot(unset)]
    label: Option<String>,
}

fn in_order(part: &Part) -> Result<(), String> {
    if part.low <= part.high { Ok(()) } else { Err("low is above high".into()) }
}

#[slots]
impl Part {
    #[getter]
    fn doubled(&self) -> i64 {
        self.low * 2
    }

    #[setter]
    fn set_doubled(&mut self, doubled: i64) -> Result<(), String> {
        self.low = doubled / 2;
        if doubled % 2 == 0 { Ok(()) } else { Err("it is odd".into()) }
    }

    #[getter]
    fn top(&self) -> i64 {
        self.high
    }

    #[setter]
    fn set_top(&mut self, top: i64) {
        self.high = top;
        if top == 13 {
            panic_quietly();
        }
    }

    #[on_set]
    fn changed(&self, name: &str, old: Value<'_>) {
        assert!(!name.is_empty() && !format!("{old}").is_empty());
    }
}

#[dynamic]
#[derive(Clone, Debug, PartialEq)]
struct Root {
    #[slot(base)]
    pair: Pair,
    #[slot(base)]
    ratio: Ratio,
    part: Part,
    maybe: Option<Part>,
    parts: Vec<Part>,
    boxed: Box<Part>,
    tags: Vec<String>,
}

#[slots]
impl Root {
    #[getter]
    fn low(&self) -> i64 {
        self.part.low
    }

    /// Writes into an object of its own past its check.
    #[setter]
    fn set_low(&mut self, low: i64) {
        self.part.low = low;
    }
}

fn part(serial: u32) -> Part {
    Part { low: 1, high: 5, serial, label: None }
}

fn root() -> Root {
    let mut root = Root {
        pair: Pair { a: 1, b: 2, plain: 3 },
        ratio: Ratio { x: 0.333 },
        part: part(1),
        maybe: Some(part(2)),
        parts: vec![part(3), part(4)],
        boxed: Box::new(part(5)),
        tags: vec!["x".into()],
        __dict__: Dict::new(),
    };
    root.setattr("first", 1).expect("the class is dynamic");
    root
}

const NUMBERS: [&str; 22] = [
    "a",
    "b",
    "pa",
    "pb",
    "low",
    "part.low",
    "part.high",
    "part.doubled",
    "part.top",
    "maybe.low",
    "maybe.top",
    "parts[0].low",
    "parts[0].doubled",
    "parts[1].high",
    "parts[2].high",
    "boxed.doubled",
    "boxed.low",
    "first",
    "second",
    "third",
    "part.serial",
    "unknown.name",
];

/// The writes of one update: names with values, and whether they include whole objects.
fn writes(random: &mut Random) -> Vec<(&'static str, OwnedValue)> {
    let mut writes: Vec<(&str, OwnedValue)> = Vec::new();
    for _ in 0..=random.below(4) {
        let number = random.small();
        match random.below(20) {
            // Only a write of the slot before it lets the lossy property be restored to the bit.
            0 | 1 => {
                writes.push(("x", OwnedValue::from(f64::from(number) / 17.0)));
                writes.push(("percent", number.into()));
            }
            2 => writes.push(("tags", vec![number.to_string(); random.below(3)].into())),
            3 => writes.push(("part.label", format!("label {number}").into())),
            4 if random.below(4) == 0 => writes.push(("a", "text".into())),
            _ => writes.push((random.pick(&NUMBERS), number.into())),
        }
    }
    writes
}

/// Equal, also in the order of the overflow entries.
fn same(one: &Root, other: &Root) -> bool {
    one == other && one.__dict__.keys().eq(other.__dict__.keys())
}

/// How many updates ended how.
#[derive(Debug, Default)]
struct Counts {
    done: usize,
    rejected: usize,
    panicked: usize,
    undone: usize,
}

fn update(object: &mut Root, random: &mut Random) -> Option<Result<Undo, UpdateError>> {
    let values = writes(random);
    let mut whole = match random.below(6) {
        0 => Some(Part {
            low: random.small().into(),
            high: random.small().into(),
            serial: object.part.serial + u32::from(random.below(3) == 0),
            label: None,
        }),
        _ => None,
    };
    let given = whole.clone();
    let name = random.pick(&["part", "parts[0]"]);
    let result = catch_unwind(AssertUnwindSafe(|| {
        let writes = values.iter().map(|(name, value)| (*name, Input::Value(value.into())));
        if whole.is_some() {
            object.update_with(writes.chain([(name, Input::Typed(&mut whole))]))
        } else {
            object.update_with(writes)
        }
    }))
    .ok();
    if !matches!(result, Some(Ok(_))) {
        assert_eq!(whole, given, "a rejected update keeps a typed value");
    }
    result
}

/// One update of an object, and undos of it and of those before it.
fn direct(
    object: &mut Root,
    undos: &mut Vec<(Root, Undo)>,
    random: &mut Random,
    counts: &mut Counts,
) {
    let before = object.clone();
    match update(object, random) {
        Some(Ok(undo)) => {
            counts.done += 1;
            undos.push((before, undo));
        }
        Some(Err(_)) => {
            counts.rejected += 1;
            assert!(same(object, &before), "{object:?}\nwas\n{before:?}");
        }
        None => {
            counts.panicked += 1;
            assert!(same(object, &before), "{object:?}\nwas\n{before:?}");
        }
    }
    while random.below(3) > 0
        && let Some((before, undo)) = undos.pop()
    {
        let after = object.clone();
        // A setter may reject the old value or panic; then the undo leaves the object unchanged.
        match catch_unwind(AssertUnwindSafe(|| undo.apply(object))) {
            Ok(Ok(redo)) => {
                counts.undone += 1;
                assert!(same(object, &before), "{object:?}\nwas\n{before:?}");
                if random.below(4) == 0
                    && let Ok(Ok(undo)) = catch_unwind(AssertUnwindSafe(|| redo.apply(object)))
                {
                    assert!(same(object, &after), "{object:?}\nwas\n{after:?}");
                    undos.push((before, undo));
                } else {
                    *object = before;
                }
            }
            _ => {
                assert!(same(object, &after), "{object:?}\nwas\n{after:?}");
                undos.clear();
            }
        }
    }
}

fn copy(live: &Shared<Root>) -> Root {
    live.read(|object| object.downcast_ref::<Root>().cloned())
        .expect("no other writer")
        .expect("it is one")
}

/// One update of a shared object.
fn shared(live: &Shared<Root>, random: &mut Random, counts: &mut Counts) {
    let before = copy(live);
    let values = writes(random);
    match catch_unwind(AssertUnwindSafe(|| {
        live.update(values.iter().map(|(name, value)| (*name, value)))
    })) {
        Ok(Ok(())) => counts.done += 1,
        Ok(Err(_)) => {
            counts.rejected += 1;
            assert!(same(&copy(live), &before), "{values:?}");
        }
        Err(_) => {
            counts.panicked += 1;
            assert!(same(&copy(live), &before), "{values:?}");
        }
    }
}

/// The number of random updates: `ROLLBACK_UPDATES`, or 100,000. The sanitizers and Miri set a smaller number.
pub(super) fn updates() -> usize {
    let Ok(text) = std::env::var("ROLLBACK_UPDATES") else { return 100_000 };
    text.parse().expect("ROLLBACK_UPDATES is a number")
}

#[test]
fn an_object_equals_its_copy_after_an_error_or_an_undo_in_many_random_updates() {
    let rounds = (updates() / 100).max(1);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut direct_counts, mut shared_counts) = (Counts::default(), Counts::default());
    for _ in 0..rounds {
        let (mut object, mut undos) = (root(), Vec::new());
        for _ in 0..50 {
            direct(&mut object, &mut undos, &mut random, &mut direct_counts);
        }
        let live = Shared::new(root());
        for _ in 0..50 {
            shared(&live, &mut random, &mut shared_counts);
        }
    }
    for counts in [direct_counts, shared_counts] {
        let all = 50 * rounds;
        assert_eq!(counts.done + counts.rejected + counts.panicked, all);
        assert!(counts.done > 0 && counts.rejected > 0, "{counts:?}");
        // One update of 500 panics, and Miri makes a hundred.
        if all >= 1_000 {
            assert!(counts.done > all / 5 && counts.rejected > all / 5, "{counts:?}");
            assert!(counts.panicked > all / 500, "{counts:?}");
        }
    }
}
