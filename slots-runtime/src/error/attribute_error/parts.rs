//! The parts of an `AttributeError` as data.

use super::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::model::value_error::ValueError;

impl AttributeError {
    /// The variant that the value names, if its fields need values.
    pub(crate) fn incomplete_variant(&self) -> Option<&'static str> {
        self.0.rejected()?.incomplete()
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the name of the class of the instance, as in the message: its [label](crate::Class::label).
    pub fn class_name(&self) -> &str {
        self.0.class_name()
    }

    /// Returns the requested name, with the index or key of an item if the error concerns an item: `tags[1]`.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// Returns the whole requested path; the name itself if the method takes a name.
    pub fn path(&self) -> &str {
        match &self.0.more {
            Some(more) if !more.path.is_empty() => &more.path,
            _ => self.0.name(),
        }
    }

    /// Returns a description of the accepted values, such as `f64`, if a value or an index was rejected.
    pub fn expected(&self) -> Option<&str> {
        self.0.rejected().map(ValueError::expected).filter(|words| !words.is_empty())
    }

    /// Returns a description of the rejected value or index, such as `str`.
    pub fn found(&self) -> Option<&str> {
        self.0.rejected().map(ValueError::found).filter(|words| !words.is_empty())
    }

    /// Returns the rule that rejected the value, as [`Rule`](crate::Rule) prints it: `in 0.0..=10.0`.
    pub fn rule(&self) -> Option<&str> {
        self.0.rejected().and_then(ValueError::rule)
    }

    /// Returns the error of the rejected value, for the kinds `Type` and `Value` among others.
    pub fn as_rejected(&self) -> Option<&ValueError> {
        self.0.rejected()
    }
}

/// Equal in all parts. The candidates for suggestions are not compared.
impl PartialEq for AttributeError {
    fn eq(&self, other: &Self) -> bool {
        self.kind() == other.kind()
            && self.0.access == other.0.access
            && self.class_name() == other.class_name()
            && self.name() == other.name()
            && self.path() == other.path()
            && self.argument() == other.argument()
            && self.as_rejected() == other.as_rejected()
    }
}
