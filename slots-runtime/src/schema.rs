//! Feature `schema`: a JSON Schema (2020-12) from a class, for editors, forms and validators.
//!
//! [`Schema::of`] describes an update of an object (with the feature `serde`, a `Patch`), which requires no attribute;
//! [`Schema::of_new`] describes what makes a new object, with its required attributes.
//! Inherited names are on the same level as the others. Unknown names are invalid unless the class is dynamic.
//!
//! | in the class | in the schema |
//! |---|---|
//! | the type of a field | `type`, `items`, `enum`, … by its [`SlotType`](crate::SlotType) |
//! | an enum with fields | `oneOf` with a `const` for each name and an `object` with one property for each variant with fields |
//! | a tuple | `prefixItems` |
//! | `range` | `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` |
//! | `choices` | `enum` |
//! | `unit` | `x-unit`, and the end of `description`; with [`Schema::with_unit_strings`] also strings such as `5ms` |
//! | `default` of a slot or a field of a variant | `default` |
//! | doc comments | `description` |
//! | `readonly`, class attributes, properties without a setter | `readOnly`, an annotation that validators ignore |
//! | a nested object | a `$ref` to a definition in `$defs` |
//! | an alias | a property with the same schema as the attribute |
//! | `#[dynamic]` | `additionalProperties: true` |
//!
//! The schema cannot express checks, and does not describe the string format of a type. JSON Schema accepts `1.0` as an
//! integer; an update does not.

mod build;
mod definitions;
mod json;
mod types;
mod units;

use core::fmt::{self, Debug, Display, Formatter};

use crate::model::class::Class;
use crate::model::dict::Dict;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;

/// A JSON Schema. Its `Display` is JSON on one line; `{:#}` indents it.
///
/// ```
/// use slots_runtime::{prelude::*, schema::Schema};
///
/// /// A camera on a bench.
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
///   "description": "A camera on a bench.",
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
#[derive(Clone)]
pub struct Schema {
    class: &'static Class,
    documents: Documents,
    described: Dict,
}

/// The documents that a schema describes.
#[derive(Clone, Copy)]
struct Documents {
    /// Whether they make new objects, instead of updates.
    is_new: bool,
    /// Whether strings with a unit are converted.
    has_unit_strings: bool,
}

impl Schema {
    /// Returns the schema of the updates that an object of this class accepts.
    pub fn of(class: &'static Class) -> Self {
        Schema::new(class, Documents { is_new: false, has_unit_strings: false })
    }

    /// Returns the schema of the documents that make an object of this class, by [`from_attrs`](crate::Slots::from_attrs): the slots
    /// without a default are required, in nested objects too.
    ///
    /// ```
    /// use slots_runtime::{prelude::*, schema::Schema};
    ///
    /// #[slots]
    /// struct Server {
    ///     host: String,
    ///     #[slot(default = 80)]
    ///     port: u16,
    /// }
    ///
    /// let schema = Schema::of_new(Server::CLASS);
    /// assert_eq!(schema.as_dict().get("required").unwrap().to_string(), r#"["host"]"#);
    /// ```
    pub fn of_new(class: &'static Class) -> Self {
        Schema::new(class, Documents { is_new: true, has_unit_strings: false })
    }

    fn new(class: &'static Class, documents: Documents) -> Self {
        Schema { class, documents, described: build::schema(class, documents) }
    }

    /// Permits a string with a unit, such as `"5ms"`, for each value that has a unit: files that `slots-config` reads may contain them,
    /// [`set_text`](crate::ObjectExt::set_text) reads them, but an update does not.
    ///
    /// A pattern describes the strings of a number, but not its `range` and `choices`, and not that an integer is whole. For a list or a
    /// map, it permits one string with all items, such as `"[5ms, 1s]"`, without a pattern; the items themselves are numbers.
    ///
    /// ```
    /// use slots_runtime::{prelude::*, schema::Schema};
    ///
    /// #[slots]
    /// struct Camera {
    ///     #[slot(unit = "px")]
    ///     width: f64,
    /// }
    ///
    /// let schema = Schema::of(Camera::CLASS).with_unit_strings();
    /// let properties = schema.as_dict().get_owned("properties").unwrap().to_string();
    /// assert!(properties.contains(r#""anyOf": [{"type": "number"}, {"type": "string", "pattern": "#), "{properties}");
    /// ```
    #[must_use]
    pub fn with_unit_strings(self) -> Self {
        Schema::new(self.class, Documents { has_unit_strings: true, ..self.documents })
    }

    /// Returns the schema as a map.
    pub fn as_dict(&self) -> &Dict {
        &self.described
    }

    /// Converts the schema to a map.
    pub fn into_dict(self) -> Dict {
        self.described
    }
}

/// Schemas are equal if they are equal as JSON.
impl PartialEq for Schema {
    fn eq(&self, other: &Self) -> bool {
        self.described == other.described
    }
}

impl Debug for Schema {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Schema").field(&self.described).finish()
    }
}

impl From<Schema> for OwnedValue {
    fn from(schema: Schema) -> Self {
        OwnedValue::from(schema.described)
    }
}

impl Display for Schema {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let indent = f.alternate().then_some(0);
        json::write(&Value::from(self.described.clone()), indent, f)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Schema {
    fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.described.serialize(serializer)
    }
}
