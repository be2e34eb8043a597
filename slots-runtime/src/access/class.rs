//! Validation of paths and strings by the class alone, without an object: for command lines and editors.

use alloc::string::ToString;

use crate::access::resolve::by_type::{Reached, follow};
use crate::access::resolve::errors::{Within, no_item, no_step, with_path, within_limit};
use crate::access::resolve::{Writable, writable};
use crate::access::transaction::convert::build_slot;
use crate::access::transaction::short::value_of_text;
use crate::describe::method_info::ArgumentInfo;
use crate::describe::slot_info::SlotInfo;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::SlotDetail;
use crate::model::dict::Keys;
use crate::model::error_kind::ErrorKind;
use crate::model::slot_type::{FieldInfo, VariantInfo};
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, VTable};
use crate::slot_value::SlotValue as _;
use crate::slot_value::variants_text::TextReader;
use crate::text::path::AttrPath;
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;

/// What a path leads to by the types.
enum Described {
    Slot(SlotInfo),
    Field(&'static FieldInfo),
    /// An item, a variant, an entry of an overflow map, or a property.
    Other,
}

impl Class {
    /// The slot at a path, also of an object in a list, a map or a field of a variant. `None` if the path leads to something else:
    /// an item of a list or a map, a variant, a field of a variant, which [`field_at`](Self::field_at) describes, an entry of an
    /// overflow map, or a property.
    ///
    /// # Errors
    /// [`Unknown`](ErrorKind::Unknown), with the whole path, if no object of the class can have such an attribute.
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
    pub fn slot_at(&'static self, path: &AttrPath) -> Result<Option<SlotInfo>, AttributeError> {
        Ok(match self.described_at(path)? {
            Described::Slot(slot) => Some(slot),
            Described::Field(_) | Described::Other => None,
        })
    }

    /// The field of a variant or of a tuple at a path, whether its variant is active in an object or not. `None` if the path leads to
    /// something else. If several variants have a field of this name, the path must name the variant: `mode.shrink.period`.
    ///
    /// # Errors
    /// As [`slot_at`](Self::slot_at).
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[derive(SlotValue)]
    /// #[slot_value(rename_all = "lowercase")]
    /// enum Mode {
    ///     Off,
    ///     Shrink {
    ///         #[slot(unit = "s")]
    ///         period: f64,
    ///     },
    /// }
    ///
    /// #[slots]
    /// struct Cache { mode: Mode }
    ///
    /// for path in ["mode.period", "mode.shrink.period"] {
    ///     let field = Cache::CLASS.field_at(&path.parse().unwrap())?.unwrap();
    ///     assert_eq!((field.name(), field.unit()), ("period", "s"));
    /// }
    /// assert!(Cache::CLASS.field_at(&"mode".parse().unwrap())?.is_none());
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn field_at(
        &'static self,
        path: &AttrPath,
    ) -> Result<Option<&'static FieldInfo>, AttributeError> {
        Ok(match self.described_at(path)? {
            Described::Field(field) => Some(field),
            Described::Slot(_) | Described::Other => None,
        })
    }

    fn described_at(&'static self, path: &AttrPath) -> Result<Described, AttributeError> {
        let all: Steps<'_> = path.segments().iter().map(PathSegment::as_step).collect();
        let steps = all.as_slice();
        let mut within = Within { class: self, start: 0 };
        loop {
            let Within { class, start } = within;
            let Some(step) = steps.get(start) else { return Ok(Described::Other) };
            let unknown = || {
                let error = AttributeError::unknown(class, Keys::default(), &step.to_string());
                Err(with_path(error, steps))
            };
            let Step::Name(name) = step else { return unknown() };
            let Some(entry) = class.find(name) else {
                return if class.is_dynamic() { Ok(Described::Other) } else { unknown() };
            };
            if entry.slot_vtable().is_none() {
                return Ok(Described::Other);
            }
            if start + 1 == steps.len() {
                return Ok(Described::Slot(SlotInfo::new(class, entry)));
            }
            match follow(within, steps, entry.vtable())? {
                Reached::Object(class, start) => within = Within { class, start },
                Reached::Item(_, Some(field)) => return Ok(Described::Field(field)),
                Reached::Item(..) | Reached::Variant(..) | Reached::Unknown => {
                    return Ok(Described::Other);
                }
            }
        }
    }

