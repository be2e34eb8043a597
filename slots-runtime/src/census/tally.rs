//! `Tally`: the types of the values of one name, in a fixed amount of memory.

mod accepted;

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Debug;
use core::mem::size_of;

use crate::census::kinds::{BOOL, BYTES, CHAR, DURATION, FLOAT, INT, KINDS, LIST, MAP, NONE, STR};
use crate::census::rust_type::bytes;
use crate::model::dict::Dict;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;

/// The deepest level of nested lists that is examined.
const DEEPEST: usize = 4;

/// The number of foreign types that are counted separately by name.
const MOST_FOREIGN: usize = 4;

/// The figures of the values of one name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    counts: [u64; KINDS.len()],
    foreign: Vec<(String, u64)>,
    ints: Option<(i128, i128)>,
    /// The greatest number that only `u128` can represent.
    beyond: Option<u128>,
    inexact: bool,
    floats: Option<(f64, f64)>,
    /// The bytes of all strings and byte strings.
    text: u64,
    /// The figures of all elements of all lists.
    items: Option<Box<Tally>>,
    /// The heap memory of the values as `OwnedValue`s, in bytes, without the `OwnedValue`s themselves.
    heap: u64,
}

fn widen<T: PartialOrd + Copy>(range: &mut Option<(T, T)>, least: T, greatest: T) {
    let (low, high) = range.get_or_insert((least, greatest));
    if least < *low {
        *low = least;
    }
    if greatest > *high {
        *high = greatest;
    }
}

/// `0..=255`; a single number if the bounds are equal.
fn shown<T: Debug + PartialEq + Copy>(low: T, high: T) -> String {
    if low == high { format!("{low:?}") } else { format!("{low:?}..={high:?}") }
}

impl Tally {
    pub(crate) fn add(&mut self, value: &Value<'_>) {
        self.heap += self.look_at(value, 0);
    }

    /// Counts a value, and returns its heap memory as an `OwnedValue`, in bytes.
    fn look_at(&mut self, value: &Value<'_>, depth: usize) -> u64 {
        let (kind, heap) = match value {
            Value::None => (NONE, 0),
            Value::Bool(_) => (BOOL, 0),
            Value::Int(_) | Value::BigInt(_) => {
                let int = match value {
                    Value::BigInt(it) => it.get(),
                    _ => value.as_i64().unwrap_or_default().into(),
                };
                widen(&mut self.ints, int, int);
                self.inexact |= value.as_f64().is_none();
                (INT, 0)
            }
            Value::BigUint(it) => {
                self.beyond = self.beyond.max(Some(it.get()));
                self.inexact = true;
                (INT, 0)
            }
            Value::Float(it) => {
                if !it.is_nan() {
                    widen(&mut self.floats, *it, *it);
                }
                (FLOAT, 0)
            }
            Value::Char(_) => (CHAR, 0),
            Value::Str(it) => {
                self.text += bytes(it.len());
                (STR, bytes(it.len()))
            }
            Value::Bytes(it) => {
                let len = bytes(it.as_slice().len());
                self.text += len;
                (BYTES, bytes(size_of::<Vec<u8>>()) + len)
            }
            Value::Duration(_) => (DURATION, 0),
            Value::List(it) => {
                let mut heap = bytes(size_of::<Vec<OwnedValue>>());
                if depth < DEEPEST {
                    let items = self.items.get_or_insert_default();
                    for item in it.iter() {
                        let inside = items.look_at(&item, depth + 1);
                        items.heap += inside;
                        heap += crate::census::sizes::ENTRY + inside;
                    }
                } else {
                    heap += bytes(it.len()) * crate::census::sizes::ENTRY;
                }
                (LIST, heap)
            }
            Value::Map(it) => {
                let mut heap = bytes(size_of::<Dict>()) + crate::census::sizes::MAP;
                if depth < DEEPEST {
                    // The entries of a map only add to the size: the field is a `Dict` in any case.
                    let mut inside = Tally::default();
                    for (_, item) in it.iter() {
                        heap += crate::census::sizes::ENTRY + inside.look_at(&item, depth + 1);
                    }
                }
                (MAP, heap)
            }
            // An overflow map contains no objects, texts or opaque values.
            other => {
                let name = other.type_name();
                self.count_foreign(&name, 1);
                return 0;
            }
        };
        self.counts[kind] += 1;
        heap
    }

    fn count_foreign(&mut self, name: &str, count: u64) {
        if let Some((_, seen)) = self.foreign.iter_mut().find(|(known, _)| known == name) {
            *seen += count;
        } else if self.foreign.len() < MOST_FOREIGN {
            self.foreign.push((name.to_owned(), count));
        } else if let Some((last, seen)) = self.foreign.last_mut() {
            "other types".clone_into(last);
            *seen += count;
        }
    }

    pub(crate) fn merge(&mut self, other: Tally) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        for (name, count) in other.foreign {
            self.count_foreign(&name, count);
        }
        if let Some((least, greatest)) = other.ints {
            widen(&mut self.ints, least, greatest);
        }
        if let Some((least, greatest)) = other.floats {
            widen(&mut self.floats, least, greatest);
        }
        self.beyond = self.beyond.max(other.beyond);
        self.inexact |= other.inexact;
        self.text += other.text;
        self.heap += other.heap;
        if let Some(items) = other.items {
            self.items.get_or_insert_default().merge(*items);
        }
    }

    /// The heap memory of the values as `OwnedValue`s, in bytes.
    pub(crate) fn heap(&self) -> u64 {
        self.heap
    }

    pub(crate) fn has_none(&self) -> bool {
        self.counts[NONE] > 0
    }

    /// Each type with the number of its values, the most frequent first.
    pub(crate) fn kinds(&self) -> Vec<(&str, u64)> {
        let mut kinds: Vec<(&str, u64)> =
            KINDS.into_iter().zip(self.counts).filter(|&(_, count)| count > 0).collect();
        kinds.extend(self.foreign.iter().map(|(name, count)| (name.as_str(), *count)));
        kinds.sort_by_key(|&(_, count)| core::cmp::Reverse(count));
        kinds
    }

    /// The range of the values, if all are numbers or `None`.
    pub(crate) fn range(&self) -> Option<String> {
        let numbers = |kind: usize| matches!(kind, NONE | INT | FLOAT);
        let others =
            self.counts.iter().enumerate().any(|(kind, &count)| count > 0 && !numbers(kind));
        if others || !self.foreign.is_empty() || self.beyond.is_some() {
            return None;
        }
        match (self.ints, self.floats) {
            (Some((low, high)), None) => Some(shown(low, high)),
            (None, Some((low, high))) => Some(shown(low, high)),
            (Some((low, high)), Some((least, greatest))) if !self.inexact => {
                #[expect(clippy::cast_precision_loss, reason = "each of them was seen to be exact")]
                let (low, high) = (low as f64, high as f64);
                Some(shown(low.min(least), high.max(greatest)))
            }
            _ => None,
        }
    }
}
