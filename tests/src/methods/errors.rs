//! Errors: their messages, kinds, parts and causes.

mod given_paths;
mod items;
mod parts;
mod printing;
mod same_path;

use std::collections::BTreeMap;

use slots_runtime::prelude::*;

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Mirror {
    pub(crate) url: String,
    pub(crate) ports: Vec<u16>,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Site {
    pub(crate) tags: Vec<String>,
    pub(crate) v: Vec<i32>,
    pub(crate) grid: Vec<Vec<i32>>,
    pub(crate) pair: [u8; 2],
    pub(crate) limits: BTreeMap<String, f64>,
    pub(crate) lists: BTreeMap<String, Vec<i32>>,
    pub(crate) maybe: Option<Vec<i32>>,
    pub(crate) mirror: Option<Mirror>,
    pub(crate) main: Mirror,
    #[slot(check = is_word)]
    pub(crate) word: String,
    #[slot(range = 0.0..=10.0)]
    pub(crate) level: f64,
    #[slot(choices = ["left", "right"])]
    pub(crate) side: String,
    pub(crate) address: Option<std::net::Ipv4Addr>,
    pub(crate) any: OwnedValue,
}

#[expect(clippy::ptr_arg, reason = "a check is given the type of the slot")]
fn is_word(text: &String) -> Result<(), &'static str> {
    if text.contains(' ') { Err("one word is enough") } else { Ok(()) }
}

#[slots]
impl Site {
    #[getter]
    fn total(&self) -> Result<i32, String> {
        if self.v.is_empty() {
            Err("there is nothing to add".into())
        } else {
            Ok(self.v.iter().sum())
        }
    }
    #[setter]
    fn set_total(&mut self, total: i32) -> Result<(), Overdrawn> {
        if total < 0 { Err(Overdrawn { by: -total }) } else { Ok(()) }
    }
    #[deleter]
    fn delete_total(&mut self) -> Result<(), String> {
        Err("a total stays".into())
    }
}

/// An error of a setter with a cause of its own.
#[derive(Debug, PartialEq)]
pub(crate) struct Overdrawn {
    pub(crate) by: i32,
}

impl std::fmt::Display for Overdrawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "overdrawn by {}", self.by)
    }
}

impl std::error::Error for Overdrawn {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&std::fmt::Error)
    }
}

pub(crate) fn site() -> Site {
    Site {
        v: vec![1, 2],
        grid: vec![vec![1], vec![2, 3]],
        limits: BTreeMap::from([("low".into(), 0.5)]),
        side: "left".into(),
        ..Site::default()
    }
}

/// The text that anyhow's `{:#}` prints: that of an error and each of its sources.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        text = format!("{text}: {source}");
        next = source.source();
    }
    text
}
