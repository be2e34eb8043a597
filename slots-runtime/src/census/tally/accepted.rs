//! The Rust type that accepts all values of a name.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem::size_of;
use core::time::Duration;

use super::Tally;
use crate::census::kinds::{BOOL, BYTES, CHAR, DURATION, FLOAT, INT, KINDS, LIST, MAP, NONE, STR};
use crate::census::rust_type::{RustType, bytes};
use crate::model::dict::Dict;
use crate::model::value::owned::OwnedValue;

impl Tally {
    /// The narrowest type of a field that accepts every value except `None`; `OwnedValue` if there is no other.
    pub(crate) fn rust_type(&self) -> RustType {
        let some_of = |kind: usize| self.counts[kind] > 0;
        let only = |kinds: &[usize]| {
            let mut seen =
                (0..KINDS.len()).filter(|&kind| kind != NONE && some_of(kind)).peekable();
            seen.peek().is_some() && seen.all(|kind| kinds.contains(&kind))
        };
        if let [(name, count)] = self.foreign.as_slice()
            && self.counts[BOOL..].iter().all(|&count| count == 0)
        {
            // Its size is unknown; the overflow map stores a pointer.
            let heap = count * bytes(size_of::<usize>());
            return RustType { foreign: true, ..RustType::of::<usize>(name.as_str(), heap) };
        }
        if !self.foreign.is_empty() {
            return self.any_type();
        }
        match () {
            () if only(&[BOOL]) => RustType::of::<bool>("bool", 0),
            () if only(&[INT]) => self.int_type(),
            () if only(&[FLOAT]) || only(&[INT, FLOAT]) && !self.inexact => {
                RustType::of::<f64>("f64", 0)
            }
            () if only(&[CHAR]) => RustType::of::<char>("char", 0),
            () if only(&[CHAR, STR]) => RustType::of::<String>("String", self.text),
            () if only(&[BYTES]) => RustType::of::<Vec<u8>>("Vec<u8>", self.text),
            () if only(&[DURATION]) => RustType::of::<Duration>("std::time::Duration", 0),
            () if only(&[LIST]) => self.list_type(),
            () if only(&[MAP]) => {
                let boxes = self.counts[MAP] * bytes(size_of::<Dict>());
                RustType::of::<Dict>("Dict", self.heap.saturating_sub(boxes))
            }
            () => self.any_type(),
        }
    }

    /// As [`rust_type`](Self::rust_type), or its `Option` if a value was `None`.
    pub(crate) fn rust_type_with_none(&self) -> RustType {
        let ty = self.rust_type();
        if self.has_none() && !ty.holds_none { ty.optional() } else { ty }
    }

    fn any_type(&self) -> RustType {
        RustType { holds_none: true, ..RustType::of::<OwnedValue>("OwnedValue", self.heap) }
    }

    fn int_type(&self) -> RustType {
        let (low, high) = self.ints.unwrap_or_default();
        if self.beyond.is_some() {
            return if low < 0 { self.any_type() } else { RustType::of::<u128>("u128", 0) };
        }
        if i64::try_from(low).is_ok() && i64::try_from(high).is_ok() {
            RustType::of::<i64>("i64", 0)
        } else if u64::try_from(low).is_ok() && u64::try_from(high).is_ok() {
            RustType::of::<u64>("u64", 0)
        } else {
            RustType::of::<i128>("i128", 0)
        }
    }

    fn list_type(&self) -> RustType {
        let nothing = Tally::default();
        let items = self.items.as_deref().unwrap_or(&nothing);
        let count = items.kinds().iter().map(|(_, count)| count).sum::<u64>();
        let item = items.rust_type_with_none();
        let heap = count * item.size + item.heap;
        RustType::of::<Vec<u8>>(format!("Vec<{}>", item.text), heap)
    }
}
