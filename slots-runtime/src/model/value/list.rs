//! The methods of `OwnedList`, and the clone of an owned value. Clone and drop do not recurse, so that deep nesting
//! cannot exhaust the stack.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

use crate::model::dict::Dict;
use crate::model::value::owned::{OwnedList, OwnedValue};
use crate::text::depth::Level;

impl OwnedList {
    /// The items as a vector.
    pub fn into_vec(mut self) -> Vec<OwnedValue> {
        core::mem::take(&mut self.0)
    }
}

impl core::fmt::Debug for OwnedList {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

impl From<Vec<OwnedValue>> for OwnedList {
    fn from(items: Vec<OwnedValue>) -> Self {
        OwnedList(items)
    }
}

impl FromIterator<OwnedValue> for OwnedList {
    fn from_iter<I: IntoIterator<Item = OwnedValue>>(items: I) -> Self {
        OwnedList(items.into_iter().collect())
    }
}

impl IntoIterator for OwnedList {
    type Item = OwnedValue;
    type IntoIter = alloc::vec::IntoIter<OwnedValue>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_vec().into_iter()
    }
}

impl<'a> IntoIterator for &'a OwnedList {
    type Item = &'a OwnedValue;
    type IntoIter = core::slice::Iter<'a, OwnedValue>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Deref for OwnedList {
    type Target = Vec<OwnedValue>;

    #[inline]
    fn deref(&self) -> &Vec<OwnedValue> {
        &self.0
    }
}

impl DerefMut for OwnedList {
    #[inline]
    fn deref_mut(&mut self) -> &mut Vec<OwnedValue> {
        &mut self.0
    }
}

fn is_nested(value: &OwnedValue) -> bool {
    matches!(value, OwnedValue::List(_) | OwnedValue::Map(_))
}

/// The values of a map are also stored in such a list, so that this function drops all nested values.
impl Drop for OwnedList {
    fn drop(&mut self) {
        if !self.0.iter().any(is_nested) {
            return;
        }
        // A list or a map is empty after its values are moved out, so that its own drop does not recurse.
        let mut waiting = core::mem::take(&mut self.0);
        while let Some(value) = waiting.pop() {
            match value {
                OwnedValue::List(mut list) => waiting.append(&mut list.0),
                OwnedValue::Map(mut dict) => waiting.append(&mut dict.take_values()),
                _ => {}
            }
        }
    }
}

/// A list or a map that is being copied.
enum Copied<'a> {
    List(core::slice::Iter<'a, OwnedValue>, Vec<OwnedValue>),
    Map(Box<dyn Iterator<Item = (&'a str, &'a OwnedValue)> + 'a>, Dict),
}

impl<'a> Copied<'a> {
    fn begin(value: &'a OwnedValue) -> Option<Self> {
        match value {
            OwnedValue::List(list) => Some(Copied::List(list.iter(), Vec::new())),
            OwnedValue::Map(dict) => Some(Copied::Map(Box::new(dict.stored()), Dict::new())),
            _ => None,
        }
    }

    fn next(&mut self) -> Option<(&'a str, &'a OwnedValue)> {
        match self {
            Copied::List(rest, _) => Some(("", rest.next()?)),
            Copied::Map(rest, _) => rest.next(),
        }
    }

    fn add(&mut self, key: &str, value: OwnedValue) {
        match self {
            Copied::List(_, items) => items.push(value),
            Copied::Map(_, dict) => drop(dict.insert_owned(key, value)),
        }
    }

    fn finish(self) -> OwnedValue {
        match self {
            Copied::List(_, items) => OwnedValue::from(items),
            Copied::Map(_, dict) => OwnedValue::Map(Box::new(dict)),
        }
    }
}

/// Clones a value without recursion.
#[cold]
fn clone_flat(value: &OwnedValue) -> OwnedValue {
    let Some(mut current) = Copied::begin(value) else { return value.clone() };
    // The enclosing lists and maps, each with the key of the current one.
    let mut outer: Vec<(Copied<'_>, String)> = Vec::new();
    loop {
        match current.next() {
            Some((key, value)) => match Copied::begin(value) {
                Some(inner) => {
                    outer.push((core::mem::replace(&mut current, inner), String::from(key)));
                }
                None => current.add(key, value.clone()),
            },
            None => match outer.pop() {
                Some((mut next, key)) => {
                    next.add(&key, current.finish());
                    current = next;
                }
                None => return current.finish(),
            },
        }
    }
}

impl Clone for OwnedValue {
    fn clone(&self) -> Self {
        match self {
            OwnedValue::None => OwnedValue::None,
            OwnedValue::Bool(it) => OwnedValue::Bool(*it),
            OwnedValue::Int(it) => OwnedValue::Int(*it),
            OwnedValue::BigInt(it) => OwnedValue::BigInt(*it),
            OwnedValue::BigUint(it) => OwnedValue::BigUint(*it),
            OwnedValue::Float(it) => OwnedValue::Float(*it),
            OwnedValue::Char(it) => OwnedValue::Char(*it),
            OwnedValue::Str(it) => OwnedValue::Str(it.clone()),
            OwnedValue::Bytes(it) => OwnedValue::Bytes(it.clone()),
            OwnedValue::Duration(it) => OwnedValue::Duration(*it),
            OwnedValue::Any(it) => OwnedValue::Any(Arc::clone(it)),
            OwnedValue::List(_) | OwnedValue::Map(_) => match (Level::enter(), self) {
                (Some(_level), OwnedValue::List(it)) => OwnedValue::List(it.clone()),
                (Some(_level), OwnedValue::Map(it)) => OwnedValue::Map(it.clone()),
                _ => clone_flat(self),
            },
        }
    }
}
