//! The modes of a handle: `Direct`, `Validated`.

/// The mode of a [`Slot`](crate::Slot) whose writes store the value and do nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direct {}

/// The mode of a [`Slot`](crate::Slot) whose writes apply the rules of the slot, the checks of the object and its hooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Validated {}

/// Selects the mode of a handle by whether the slot is written by storing a value and nothing else.
#[derive(Debug)]
pub struct Mode<const DIRECT: bool>;

/// The type that [`Mode`] selects.
pub trait SelectMode {
    /// [`Direct`] or [`Validated`].
    type Selected;
}

impl SelectMode for Mode<true> {
    type Selected = Direct;
}

impl SelectMode for Mode<false> {
    type Selected = Validated;
}
