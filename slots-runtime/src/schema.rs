//! Feature `schema`: a JSON Schema (2020-12) from a class, for editors, forms and validators.
//!
//! It describes what an update takes by name (with the feature `serde`, what a `Patch` of the class may be): nothing is
//! required, inherited names stand beside the others, unknown names are rejected unless the class is dynamic.
//!
//! | of the class | in the schema |
//! |---|---|
//! | the type of a field | `type`, `items`, `enum`, … by its [`SlotType`](crate::SlotType) |
//! | an enum with fields | `oneOf` with a `const` for each name and an `object` with one property for each variant with fields |
//! | a tuple | `prefixItems` |
//! | `range` | `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` |
//! | `choices` | `enum` |
//! | `unit` | `x-unit`, and at the end of the description |
//! | doc comments | `description` |
//! | `readonly`, class attributes, properties without a setter | `readOnly`, which is for people: validators let it pass |
//! | a nested object | a `$ref` into `$defs`, as often as it is nested |
//! | an alias | a property like the one it stands for |
//! | `#[dynamic]` | `additionalProperties: true` |
//!
//! What is code stays unsaid: checks, and how a type reads its text. JSON Schema takes `1.0` for a whole number, an update
//! does not.

mod build;
mod definitions;
mod json;
mod types;

use core::fmt::{self, Debug, Display, Formatter};

use crate::model::class::Class;
use crate::model::dict::Dict;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;

/// A JSON Schema. Its `Display` is JSON on one line, `{:#}` indents it.
///
/// ```
/// use slots_runtime::{prelude::*, schema::Schema};
///
/// /// What takes the pictures.
/// #[slots]
/// struct Camera {
///     /// Exposure time of one frame.
///     #[slot(unit = "s", range = 0.0..=10.0)]
///     exposure_time: f64,
/// }
///
/// assert_eq!(
///     format!("{:#}", Schema::of(Camera::CLASS)),
///     r#"{
///   "$schema": "https://json-schema.org/draft/2020-12/schema",
///   "title": "Camera",
///   "description": "What takes the pictures.",
///   "type": "object",
///   "properties": {
///     "exposure_time": {
///       "type": "number",
///       "minimum": 0.0,
///       "maximum": 10.0,
///       "description": "Exposure time of one frame. [s]",
///       "x-unit": "s"
///     }
///   },
///   "additionalProperties": false
/// }"#
/// );
/// ```
#[derive(Clone, PartialEq)]
pub struct Schema(Dict);

impl Schema {
    /// The schema of what an object of this class takes.
    pub fn of(class: &'static Class) -> Self {
        Schema(build::schema(class))
    }

    /// The schema as a map, to be looked at or added to.
    pub fn as_dict(&self) -> &Dict {
        &self.0
    }

    /// The schema as a map.
    pub fn into_dict(self) -> Dict {
        self.0
    }
}

impl From<Schema> for OwnedValue {
    fn from(schema: Schema) -> Self {
        OwnedValue::from(schema.0)
    }
}

impl Display for Schema {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let indent = f.alternate().then_some(0);
        json::write(&Value::from(self.0.clone()), indent, f)
    }
}

impl Debug for Schema {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{self:#}")
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Schema {
    fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
