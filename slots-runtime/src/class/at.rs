//! What a class knows of a path and a text before there is an object: for command lines and editors.

use super::{Class, SlotInfo};
use crate::check;
use crate::decl::Detail;
use crate::dict::Keys;
use crate::error::{AttributeError, ErrorKind};
use crate::locate::{step_name, with_path};
use crate::ops::Input;
use crate::path::{Path, Step};
use crate::refused::Refused;
use crate::transact::in_unit;

/// How far a path leads by classes alone.
enum Reached<'p> {
    Slot(SlotInfo),
    /// What is no slot of this class, and the steps from there on.
    Other(&'static Class, &'p [Step]),
}

impl Class {
    /// The slot at a path, as far as the class can tell: `None` where only an object can, inside of a list or a map, an
    /// overflow map or a property.
    ///
    /// # Errors
    /// `Unknown`, with the whole path, if no object of the class can have such an attribute.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Roi { x: u32 }
    /// # #[slots] struct Camera { roi: Roi }
    /// let slot = Camera::CLASS.slot_at(&"roi.x".parse().unwrap())?.unwrap();
    /// assert_eq!(slot.type_name(), "u32");
    /// assert!(Camera::CLASS.slot_at(&"roi.y".parse().unwrap()).is_err());
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn slot_at(&'static self, path: &Path) -> Result<Option<SlotInfo>, AttributeError> {
        Ok(match self.reached_by(path)? {
            Reached::Slot(slot) => Some(slot),
            Reached::Other(..) => None,
        })
    }

    /// Goes down a path as far as classes tell.
    fn reached_by<'p>(&'static self, path: &'p Path) -> Result<Reached<'p>, AttributeError> {
        let mut class = self;
        let mut steps = path.steps().iter();
        loop {
            let rest = steps.as_slice();
            let Some(step) = steps.next() else { return Ok(Reached::Other(class, rest)) };
            let unknown = || {
                let error = AttributeError::unknown(class, Keys::default(), &step_name(step));
                Err(with_path(error, path.steps()))
            };
            let Step::Name(name) = step else { return unknown() };
            let Some(slot) = class.slot(name) else {
                let is_known = class.find(name).is_some() || class.is_dynamic();
                return if is_known { Ok(Reached::Other(class, rest)) } else { unknown() };
            };
            match slot.class() {
                _ if steps.len() == 0 => return Ok(Reached::Slot(slot)),
                Some(inner) => class = inner,
                None => return Ok(Reached::Other(class, rest)),
            }
        }
    }

    /// Whether a text can be written to the slot at a path, as far as the class can tell: the path, the type and the rules.
    ///
    /// # Errors
    /// As [`set_text`](crate::ObjectExt::set_text) gives, with the whole path.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Camera {
    ///     #[slot(unit = "s", range = 0.0..=10.0)]
    ///     exposure_time: f64,
    /// }
    ///
    /// let path: Path = "exposure_time".parse().unwrap();
    /// assert!(Camera::CLASS.check_text(&path, "5ms").is_ok());
    /// assert_eq!(Camera::CLASS.check_text(&path, "11s").unwrap_err().kind(), ErrorKind::Value);
    /// ```
    pub fn check_text(&'static self, path: &Path, text: &str) -> Result<(), AttributeError> {
        let fail = |class: &'static Class, kind| {
            let name = path.steps().last().map(step_name).unwrap_or_default();
            Err(with_path(AttributeError::new(kind, class, &name), path.steps()))
        };
        let slot = match self.reached_by(path)? {
            Reached::Slot(slot) => slot,
            Reached::Other(class, rest) => return class.check_other(rest, path),
        };
        if slot.is_readonly() {
            return fail(slot.of_class(), ErrorKind::ReadOnly);
        }
        slot.check_text(text).map_err(|refused| {
            let name = path.steps().last().map(step_name).unwrap_or_default();
            with_path(AttributeError::refused(slot.of_class(), &name, refused), path.steps())
        })
    }

    /// A class attribute and a property without a setter cannot be written, whatever the object.
    fn check_other(&'static self, rest: &[Step], path: &Path) -> Result<(), AttributeError> {
        let [Step::Name(name)] = rest else { return Ok(()) };
        let kind = match self.find(name).map(|entry| self.detail(entry)) {
            Some(Detail::Const(_)) if !self.is_dynamic() => ErrorKind::ReadOnly,
            Some(Detail::Property(property)) if property.set.is_none() => ErrorKind::NoSetter,
            _ => return Ok(()),
        };
        Err(with_path(AttributeError::new(kind, self, name), path.steps()))
    }
}

impl SlotInfo {
    /// Whether a text reads as a value of the slot that passes its rules.
    ///
    /// # Errors
    /// [`Refused`] says what would be accepted.
    pub fn check_text(self, text: &str) -> Result<(), Refused> {
        let ops = self.entry().ops();
        let value = in_unit(self.unit(), ops, Input::Text(text), |input| (ops.build)(input))?;
        match (ops.view)(&*value, ops) {
            Some(view) => check::rules(self.detail(), view),
            None => Ok(()),
        }
    }
}