    /// Validates a string for the attribute at a path: the path, the type and the rules of the slot.
    ///
    /// The class does not know the objects and items on the path, the effect of a setter and the result of the check of a
    /// whole object; only a write validates these.
    ///
    /// # Errors
    /// As [`set_text_path`](crate::ObjectExt::set_text_path), with the whole path.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Camera {
    ///     #[slot(unit = "s", range = 0.0..=10.0)]
    ///     exposure_time: f64,
    /// }
    ///
    /// let path: AttrPath = "exposure_time".parse().unwrap();
    /// assert!(Camera::CLASS.check_text(&path, "5ms").is_ok());
    /// assert_eq!(Camera::CLASS.check_text(&path, "11s").unwrap_err().kind(), ErrorKind::Value);
    /// ```
    pub fn check_text(&'static self, path: &AttrPath, text: &str) -> Result<(), AttributeError> {
        let all: Steps<'_> = path.segments().iter().map(PathSegment::as_step).collect();
        let steps = all.as_slice();
        within_limit(self, steps)?;
        check_at(Within { class: self, start: 0 }, steps, text)
    }
}

/// Follows a path as [`target`](crate::access::resolve::target) does, by types instead of values.
fn check_at(within: Within, steps: &[Step<'_>], text: &str) -> Result<(), AttributeError> {
    let Within { class, start } = within;
    let name = match steps.get(start) {
        Some(Step::Name(name)) => *name,
        Some(step) => return Err(with_path(no_item(class.label(), *step), steps)),
        None => return Err(no_step(class)),
    };
    let is_last = start + 1 == steps.len();
    let error = |kind| with_path(AttributeError::new(kind, class, name), steps);
    let reject = |rejected| within.rejected(steps, rejected);
    let (entry, detail) = match writable(class, name) {
        Err(kind) => return Err(error(kind)),
        Ok(Writable::Entry) => return Ok(()),
        Ok(Writable::Property(_)) if !is_last => return Err(error(ErrorKind::NoSetter)),
        Ok(Writable::Property(property)) => {
            property.setter().map_err(error)?;
            return property.takes.map_or(Ok(()), |vtable| read(vtable, text)).map_err(reject);
        }
        Ok(Writable::Slot(entry, detail)) => (entry, detail),
    };
    let vtable = entry.vtable();
    if is_last {
        return build_slot(detail, vtable, Input::Text(text)).map(drop).map_err(reject);
    }
    match follow(within, steps, vtable)? {
        Reached::Object(class, start) => check_at(Within { class, start }, steps, text),
        Reached::Item(item, _) => read(item, text).map_err(reject),
        Reached::Variant(holder, variant) => {
            let len = steps.len() - 1;
            let detail = (start + 1 == len).then_some(detail);
            check_variant(holder, variant, detail, text)
                .map_err(|rejected| within.rejected_above(steps, len, rejected))
        }
        Reached::Unknown => Ok(()),
    }
}

/// Validates a string for the fields of a variant, and the rules of the slot that holds the enum.
fn check_variant(
    holder: &'static VTable,
    variant: &'static VariantInfo,
    detail: Option<&SlotDetail>,
    text: &str,
) -> Result<(), ValueError> {
    let value = value_of_text(holder, variant, text)?;
    let Some(detail) = detail else { return Ok(()) };
    build_slot(detail, holder, Input::Value((&value).into())).map(drop)
}

/// Whether a string converts to a type.
fn read(vtable: &'static VTable, text: &str) -> Result<(), ValueError> {
    (vtable.build)(Input::Text(text), vtable).map(drop)
}

impl SlotInfo {
    /// Converts a string to a value that the slot accepts: its type, its unit and its rules apply.
    ///
    /// # Errors
    /// [`ValueError`] states the accepted values, or that the type does not convert to a value.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Camera {
    ///     #[slot(unit = "s")]
    ///     exposure_time: f64,
    /// }
    ///
    /// let slot = Camera::CLASS.slot("exposure_time").unwrap();
    /// assert_eq!(slot.parse_text("5ms")?, 0.005);
    /// # Ok::<(), slots_runtime::ValueError>(())
    /// ```
    pub fn parse_text(self, text: &str) -> Result<OwnedValue, ValueError> {
        let held = build_slot(self.detail(), self.entry().vtable(), Input::Text(text))?;
        let attr = held.as_ref();
        OwnedValue::from_value((attr.vtable().get)(attr))
    }

    /// Validates a string for the slot: its type and its rules.
    ///
    /// # Errors
    /// [`ValueError`] states the accepted values.
    pub fn check_text(self, text: &str) -> Result<(), ValueError> {
        build_slot(self.detail(), self.entry().vtable(), Input::Text(text)).map(drop)
    }
}

impl ArgumentInfo {
    /// Validates a value or a string for the argument: its type and its rules. No method is called.
    ///
    /// # Errors
    /// [`ValueError`] states the accepted values.
    ///
    /// ```
    /// # use slots_runtime::{Input, prelude::*};
    /// # #[slots] struct Camera { frames: u32 }
    /// #[slots]
    /// impl Camera {
    ///     #[method]
    ///     fn snap(&mut self, #[arg(range = 1..=100)] frames: u32) { self.frames += frames; }
    /// }
    ///
    /// let frames = Camera::CLASS.method("snap").unwrap().arguments().next().unwrap();
    /// assert!(frames.check_input(Input::Text("3")).is_ok());
    /// let error = frames.check_input(Input::Value(Value::from(0))).unwrap_err();
    /// assert_eq!(error.to_string(), "must be in 1..=100, not 0");
    /// ```
    pub fn check_input(self, input: Input<'_>) -> Result<(), ValueError> {
        build_slot(&self.0.detail, self.0.vtable, input).map(drop)
    }
}

impl FieldInfo {
    /// Converts a string to a value that the field accepts.
    ///
    /// # Errors
    /// [`ValueError`] states the accepted values, or that the type does not convert to a value.
    ///
    /// ```
    /// use slots_runtime::{SlotType, prelude::*};
    ///
    /// #[derive(SlotValue)]
    /// enum Trigger {
    ///     Hardware { line: u32 },
    /// }
    ///
    /// #[slots]
    /// struct Camera { trigger: Trigger }
    ///
    /// let SlotType::Enum(info) = Camera::CLASS.slot("trigger").unwrap().slot_type() else { panic!() };
    /// let line = &info.variants()[0].fields()[0];
    /// assert_eq!(line.parse_text("7")?, 7);
    /// assert!(line.parse_text("x").is_err());
    /// # Ok::<(), slots_runtime::ValueError>(())
    /// ```
    pub fn parse_text(&self, text: &str) -> Result<OwnedValue, ValueError> {
        let held = (self.vtable().build)(Input::Text(text), self.vtable())?;
        OwnedValue::from_value(held.value())
    }
}

impl VariantInfo {
    /// Converts a string such as `{line: 3}`, `line: 3`, `[1, 2]` or `1, 2` to a value of the fields of the variant, without the
    /// defaults of the fields that the string lacks.
    ///
    /// # Errors
    /// [`ValueError`] states what a field accepts, or that the string has another form.
    ///
    /// ```
    /// use slots_runtime::{SlotType, prelude::*};
    ///
    /// #[derive(SlotValue)]
    /// enum Trigger {
    ///     Hardware { line: u32 },
    /// }
    ///
    /// #[slots]
    /// struct Camera { trigger: Trigger }
    ///
    /// let SlotType::Enum(info) = Camera::CLASS.slot("trigger").unwrap().slot_type() else { panic!() };
    /// assert_eq!(info.variants()[0].parse_text("line: 3")?.to_string(), r#"{"line": 3}"#);
    /// # Ok::<(), slots_runtime::ValueError>(())
    /// ```
    pub fn parse_text(&'static self, text: &str) -> Result<OwnedValue, ValueError> {
        TextReader { type_name: || "a value of the variant" }.value(self, text)
    }
}
