//! `Steps`: the steps of a path, borrowed.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::text::path_error::PathError;
use crate::text::path_parser::{Parsed, Parser};
use crate::text::step::Step;

/// The number of steps that need no allocation.
pub(super) const FEW: usize = 8;

/// The steps of a path, borrowed.
pub(crate) struct Steps<'p> {
    few: [Step<'p>; FEW],
    len: usize,
    /// All steps, if there are more than a few.
    all: Vec<Step<'p>>,
}

impl<'p> Steps<'p> {
    #[inline]
    pub(crate) const fn new() -> Self {
        Steps { few: [Step::Index(0); FEW], len: 0, all: Vec::new() }
    }

    #[inline]
    pub(crate) fn push(&mut self, step: Step<'p>) {
        match self.few.get_mut(self.len) {
            Some(place) => *place = step,
            None => self.push_more(step),
        }
        self.len += 1;
    }

    #[cold]
    fn push_more(&mut self, step: Step<'p>) {
        if self.all.is_empty() {
            self.all.extend(self.few);
        }
        self.all.push(step);
    }

    #[inline]
    pub(crate) fn as_slice(&self) -> &[Step<'p>] {
        self.few.get(..self.len).unwrap_or(&self.all)
    }

    /// Adds the steps of a path in a string; `false` if a name in it has escapes, so that it cannot be borrowed.
    pub(super) fn parse(&mut self, text: &'p str) -> Result<bool, PathError> {
        let mut parser = Parser::new(text);
        while let Some(segment) = parser.next()? {
            self.push(match segment {
                Parsed::Name(Cow::Borrowed(name)) => Step::Name(name),
                Parsed::Name(Cow::Owned(_)) => return Ok(false),
                Parsed::Index(index) => Step::item(index),
                Parsed::FromEnd(index) => Step::from_end(index),
            });
        }
        Ok(true)
    }
}

impl<'p> FromIterator<Step<'p>> for Steps<'p> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = Step<'p>>>(steps: I) -> Self {
        let mut all = Steps::new();
        steps.into_iter().for_each(|step| all.push(step));
        all
    }
}
