//! Insertion of items into the lists and maps of a shared object.

use crate::access::transaction::change::Operation;
use crate::error::attribute_error::AttributeError;
use crate::methods::shared::Shared;
use crate::model::kernel::object::Object;
use crate::model::value::IntoValue;
use crate::model::vtable::Input;
use crate::text::to_path::ToPath;

impl<T: Object + ?Sized> Shared<T> {
    /// Inserts an item into a list or sets the value of a key; see [`insert_path`](crate::ObjectExt::insert_path).
    ///
    /// # Errors
    /// As the method of `ObjectExt`; [`Busy`](crate::ErrorKind::Busy) while this thread uses the object.
    pub fn insert_path<'v, P: ToPath>(
        &self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<(), AttributeError> {
        let insert = Operation::Insert(Input::Value(value.into_value()));
        self.with_path(path, |steps| self.one(steps, insert)).map(drop)
    }

    /// Adds an item to the end of a list; see [`push_path`](crate::ObjectExt::push_path).
    ///
    /// # Errors
    /// As [`insert_path`](Self::insert_path).
    pub fn push_path<'v, P: ToPath>(
        &self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<(), AttributeError> {
        let push = Operation::Push(Input::Value(value.into_value()));
        self.with_path(path, |steps| self.one(steps, push)).map(drop)
    }
}
