//! The attributes of a shared object, by name and by path.

mod items;
mod modify;
mod read;
mod update;
mod write;

use super::Shared;
use crate::access::resolve::errors::rejected_at;
use crate::access::stored::Stored;
use crate::access::transaction::change::{Change, Hooks, Operation};
use crate::access::transaction::{self, notify};
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::text::step::Step;

impl<T: Object + ?Sized> Shared<T> {
    #[cold]
    pub(super) fn opaque(&self, steps: &[Step<'_>], kind: &str) -> AttributeError {
        let rejected =
            ValueError::wrong_type("a value that can be copied", &Value::None).found_as(kind);
        rejected_at(self.inner.class, steps, rejected)
    }

    fn one(&self, steps: &[Step<'_>], operation: Operation<'_>) -> Result<Stored, AttributeError> {
        let changes = self.change(|object| {
            transaction::run_one(object, steps, operation, Hooks::Later).map(|change| [change])
        })?;
        Ok(changes[0].stored())
    }

    /// Calls `write` with the whole object, then the hooks that take `&self`, while this thread reads the object: they
    /// see the written values, and may read them through a handle. The old values are dropped when the lock is released.
    fn change<C, E>(&self, write: impl FnOnce(ObjectMut<'_>) -> Result<C, E>) -> Result<C, E>
    where
        C: AsRef<[Change]>,
        E: From<AttributeError>,
    {
        let mut object = self.inner.write()?;
        let changes = write(ObjectMut::new(&mut *self.inner.watched(&mut object)))?;
        let object = object.downgrade();
        notify::notify_shared(ObjectRef::new(&*object), changes.as_ref());
        drop(object);
        Ok(changes)
    }
}
