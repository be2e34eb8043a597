//! `Change`: the argument of a hook.

use core::fmt::{self, Debug, Display, Formatter};

use crate::model::value::Value;
use crate::text::path::AttrPath;
use crate::text::step::Step;

/// A write that was made, as a hook receives it.
///
/// The path is relative to the object whose hook is called: a write to `roi.x` calls the hook of the region with the path `x`,
/// then the hook of the camera with the path `roi.x`.
///
/// ```
/// use slots_runtime::{Change, prelude::*};
///
/// #[slots]
/// struct Roi { x: u32 }
///
/// #[slots]
/// struct Camera { roi: Roi, #[slot(skip)] log: Vec<String> }
///
/// #[slots]
/// impl Camera {
///     #[on_set]
///     fn changed(&mut self, change: &Change<'_>) {
///         self.log.push(change.to_string());
///     }
/// }
///
/// let mut cam = Camera { roi: Roi { x: 0 }, log: vec![] };
/// cam.set_path("roi.x", 5)?;
/// cam.set_path("roi.x", 5)?;
/// assert_eq!(cam.log, ["roi.x: 0 -> 5"]);
/// # Ok::<(), AttributeError>(())
/// ```
pub struct Change<'a> {
    steps: &'a [Step<'a>],
    old: Option<Value<'a>>,
    new: Option<Value<'a>>,
}

impl<'a> Change<'a> {
    pub(crate) fn new_at(
        steps: &'a [Step<'a>],
        old: Option<Value<'a>>,
        new: Option<Value<'a>>,
    ) -> Self {
        Change { steps, old, new }
    }

    /// Returns the path that was written, relative to the object whose hook is called.
    pub fn path(&self) -> AttrPath {
        self.steps.iter().map(|step| step.to_segment()).collect()
    }

    /// Returns the name of the attribute of the object that was written, or in which a value was written: the first segment of
    /// the [`path`](Self::path).
    pub fn name(&self) -> &'a str {
        self.steps.first().and_then(|step| step.key()).unwrap_or_default()
    }

    /// Returns the value before the write. `None` if there was no such attribute or item, or if it is not known: a property
    /// without a getter. The value of an unset slot is [`Value::None`].
    pub fn old(&self) -> Option<&Value<'a>> {
        self.old.as_ref()
    }

    /// Returns the value at the time of the call, which an earlier hook may have changed. `None` if the attribute or item was
    /// deleted; for a hook that takes `&mut self`, also if the value cannot be copied, since its type is opaque.
    #[expect(clippy::new_ret_no_self, reason = "the counterpart of `old`")]
    pub fn new(&self) -> Option<&Value<'a>> {
        self.new.as_ref()
    }
}

/// Prints the path and both values, as a [`Difference`](crate::Difference) does: `gain: 1.0 -> 2.0`. A value that
/// [`old`](Change::old) or [`new`](Change::new) does not return is `(absent)`; that of an unset slot is `None` here, and `(absent)` in a
/// `Difference`.
impl Display for Change<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        show_change(f, &self.path(), self.old(), self.new())
    }
}

/// Prints a change; a value that does not exist is `(absent)`.
pub(crate) fn show_change<V: Display>(
    f: &mut Formatter<'_>,
    path: &AttrPath,
    old: Option<&V>,
    new: Option<&V>,
) -> fmt::Result {
    let show = |f: &mut Formatter<'_>, value: Option<&V>| match value {
        Some(value) => write!(f, "{value}"),
        None => f.write_str("(absent)"),
    };
    write!(f, "{path}: ")?;
    show(f, old)?;
    f.write_str(" -> ")?;
    show(f, new)
}

impl Debug for Change<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let side = |value: &Option<Value<'_>>, f: &mut Formatter<'_>| match value {
            Some(value) => Debug::fmt(value, f),
            None => f.write_str("-"),
        };
        write!(f, "{}: ", self.path())?;
        side(&self.old, f)?;
        f.write_str(" -> ")?;
        side(&self.new, f)
    }
}
