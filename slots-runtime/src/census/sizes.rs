//! The sizes on which the estimates of a census are based.

use alloc::vec::Vec;
use core::mem::size_of;

use crate::model::value::owned::OwnedValue;

/// The bytes of an entry in an overflow map without the heap memory of its value; maps with equal keys share the keys.
pub(super) const ENTRY: u64 = size_of::<OwnedValue>() as u64;

/// The bytes of an overflow map with entries, without the entries: its shape and a vector of values.
pub(super) const MAP: u64 = (size_of::<usize>() + size_of::<Vec<OwnedValue>>()) as u64;

/// The bytes that an overflow map adds to each object of a class.
pub(super) const POINTER: u64 = size_of::<usize>() as u64;
