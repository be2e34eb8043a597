//! `Slot`, a typed handle of one slot of a struct, and its modes.

pub(crate) mod access;
mod comparison;

use core::marker::PhantomData;

use crate::model::kernel::place::Place;

/// A typed handle of one slot of every `S`: the name is resolved once, and each access then costs as much as a field access.
///
/// [`Slots::slot`](crate::Slots::slot) makes a handle from a run-time name; [`slot!`](crate::slot) makes one from a field, checked at compile
/// time. The parameter `M` states how the handle writes: a [`Validated`] handle applies the rules of the slot and the checks of the object, so that
/// [`set`](Self::set) returns a `Result`; a [`Direct`] handle belongs to a slot without rules, checks or hooks, so that
/// `set` cannot fail and [`get_mut`](Self::get_mut) returns `&mut T`. A handle made from a run-time name is `Validated`;
/// [`direct`](Self::direct) converts it where the slot allows it.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera {
///     #[slot(range = 0.0..=10.0)]
///     gain: f64,
///     name: String,
/// }
///
/// let mut cams = vec![Camera { gain: 1.0, name: "left".into() }, Camera { gain: 2.0, name: "right".into() }];
/// let gain: Slot<Camera, f64> = Camera::slot("gain")?;
/// assert_eq!(gain.column(&cams).sum::<f64>(), 3.0);
/// assert_eq!(gain.set(&mut cams[0], 3.0)?, 1.0);
/// assert_eq!(gain.set(&mut cams[0], 11.0).unwrap_err().kind(), ErrorKind::Value);
///
/// let name: Slot<Camera, String, Direct> = Camera::slot("name")?.direct().unwrap();
/// name.get_mut(&mut cams[0]).push('!');
/// assert_eq!(cams[0].name, "left!");
/// # Ok::<(), AttributeError>(())
/// ```
#[doc(alias = "field")]
pub struct Slot<S, T, M = Validated> {
    place: Place<S, T>,
    mode: PhantomData<M>,
}

/// The mode of a [`Slot`] whose writes store the value and do nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direct {}

/// The mode of a [`Slot`] whose writes apply the rules of the slot, the checks of the object and its hooks.
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

impl<S, T, M> Clone for Slot<S, T, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T, M> Copy for Slot<S, T, M> {}
