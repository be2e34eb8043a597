//! An inspector in [`egui`] for slots structs: it draws any object and edits it by name.
//!
//! [`inspect`] draws an object, and [`Inspector`] also keeps a stack of edits for undo. Both read the class of the
//! object, so you register no type and implement no trait.
//!
//! ```
//! use slots_egui::Inspector;
//! use slots_runtime::prelude::*;
//!
//! #[slots]
//! struct Camera {
//!     /// Exposure time of one frame.
//!     #[slot(unit = "s", range = 1e-6..=60.0, default = 0.01)]
//!     exposure_time: f64,
//!     #[slot(choices = [8, 10, 12])]
//!     bits: u8,
//! }
//!
//! let mut camera = Camera { exposure_time: 0.01, bits: 12 };
//! let mut inspector = Inspector::new();
//! # egui::__run_test_ui(|ui| {
//! inspector.show(ui, &mut camera);
//! # });
//! ```
//!
//! | attribute | widget |
//! |---|---|
//! | number with a `range` | slider and number; the slider is logarithmic if the range spans more than three powers of ten |
//! | other number | number with its unit, to drag or to type; a typed string may have a unit: `5ms` |
//! | integer beyond 2^53, infinity, NaN | text |
//! | `choices`, enum | combo box; the fields of the active variant below it, with their own rules and units |
//! | `bool` | check box |
//! | string, duration, address, character, bytes | text, validated while it is typed and written by Enter or when the focus leaves |
//! | `Option`, unset slot | check box that sets and removes the value |
//! | object, list, map, tuple | section that opens; items can be added, removed and moved, 50 are shown at a time |
//! | set, shared slice | section as that of a list; an edit of an item writes the whole value |
//! | entry of an overflow map | widget of its value; a name that is similar to a declared one has a hint |
//! | property, class attribute | in a closed section, so that no getter is called until it is opened |
//! | method | in a closed section: a button that calls it, fields for its arguments, and its result |
//! | value that does not convert | its type |
//!
//! Every edit is an [update](slots_runtime::ObjectExt::update) of the whole object by path, so that the rules, checks
//! and hooks of all enclosing objects apply. A rejected edit changes nothing, and its error is shown below the
//! widget.
//!
//! An [`Inspector`] records edits and calls of methods, which can be undone. It records a call by
//! [`Undo::record`](slots_runtime::Undo::record), so the undo restores neither read-only slots nor
//! values that do not convert; see there.
//!
//! The colour of a name shows the state of the attribute: a weak colour for a read-only attribute, the colour of
//! links for a slot with rules, and the colour of errors for a value that
//! [`validate`](slots_runtime::ObjectExt::validate) rejects. A button resets a value that differs from its default.

#![warn(missing_debug_implementations)]

mod compare;
mod declared;
mod edit;
mod filter;
mod fresh;
mod inspector;
mod methods;
mod node;
mod object;
mod overflow;
mod properties;
mod row;
mod state;
mod widgets;

pub use crate::inspector::{Inspector, inspect};
