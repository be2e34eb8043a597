//! Every entry point with every mistake: all return the same error and leave the object unchanged.

mod calls;
mod classes;
mod list;
mod restrictions;

use slots_runtime::{OwnedValue, prelude::*, slot};
use std::io::Write as _;

use self::calls::{Out, Seen, Typed, go};
use self::classes::{Half, Rig, Sealed, Span, Specimen};
use self::list::{Method, ROUTES, Route};
use crate::harness::digest;

const READ: &[Method] = &[Method::Read];
const DELETE: &[Method] = &[Method::Delete];
const READ_AND_DELETE: &[Method] = &[Method::Read, Method::Delete];
const CHANGE: &[Method] =
    &[Method::Value, Method::Text, Method::Typed, Method::Borrow, Method::Delete];
const WRITE: &[Method] = &[Method::Value, Method::Text, Method::Typed, Method::Borrow];
const BY_TYPE: &[Method] = &[Method::Value, Method::Typed, Method::Borrow];
const ANY: &[Method] =
    &[Method::Read, Method::Value, Method::Text, Method::Typed, Method::Borrow, Method::Delete];

type Write<S> = fn(&mut S) -> Result<(), AttributeError>;

/// A mistake, and the one rejection of it.
struct Mistake<S> {
    title: &'static str,
    /// The requested name, which the error contains.
    name: &'static str,
    /// The methods that can make the mistake.
    at_all: &'static [Method],
    value: OwnedValue,
    text: &'static str,
    typed: Typed,
    kind: ErrorKind,
    suggestions: &'static [&'static str],
    /// Another attribute, to which a good value is written in the same update.
    other: &'static str,
    /// The write through a handle of `slot!`.
    fixed: Option<Write<S>>,
    /// No handle exists: handles refer to slots only.
    has_no_slot: bool,
    /// Typed access succeeds where access by value fails.
    has_typed_value: bool,
}

impl<S: Specimen> Mistake<S> {
    fn new(
        title: &'static str,
        name: &'static str,
        at_all: &'static [Method],
        kind: ErrorKind,
    ) -> Self {
        Mistake {
            title,
            name,
            at_all,
            value: OwnedValue::from(5),
            text: "5",
            typed: Typed::I64(5),
            kind,
            suggestions: &[],
            other: "width",
            fixed: None,
            has_no_slot: false,
            has_typed_value: false,
        }
    }

    fn with(mut self, value: impl Into<OwnedValue>, text: &'static str, typed: Typed) -> Self {
        self.value = value.into();
        self.text = text;
        self.typed = typed;
        self
    }
}

fn mistakes_of_a_rig() -> Vec<Mistake<Rig>> {
    use ErrorKind::*;
    vec![
        Mistake { suggestions: &["gain"], ..Mistake::new("unknown", "gian", ANY, Unknown) },
        Mistake {
            fixed: Some(|rig| slot!(Rig, serial).set(rig, 8).map(drop)),
            ..Mistake::new("read-only", "serial", CHANGE, ReadOnly).with(8, "8", Typed::U32(8))
        },
        Mistake { has_no_slot: true, ..Mistake::new("class attribute", "model", CHANGE, ReadOnly) },
        Mistake { has_no_slot: true, ..Mistake::new("method", "center", CHANGE, ReadOnly) },
        Mistake::new("wrong type", "width", BY_TYPE, Type).with("wide", "", Typed::Str("wide")),
        Mistake {
            fixed: Some(|rig| slot!(Rig, gain).set(rig, 11.0).map(drop)),
            ..Mistake::new("out of range", "gain", WRITE, Value).with(11, "11", Typed::F64(11.0))
        },
        Mistake::new("not a number", "gain", WRITE, Value).with(
            f64::NAN,
            "nan",
            Typed::F64(f64::NAN),
        ),
        Mistake::new("bad text", "width", &[Method::Text], Value).with(0, "wide", Typed::I64(0)),
        Mistake {
            suggestions: &["hard"],
            fixed: Some(|rig| slot!(Rig, trigger).set(rig, "hrad".into()).map(drop)),
            ..Mistake::new("no choice", "trigger", WRITE, Value).with(
                "hrad",
                "hrad",
                Typed::Str("hrad"),
            )
        },
        Mistake {
            fixed: Some(|rig| slot!(Rig, label).set(rig, String::new()).map(drop)),
            ..Mistake::new("check", "label", WRITE, Value).with("", "", Typed::Str(""))
        },
        Mistake { has_typed_value: true, ..Mistake::new("unset", "lens", READ_AND_DELETE, Unset) },
        Mistake {
            ..Mistake::new("alias", "amplification", WRITE, Value).with(11, "11", Typed::F64(11.0))
        },
        Mistake::new("renamed", "field_in_rust", ANY, Unknown),
        Mistake {
            suggestions: &["type"],
            ..Mistake::new("raw identifier", "r#type", ANY, Unknown)
        },
        Mistake {
            fixed: None,
            ..Mistake::new("too wide", "type", &[Method::Value, Method::Text], Value).with(
                300,
                "300",
                Typed::U8(0),
            )
        },
        Mistake::new("skipped", "cache", ANY, Unknown),
        Mistake { has_no_slot: true, ..Mistake::new("no setter", "area", WRITE, NoSetter) },
        Mistake { has_no_slot: true, ..Mistake::new("no getter", "secret", READ, NoGetter) },
        Mistake::new("no deleter", "area", DELETE, NoDeleter),
        Mistake::new("plain field", "width", DELETE, CannotDelete),
    ]
}

