//! The getter, the setter and the deleter of a property, or the error that it has none.

use super::{Delete, Get, PropertyDetail, Set};
use crate::model::error_kind::ErrorKind;

impl PropertyDetail {
    pub(crate) fn getter(&self) -> Result<Get, ErrorKind> {
        self.get.ok_or(ErrorKind::NoGetter)
    }

    pub(crate) fn setter(&self) -> Result<Set, ErrorKind> {
        self.set.ok_or(ErrorKind::NoSetter)
    }

    /// Whether the property has a getter and a setter, so that a write can be undone.
    pub(crate) fn is_reversible(&self) -> bool {
        self.get.is_some() && self.set.is_some()
    }

    pub(crate) fn deleter(&self) -> Result<Delete, ErrorKind> {
        self.delete.ok_or(ErrorKind::NoDeleter)
    }
}
