//! `Extra`: the parts of a transaction that most transactions do not need.

use alloc::vec::Vec;

use crate::access::transaction::change::Operation;
use crate::access::transaction::draft::Drafts;
use crate::error::attribute_error::AttributeError;

/// The parts of a transaction that writes more than values of slots, or fails.
#[derive(Default)]
pub(super) struct Extra<'v> {
    /// The operations that are needed until the changes are accepted, in the order of the changes, each with the index of its
    /// change: the calls of setters, and the variables that typed values were taken from.
    pub(super) operations: Vec<(usize, Option<Operation<'v>>)>,
    pub(super) errors: Vec<AttributeError>,
    pub(super) drafts: Drafts<'v>,
}

impl<'v> Extra<'v> {
    /// The operation of the change with an index.
    pub(super) fn operation(&mut self, at: usize) -> Option<&mut Option<Operation<'v>>> {
        let found = self.operations.binary_search_by_key(&at, |(at, _)| *at).ok()?;
        Some(&mut self.operations[found].1)
    }
}