fn mistakes_of_a_frozen_object() -> [Mistake<Sealed>; 2] {
    [
        Mistake {
            fixed: Some(|it| slot!(Sealed, width).set(it, 5).map(drop)),
            ..Mistake::new("frozen", "width", CHANGE, ErrorKind::ReadOnly)
        },
        Mistake {
            has_no_slot: true,
            ..Mistake::new("frozen property", "double", CHANGE, ErrorKind::ReadOnly)
        },
    ]
}

fn mistake_of_a_private_field() -> [Mistake<Half>; 1] {
    [Mistake { other: "open", ..Mistake::new("private", "closed", ANY, ErrorKind::Unknown) }]
}

fn mistake_of_a_whole_object() -> [Mistake<Span>; 1] {
    [Mistake {
        other: "high",
        fixed: Some(|it| slot!(Span, low).set(it, 9).map(drop)),
        ..Mistake::new("whole object", "low", WRITE, ErrorKind::Value).with(9, "9", Typed::I64(9))
    }]
}

/// `=` for the expected error, `.` where the mistake is impossible, otherwise the difference.
fn cell<S: Specimen>(route: Route, mistake: &Mistake<S>) -> Result<char, String> {
    let Seen { out, class, path, unchanged } = go(route, mistake);
    let error = match out {
        Out::Nowhere => return Ok('.'),
        Out::Through => return Err("it went through".into()),
        Out::Shut if unchanged => return Ok('='),
        Out::Error(error) if unchanged => error,
        Out::Shut | Out::Error(_) => return Err("the object has changed".into()),
    };
    // A reference is requested without a value, so no similar value can be suggested.
    let suggestions = match (route.method(), mistake.kind) {
        (Method::Borrow, ErrorKind::Value) => &[],
        _ => mistake.suggestions,
    };
    // A value that a rule rejects is not even borrowed.
    let kind = match (route.method(), mistake.kind) {
        (Method::Borrow, ErrorKind::Value) => ErrorKind::NotBorrowable,
        (_, kind) => kind,
    };
    let is = (error.kind(), error.class_name(), error.name(), error.path(), error.suggestions());
    let must = (
        kind,
        class,
        mistake.name,
        path.as_str(),
        suggestions.iter().map(ToString::to_string).collect(),
    );
    if is == must { Ok('=') } else { Err(format!("{is:?}, not {must:?}: {error}")) }
}

/// A column of the matrix.
struct Column {
    title: &'static str,
    cells: Vec<Result<char, String>>,
}

fn columns<S: Specimen>(mistakes: &[Mistake<S>]) -> impl Iterator<Item = Column> {
    mistakes.iter().map(|mistake| Column {
        title: mistake.title,
        cells: ROUTES.iter().map(|route| cell(*route, mistake)).collect(),
    })
}

#[test]
fn all_entry_points_reject_each_mistake_with_equal_errors() {
    let columns: Vec<Column> = columns(&mistakes_of_a_rig())
        .chain(columns(&mistakes_of_a_frozen_object()))
        .chain(columns(&mistake_of_a_private_field()))
        .chain(columns(&mistake_of_a_whole_object()))
        .collect();
    // Not by `println!`, which the test runner keeps to itself when all is well: the matrix is there to be read.
    let mut out = std::io::stdout().lock();
    for (at, column) in columns.iter().enumerate() {
        let _ = writeln!(out, "{:18}{}{}", "", "| ".repeat(at), column.title);
    }
    let mut wrong = Vec::new();
    for (row, route) in ROUTES.iter().enumerate() {
        let mut line = format!("{:18}", format!("{route:?}"));
        for column in &columns {
            match &column.cells[row] {
                Ok(cell) => line.push(*cell),
                Err(why) => {
                    line.push('#');
                    wrong.push(format!("{route:?} x {}: {why}", column.title));
                }
            }
            line.push(' ');
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let of = |wanted: char| {
        columns.iter().flat_map(|column| &column.cells).filter(|cell| **cell == Ok(wanted)).count()
    };
    let _ =
        writeln!(out, "{} cells equal, {} cannot occur, {} wrong", of('='), of('.'), wrong.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn all_entry_points_accept_valid_value() {
    let good = Mistake::<Rig> {
        other: "type",
        fixed: Some(|rig| {
            slot!(Rig, width).set(rig, 5);
            Ok(())
        }),
        ..Mistake::new("none", "width", WRITE, ErrorKind::Value).with(8, "8", Typed::I64(8))
    };
    for route in ROUTES {
        match go(*route, &good).out {
            Out::Through | Out::Nowhere => {}
            // A base with rules is not borrowed.
            Out::Shut => assert_eq!(*route, Route::AsBaseMut),
            Out::Error(error) => assert_eq!(*route, Route::ChildMut, "{error}"),
        }
    }
}

#[test]
fn value_written_by_name_is_stored() {
    let mut rig = Rig::new();
    rig.setattr("amplification", 2).unwrap();
    rig.set_text("type", "9").unwrap();
    rig.replace_attr("width", 7_i64).unwrap();
    *rig.attr_mut::<i64>("width").unwrap() += 1;
    rig.update([("trigger", "hard"), ("title", "new")]).map(drop).unwrap();
    rig.set_text_path("lens", "fish eye").unwrap();
    assert_eq!(
        digest(&rig),
        "gain=2.0 serial=7 trigger=\"hard\" label=\"left\" lens=\"fish eye\" title=\"new\" type=9 width=8"
    );
    assert_eq!((rig.cache, rig.r#type, rig.serial), (4, 9, 7));
    assert_eq!(Half::new().closed(), 2);
}
