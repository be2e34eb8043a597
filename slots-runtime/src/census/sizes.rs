//! The sizes that a census counts with.

use alloc::vec::Vec;
use core::mem::size_of;

use crate::model::value::owned::OwnedValue;

/// What an entry of an overflow map takes beside its value's own heap: the keys are shared by objects built alike.
pub(super) const ENTRY: u64 = size_of::<OwnedValue>() as u64;

/// What an overflow map with entries takes beside them: which keys it has, and a vector of values.
pub(super) const MAP: u64 = (size_of::<usize>() + size_of::<Vec<OwnedValue>>()) as u64;

/// What a class pays in every object for having an overflow map.
pub(super) const POINTER: u64 = size_of::<usize>() as u64;
