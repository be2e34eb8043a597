//! Errors of a path that leads nowhere: where it ends, and what is missing there.

use alloc::format;
use alloc::string::{String, ToString};

use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::text::path::segment_name;
use crate::text::path::{PathSegment, write_segments};

/// The innermost object on the way along a path, as errors name it.
#[derive(Clone, Copy)]
pub(crate) struct Within {
    pub(crate) class: &'static Class,
    /// How many steps lead to the object.
    pub(crate) start: usize,
}

impl Within {
    /// The name of what the steps lead to, as an error of the object has it: `tags[1]`.
    pub(crate) fn name(self, steps: &[PathSegment]) -> String {
        match steps.get(self.start..).unwrap_or_default() {
            [PathSegment::Name(name)] => name.clone(),
            steps => steps_text(steps),
        }
    }
}

pub(super) fn steps_text(steps: &[PathSegment]) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = write_segments(steps, false, &mut text);
    text
}

#[cold]
pub(crate) fn no_item(of: &str, step: &PathSegment) -> AttributeError {
    AttributeError::of_other(ErrorKind::Unknown, of.to_string(), &segment_name(step))
}

/// Why a value may have nothing at a step of a path.
#[derive(Clone, Copy)]
pub(crate) enum Lack {
    None,
    /// A list of so many items.
    Items(usize),
    Other,
}

impl Lack {
    pub(super) fn of(value: &Value<'_>) -> Self {
        match value {
            Value::None => Lack::None,
            Value::List(list) => Lack::Items(list.len()),
            Value::Bytes(bytes) => Lack::Items(bytes.as_slice().len()),
            _ => Lack::Other,
        }
    }

    /// The error that a value of this type has nothing at the step `get_path` of a path.
    #[cold]
    pub(crate) fn error(
        self,
        type_name: &str,
        within: Within,
        steps: &[PathSegment],
        at: usize,
    ) -> AttributeError {
        let name = within.name(&steps[..at]);
        let rejected = match (self, &steps[at]) {
            (Lack::None, _) => {
                let whole = within.name(steps);
                ValueError::that(
                    ErrorKind::NotReachable,
                    format!("is None, so '{whole}' cannot be reached"),
                )
            }
            (Lack::Items(len), PathSegment::Index(index)) if *index >= len => {
                let has = match len {
                    0 => "is empty".to_string(),
                    1 => "has 1 item".to_string(),
                    _ => format!("has {len} items"),
                };
                ValueError::that(
                    ErrorKind::OutOfRange,
                    format!("{has}; index {index} is out of range"),
                )
                .with_parts(format!("an index in 0..{len}"), index.to_string())
            }
            (_, step) => return no_item(type_name, step),
        };
        let error = AttributeError::rejected(within.class, &name, rejected).during(Access::Get);
        if within.start == 0 { error.naming_path() } else { error }
    }
}
