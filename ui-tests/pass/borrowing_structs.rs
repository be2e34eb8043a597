#![deny(warnings)]
use std::borrow::Cow;

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug)]
struct Config<'a> {
    name: &'a str,
    path: Cow<'a, str>,
    bytes: Option<&'a [u8]>,
    #[slot(range = 0..=9)]
    level: u32,
    part: Part<'a>,
    kind: Kind<'a>,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Part<'p> {
    title: Cow<'p, str>,
}

#[derive(SlotValue, Debug, PartialEq)]
struct Name<'a>(Cow<'a, str>);

#[derive(SlotValue, Debug, PartialEq)]
enum Kind<'a> {
    Plain,
    Named { name: Name<'a> },
}

#[slots]
impl<'a> Config<'a> {
    const version: u32 = 1;

    #[getter]
    fn shown(&self) -> &'a str {
        self.name
    }

    #[getter]
    fn title(&self) -> &Cow<'a, str> {
        &self.part.title
    }

    #[setter]
    fn set_title(&mut self, title: String) {
        self.part.title = title.into();
    }
}

#[slots]
impl Part<'_> {
    #[getter]
    fn len(&self) -> usize {
        self.title.len()
    }
}

#[slots]
struct Pair<'a, 'b: 'a, T: PartialEq<&'a str>>
where
    T: Clone,
{
    first: &'a T,
    second: &'b T,
}

fn config<'a>(name: &'a str) -> Config<'a> {
    Config {
        name,
        path: Cow::Borrowed(name),
        bytes: None,
        level: 1,
        part: Part { title: Cow::Borrowed(name) },
        kind: Kind::Plain,
    }
}

fn main() {
    let mut it: Config<'static> = config("left");
    assert_eq!(it.getattr("name").unwrap(), "left");
    it.setattr("path", "/dev").unwrap();
    it.set_path("part.title", "t").unwrap();
    it.setattr("title", "new").unwrap();
    it.set_text("level", "7").unwrap();
    assert!(it.setattr("level", 10).is_err());
    let it: Config<'_> = it;
    assert_eq!((it.path.as_ref(), it.part.title.as_ref(), it.level), ("/dev", "new", 7));
    assert_eq!(it.getattr("version").unwrap(), 1);
    assert_eq!(it.getattr("shown").unwrap(), "left");
    assert_eq!(it.get_path("part.len").unwrap(), 3);
    let named = Config { kind: Kind::Named { name: Name("a".into()) }, ..it };
    assert_eq!(named.get_path("kind.name").unwrap(), "a");
    let name = String::from("own");
    let borrowed = config(&name);
    assert_eq!((borrowed.name, borrowed.shown()), ("own", "own"));
    let pair = Pair { first: &"a", second: &"b" };
    assert_eq!(pair.getattr("first").unwrap().type_name(), "&&str");
    assert_eq!((pair.first, pair.second), (&"a", &"b"));
}
