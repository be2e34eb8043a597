//! Writes to the bounds of ranges.

use std::ops::{Range, RangeInclusive};

use slots_runtime::{Change, prelude::*};

#[derive(SlotValue, Debug, Clone, PartialEq)]
enum Filter {
    All,
    Codes(RangeInclusive<u16>),
}

fn ordered(range: &RangeInclusive<u16>) -> Result<(), &'static str> {
    if range.start() <= range.end() { Ok(()) } else { Err("the start is above the end") }
}

#[slots]
struct Settings {
    #[slot(check = ordered)]
    codes: RangeInclusive<u16>,
    rows: Range<u32>,
    many: Vec<RangeInclusive<u16>>,
    maybe: Option<RangeInclusive<f64>>,
    filter: Filter,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Settings {
    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        let (old, new) = (change.old().unwrap(), change.new().unwrap());
        self.log.push(format!("{}: {old} -> {new}", change.path()));
    }
}

fn settings() -> Settings {
    Settings {
        codes: 200..=299,
        rows: 0..10,
        many: std::iter::once(1..=2).collect(),
        maybe: Some(0.0..=1.0),
        filter: Filter::Codes(5..=6),
        log: vec![],
    }
}

#[test]
fn bound_of_a_range_is_written_by_its_path() {
    let mut it = settings();
    it.set_path("codes.end", 399).unwrap();
    it.set_text_path("rows.start", "5").unwrap();
    it.set_path("many[0].start", 0).unwrap();
    it.set_path("maybe.end", 2).unwrap();
    it.set_path("filter.end", 9).unwrap();
    it.set_path("filter.Codes.start", 8).unwrap();
    assert_eq!((&it.codes, &it.rows, &it.many[0]), (&(200..=399), &(5..10), &(0..=2)));
    assert_eq!((&it.maybe, &it.filter), (&Some(0.0..=2.0), &Filter::Codes(8..=9)));
    assert_eq!(it.log[0], "codes.end: 299 -> 399");
    let undo = it.update([("codes.start", 1), ("codes.end", 2)]).unwrap();
    assert_eq!(it.codes, 1..=2);
    undo.apply(&mut it).unwrap();
    assert_eq!(it.codes, 200..=399);
}

#[test]
fn rejected_bound_leaves_the_range() {
    let mut it = settings();
    assert_eq!(
        it.set_path("codes.end", 100).unwrap_err().message_with_causes(),
        "'Settings' object attribute 'codes' is rejected: the start is above the end"
    );
    assert_eq!(
        it.set_path("codes.end", 70_000).unwrap_err().message(),
        "'Settings' object attribute 'codes.end' must be in 0..=65535, not 70000"
    );
    assert_eq!(it.set_path("codes.middle", 1).unwrap_err().kind(), ErrorKind::Unknown);
    assert!(it.delete_path("codes.end").is_err());
    assert!(it.push_path("codes", 1).is_err());
    assert_eq!((it.codes, it.log.len()), (200..=299, 0));
    it = settings();
    it.filter = Filter::All;
    assert!(it.set_path("filter.end", 1).is_err());
}
