//! `Names`: the names of a path, one after the other.

use crate::text::plain_name::split_name;
use crate::text::step::{PathSegment, Step};
use crate::text::steps::FEW;

/// The names of a path that consists of few plain names. For any other path, the last result is `Name::Other`.
#[derive(Debug)]
pub struct Names<'p> {
    rest: Rest<'p>,
    /// The number of names that may follow.
    room: usize,
}

#[derive(Debug)]
pub(super) enum Rest<'p> {
    Text(Option<&'p str>),
    Segments(&'p [PathSegment]),
    Steps(&'p [Step<'p>]),
}

/// One of the [`Names`].
pub(crate) enum Name<'p> {
    /// A name, and whether it is the last one.
    Plain(&'p str, bool),
    /// An index, an escape, an error, or a path of many names: the path has to be read as a whole.
    Other,
}

impl<'p> Names<'p> {
    pub(super) fn new(rest: Rest<'p>) -> Self {
        Names { rest, room: FEW }
    }

    /// The next name. Not called after the last one.
    #[inline]
    pub(crate) fn next(&mut self) -> Name<'p> {
        let Some(room) = self.room.checked_sub(1) else { return Name::Other };
        self.room = room;
        match &mut self.rest {
            Rest::Text(rest) => match split_name(rest.unwrap_or_default()) {
                Some((name, after)) => {
                    *rest = after;
                    Name::Plain(name, after.is_none())
                }
                None => Name::Other,
            },
            Rest::Segments(segments) => match segments.split_first() {
                Some((PathSegment::Name(name), rest)) => {
                    *segments = rest;
                    Name::Plain(name, rest.is_empty())
                }
                _ => Name::Other,
            },
            Rest::Steps(steps) => match steps.split_first() {
                Some((Step::Name(name), rest)) => {
                    *steps = rest;
                    Name::Plain(name, rest.is_empty())
                }
                _ => Name::Other,
            },
        }
    }
}
