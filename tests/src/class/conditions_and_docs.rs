//! Members of a class body under `#[cfg]` and `#[cfg_attr]`, and doc comments that are expressions.

use slots_runtime::prelude::*;

#[doc = concat!("Joined ", "at compile time.")]
/// A line.
///
#[doc = include_str!("joined_docs.md")]
#[slots]
#[derive(Default)]
struct Camera {
    #[doc = include_str!("joined_docs.md")]
    gain: f64,
    /// The level,
    #[doc = concat!("in ", "steps.")]
    #[slot(alias = "l")]
    level: u8,
}

#[slots]
impl Camera {
    #[doc = concat!("The ", "kind.")]
    #[cfg_attr(not(any()), slot(rename = "kind"))]
    const KIND: u8 = 1;

    #[cfg_attr(not(any()), slot(skip))]
    const HIDDEN: u8 = 1;

    #[cfg_attr(not(any()), getter, doc = "Twice the gain.")]
    fn double(&self) -> f64 {
        self.gain * 2.0
    }

    #[cfg_attr(any(), getter)]
    fn plain(&self) -> f64 {
        self.gain
    }

    #[cfg(any())]
    #[getter]
    fn either(&self) -> ThisTypeDoesNotExist {}

    #[cfg(not(any()))]
    #[getter]
    fn either(&self) -> u8 {
        Self::HIDDEN
    }

    #[cfg_attr(not(any()), cfg(any()))]
    #[setter]
    fn set_either(&mut self, _: ThisTypeDoesNotExist) {}

    #[cfg_attr(any(), on_set)]
    fn never(&mut self) {
        self.level = 0;
    }

    #[cfg_attr(not(any()), cfg_attr(not(any()), on_set))]
    fn changed(&mut self, name: &str, _: Value<'_>) {
        self.level += u8::from(name == "gain");
    }
}

#[test]
fn conditional_attributes_in_a_class_body_count_where_their_condition_holds() {
    let mut it = Camera::default();
    assert_eq!(it.dir(), ["double", "either", "gain", "kind", "level"]);
    it.setattr("gain", 2).unwrap();
    assert_eq!(it.level, 1);
    assert_eq!(it.getattr("double").unwrap(), 4.0);
    assert_eq!(it.getattr("either").unwrap(), 1);
    assert_eq!(it.setattr("either", 1).unwrap_err().kind(), ErrorKind::NoSetter);
    it.never();
    assert_eq!((it.level, it.plain()), (0, 2.0));
}

#[slots]
#[derive(Default)]
struct Generic<T> {
    value: T,
}

#[slots]
impl<T> Generic<T> {
    #[cfg(not(any()))]
    const kind: u8 = 1;
    #[cfg(any())]
    const kind: u8 = 2;
}

#[test]
fn a_generic_class_body_has_the_members_whose_condition_holds() {
    assert_eq!(Generic::<u8>::default().getattr("kind").unwrap(), 1);
}

#[test]
fn docs_that_are_expressions_are_joined_with_the_lines_around_them() {
    let file = "Docs of a file.\n\n    as they stand";
    let class = Camera::CLASS;
    assert_eq!(class.doc(), format!("Joined at compile time.\nA line.\n\n{file}"));
    assert_eq!(class.slot("gain").unwrap().doc(), file);
    assert_eq!(class.slot("l").unwrap().doc(), "The level,\nin steps.");
    let mut properties = class.properties();
    assert_eq!(properties.find(|it| it.name() == "double").unwrap().doc(), "Twice the gain.");
    let mut constants = class.class_attributes();
    assert_eq!(constants.find(|it| it.name() == "kind").unwrap().doc(), "The kind.");
}
