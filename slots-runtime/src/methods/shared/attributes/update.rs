//! Updates of several attributes of a shared object.

use alloc::vec::Vec;

use crate::access::transaction::attempt::Attempt;
use crate::access::transaction::change::{Hooks, Operation};
use crate::error::update_error::UpdateError;
use crate::methods::shared::Shared;
use crate::model::kernel::object::Object;
use crate::model::value::IntoValue;
use crate::model::vtable::Input;
use crate::text::to_path::ToPath;

impl<T: Object + ?Sized> Shared<T> {
    /// Writes several attributes, all or none; see [`update`](crate::ObjectExt::update).
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy).
    pub fn update<'v, P, V>(
        &self,
        writes: impl IntoIterator<Item = (P, V)>,
    ) -> Result<(), UpdateError>
    where
        P: ToPath,
        V: IntoValue<'v>,
    {
        self.all(writes, |value| Input::Value(value.into_value()))
    }

    /// Writes several attributes from strings, all or none; see [`update_texts`](crate::ObjectExt::update_texts).
    ///
    /// # Errors
    /// As [`update`](Self::update).
    pub fn update_texts<P, S>(
        &self,
        writes: impl IntoIterator<Item = (P, S)>,
    ) -> Result<(), UpdateError>
    where
        P: ToPath,
        S: AsRef<str>,
    {
        let (paths, texts): (Vec<P>, Vec<S>) = writes.into_iter().unzip();
        self.all(paths.into_iter().zip(texts.iter().map(S::as_ref)), Input::Text)
    }

    fn all<'v, P, V>(
        &self,
        writes: impl IntoIterator<Item = (P, V)>,
        input: impl Fn(V) -> Input<'v>,
    ) -> Result<(), UpdateError>
    where
        P: ToPath,
    {
        // The iterator runs before the object is locked, since it may use the object itself.
        let writes: Vec<(P, Input<'v>)> =
            writes.into_iter().map(|(path, value)| (path, input(value))).collect();
        self.change(|object| {
            let mut attempt = Attempt::new(object, writes.len());
            for (path, input) in writes {
                path.__with_steps(|steps| match steps {
                    Ok(steps) => {
                        self.with_steps(steps, |steps| attempt.add(steps, Operation::Set(input)));
                    }
                    Err(_) => attempt.request(steps, Operation::Set(input)),
                });
            }
            attempt.run(Hooks::Later).map_err(UpdateError::from)
        })?;
        Ok(())
    }
}
