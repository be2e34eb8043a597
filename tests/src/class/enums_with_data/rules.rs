//! Rules of the objects inside of variants.

use slots_runtime::prelude::*;

use super::Zone;

fn is_ordered(span: &Span) -> Result<(), &'static str> {
    if span.from <= span.to { Ok(()) } else { Err("from is after to") }
}

#[slots(check = is_ordered)]
#[derive(Clone, Debug, PartialEq)]
struct Span {
    from: u32,
    to: u32,
    #[slot(readonly)]
    id: u32,
}

fn span(from: u32, to: u32, id: u32) -> Span {
    Span { from, to, id }
}

#[derive(SlotValue, Debug, PartialEq)]
enum Part {
    Empty,
    One(Span),
    Named { zone: Zone, spans: Vec<Span> },
    Pair(u32, Span),
    Nested(Box<Part>),
}

#[slots]
struct Rack {
    part: Part,
    parts: Vec<Part>,
}

fn rack(part: Part) -> Rack {
    Rack { part, parts: vec![] }
}

#[test]
fn typed_write_of_whole_value_validates_objects_in_variants() {
    let mut it = rack(Part::Empty);
    for (part, message) in [
        (Part::One(span(2, 1, 0)), "'Rack' object attribute 'part' is rejected: from is after to"),
        (
            Part::Named { zone: Zone { x: 101, y: 0 }, spans: vec![] },
            "'Zone' object attribute 'x' must be in 0..=100, not 101",
        ),
        (
            Part::Named { zone: Zone { x: 1, y: 0 }, spans: vec![span(1, 2, 0), span(2, 1, 0)] },
            "'Rack' object attribute 'part.spans[1]' is rejected: from is after to",
        ),
        (
            Part::Pair(1, span(2, 1, 0)),
            "'Rack' object attribute 'part[1]' is rejected: from is after to",
        ),
    ] {
        let error = it.replace_attr("part", part).unwrap_err();
        assert_eq!(error.message_with_causes(), message);
        assert_eq!(it.part, Part::Empty);
    }
    let nested = Part::Nested(Box::new(Part::Pair(1, span(2, 1, 0))));
    assert!(it.replace_attr("part", nested).is_err());
    assert!(it.replace_attr("parts", vec![Part::Empty, Part::One(span(2, 1, 0))]).is_err());
    it.replace_attr("part", Part::One(span(1, 2, 0))).unwrap();
    it.replace_attr("parts", vec![Part::Empty, Part::One(span(1, 2, 0))]).unwrap();
}

#[test]
fn write_below_variant_is_validated() {
    let mut it = rack(Part::Pair(1, span(1, 2, 0)));
    assert!(it.set_path("part[1].from", 3).is_err());
    it.set_path("part[1].from", 2).unwrap();
    assert_eq!(it.part, Part::Pair(1, span(2, 2, 0)));
    it.part = Part::One(span(1, 2, 0));
    assert!(it.set_path("part.from", 3).is_err());
    assert_eq!(it.set_path("part.id", 3).unwrap_err().kind(), ErrorKind::ReadOnly);
    it.set_path("part.from", 2).unwrap();
    assert_eq!(it.part, Part::One(span(2, 2, 0)));
}

#[test]
fn replaced_variant_keeps_read_only_slots() {
    let mut it = rack(Part::Pair(1, span(1, 2, 7)));
    let error = it.replace_attr("part", Part::Pair(1, span(1, 2, 8))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ReadOnly);
    it.replace_attr("part", Part::Pair(2, span(0, 2, 7))).unwrap();
    // Another variant has other objects.
    it.replace_attr("part", Part::One(span(0, 2, 8))).unwrap();
}

#[test]
fn hook_is_called_for_object_in_variant() {
    use std::cell::Cell;
    thread_local!(static CALLS: Cell<u32> = const { Cell::new(0) });
    #[slots]
    struct Motor {
        speed: u32,
    }
    #[slots]
    impl Motor {
        #[on_set]
        fn changed(&self, _: &str, _: Value<'_>) {
            CALLS.set(CALLS.get() + 1);
        }
    }
    #[derive(SlotValue)]
    enum Drive {
        Motor(Motor),
        Two { motor: Motor },
    }
    #[slots]
    struct Machine {
        drive: Drive,
    }
    let mut it = Machine { drive: Drive::Motor(Motor { speed: 1 }) };
    it.set_path("drive.speed", 2).unwrap();
    it.drive = Drive::Two { motor: Motor { speed: 1 } };
    it.set_path("drive.motor.speed", 2).unwrap();
    assert_eq!(CALLS.get(), 2);
}
