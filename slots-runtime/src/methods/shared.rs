//! `Shared`: an object that scripts, servers and threads share.

mod attributes;
mod call;
mod lock;
mod subscribe;
pub(crate) mod subscription;
mod views;

use alloc::sync::Arc;
use core::fmt::{self, Debug, Formatter};

use self::lock::{Busy, Lock, Reading, Writing};
use self::subscription::{Watched, Watchers};
use crate::access::paths::no_object;
use crate::access::resolve;
use crate::access::resolve::errors::{no_path, rejected_at};
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{Object, ObjectRef};
use crate::text::path::AttrPath;
use crate::text::step::{PathSegment, Step};
use crate::text::to_path::{Steps, ToPath};

/// A handle of an object that threads share: `Arc<RwLock<T>>`, with attributes by name.
///
/// Clones refer to the same object. Several threads can read at once; a write is exclusive. The methods have the names of
/// those of [`ObjectExt`](crate::ObjectExt) and return owned values or call a closure, since a borrow would outlive the lock. [`read`](Self::read) and [`write`](Self::write) call a closure with the object itself.
///
/// [`SharedObject`] is a handle of an object of any type: `SharedObject::from(shared)` makes one, and
/// [`child`](Self::child) makes one of a nested object.
///
/// | a thread that | `read`, `getattr` | `write`, `setattr` | `try_read` | `try_write` |
/// |---|---|---|---|---|
/// | has not locked the object | waits for a writer | waits for readers and writers | `Busy` instead of waiting | `Busy` instead of waiting |
/// | reads the object | succeeds | [`Busy`](ErrorKind::Busy) | succeeds | `Busy` |
/// | writes the object | `Busy` | `Busy` | `Busy` | `Busy` |
///
/// - A thread that begins to read lets a waiting writer go first, for at most 5 ms. A reader that waits for another
///   reader therefore cannot deadlock while a third thread waits to write.
/// - A hook that takes `&self` is called when the write is done, while this thread reads the object: it may read
///   through a handle, and a write is `Busy`. A hook that takes `&mut self` runs during the write: access through a handle is
///   `Busy`, as in the hooks of writes by the closures of `write`, `list_mut` and `map_mut`.
/// - The destructor of a replaced value runs while the object is written, or after that. In the first case, access
///   through a handle is `Busy`; in the second, it succeeds. The destructor of a thread-local value can use a handle.
/// - A panic in a closure releases the lock. The object keeps the state that it had at the panic, and remains usable.
/// - Two threads that each lock one object and wait for the object of the other are in a deadlock, as with every lock.
///   Use [`try_write`](Self::try_write), or lock the objects in a fixed order.
///
/// ```
/// use slots_runtime::{Shared, prelude::*};
///
/// #[slots]
/// struct Roi { x: u32 }
///
/// #[slots]
/// struct Camera { gain: f64, roi: Roi }
///
/// let cam = Shared::new(Camera { gain: 1.0, roi: Roi { x: 0 } });
/// let roi = cam.child("roi")?;
/// std::thread::spawn(move || roi.setattr("x", 5)).join().unwrap()?;
/// assert_eq!(cam.get_path("roi.x")?, 5);
/// assert_eq!(cam.read(|cam| cam.gain)?, 1.0);
/// # Ok::<(), AttributeError>(())
/// ```
#[doc(alias = "RwLock")]
#[doc(alias = "Mutex")]
#[doc(alias = "SharedObject")]
pub struct Shared<T: ?Sized> {
    inner: Arc<Inner<T>>,
    /// Empty unless [`child`](Self::child) made the handle.
    path: AttrPath,
}

/// A [`Shared`] object of any type, or an object nested in one.
///
/// ```
/// use slots_runtime::{Shared, SharedObject, prelude::*};
///
/// #[slots]
/// struct Stage { position: f64 }
///
/// #[slots]
/// struct Lamp { power: f64 }
///
/// let lamp = Shared::new(Lamp { power: 1.0 });
/// let rack: Vec<SharedObject> = vec![Shared::new(Stage { position: 0.0 }).into(), lamp.clone().into()];
/// rack[1].setattr("power", 2)?;
/// assert_eq!(lamp.read(|lamp| lamp.power)?, 2.0);
/// # Ok::<(), AttributeError>(())
/// ```
pub type SharedObject = Shared<dyn Object + Send + Sync>;

/// The state that all handles share. The class is read without the lock.
struct Inner<T: ?Sized> {
    class: &'static Class,
    watchers: Watchers,
    lock: Lock<T>,
}

impl<T: ?Sized> Inner<T> {
    #[cold]
    fn busy(&self) -> AttributeError {
        AttributeError::new(ErrorKind::Busy, self.class, "")
    }

    #[inline]
    fn read(&self) -> Result<Reading<'_, T>, AttributeError> {
        self.lock.read().map_err(|Busy| self.busy())
    }

    #[inline]
    fn write(&self) -> Result<Writing<'_, T>, AttributeError> {
        self.lock.write().map_err(|Busy| self.busy())
    }

    fn try_read(&self) -> Result<Reading<'_, T>, AttributeError> {
        self.lock.try_read().map_err(|Busy| self.busy())
    }

    fn try_write(&self) -> Result<Writing<'_, T>, AttributeError> {
        self.lock.try_write().map_err(|Busy| self.busy())
    }
}

impl<T: Object + ?Sized> Inner<T> {
    /// Write access to the object, whose drop sends the changes to the subscribers.
    #[inline]
    fn watched<'w, 'a>(&'w self, object: &'w mut Writing<'a, T>) -> Watched<'w, 'a, T> {
        Watched::new(object, &self.watchers)
    }
}

impl<T: Object + Send + Sync> Shared<T> {
    /// Shares an object.
    pub fn new(object: T) -> Self {
        let inner =
            Inner { class: object.class(), watchers: Watchers::default(), lock: Lock::new(object) };
        Shared { inner: Arc::new(inner), path: AttrPath::default() }
    }

    /// Calls `f` with the object. Other threads can read during the call, but not write.
    ///
    /// # Errors
    /// [`Busy`](ErrorKind::Busy) while this thread writes the object.
    pub fn read<R>(&self, f: impl FnOnce(&T) -> R) -> Result<R, AttributeError> {
        self.inner.read().map(|object| f(&object))
    }

    /// As [`read`](Self::read), without waiting.
    ///
    /// # Errors
    /// [`Busy`](ErrorKind::Busy) if a thread writes the object or waits to do so.
    pub fn try_read<R>(&self, f: impl FnOnce(&T) -> R) -> Result<R, AttributeError> {
        self.inner.try_read().map(|object| f(&object))
    }

    /// Calls `f` with exclusive access to the object. Rules, checks and hooks apply to writes by name in `f`, not to writes
    /// to fields.
    ///
    /// # Errors
    /// [`Busy`](ErrorKind::Busy) while this thread reads or writes the object.
    pub fn write<R>(&self, f: impl FnOnce(&mut T) -> R) -> Result<R, AttributeError> {
        self.inner.write().map(|mut object| f(&mut self.inner.watched(&mut object)))
    }

    /// As [`write`](Self::write), without waiting.
    ///
    /// # Errors
    /// [`Busy`](ErrorKind::Busy) if a thread reads or writes the object.
    pub fn try_write<R>(&self, f: impl FnOnce(&mut T) -> R) -> Result<R, AttributeError> {
        self.inner.try_write().map(|mut object| f(&mut self.inner.watched(&mut object)))
    }

    /// Returns a handle of the object at a path inside this one.
    ///
    /// # Errors
    /// As [`get_path`](Self::get_path), and [`Type`](ErrorKind::Type) if no object lies there.
    pub fn child<P: ToPath>(&self, path: P) -> Result<SharedObject, AttributeError> {
        SharedObject::from(self.clone()).child(path)
    }
}

impl SharedObject {
    /// Calls `f` with the object that the handle refers to. Other threads can read during the call, but not write.
    ///
    /// # Errors
    /// [`Busy`](ErrorKind::Busy) while this thread writes the object; as [`get_path`](Self::get_path) if the path no longer leads to
    /// an object.
    pub fn read<R>(&self, f: impl FnOnce(&dyn Object) -> R) -> Result<R, AttributeError> {
        self.read_nested(&*self.inner.read()?, f)
    }

    /// As [`read`](Self::read), without waiting.
    ///
    /// # Errors
    /// As [`read`](Self::read), and [`Busy`](ErrorKind::Busy) if a thread writes the object or waits to do so.
    pub fn try_read<R>(&self, f: impl FnOnce(&dyn Object) -> R) -> Result<R, AttributeError> {
        self.read_nested(&*self.inner.try_read()?, f)
    }

    fn read_nested<R>(
        &self,
        root: &dyn Object,
        f: impl FnOnce(&dyn Object) -> R,
    ) -> Result<R, AttributeError> {
        if self.path.is_empty() {
            return Ok(f(root));
        }
        self.nested(ObjectRef::new(root)).map(f)
    }

    /// Calls `f` with exclusive access to the whole object, not only to the nested object at the path of the handle, since
    /// enclosing objects may have checks and hooks.
    ///
    /// # Errors
    /// [`Busy`](ErrorKind::Busy) while this thread reads or writes the object.
    pub fn write<R>(&self, f: impl FnOnce(&mut dyn Object) -> R) -> Result<R, AttributeError> {
        self.inner.write().map(|mut object| f(&mut *self.inner.watched(&mut object)))
    }

    /// As [`write`](Self::write), without waiting.
    ///
    /// # Errors
    /// [`Busy`](ErrorKind::Busy) if a thread reads or writes the object.
    pub fn try_write<R>(&self, f: impl FnOnce(&mut dyn Object) -> R) -> Result<R, AttributeError> {
        self.inner.try_write().map(|mut object| f(&mut *self.inner.watched(&mut object)))
    }

    /// Returns a handle of the object at a path inside this one.
    ///
    /// # Errors
    /// As [`get_path`](Self::get_path), and [`Type`](ErrorKind::Type) if no object lies there.
    pub fn child<P: ToPath>(&self, path: P) -> Result<SharedObject, AttributeError> {
        let path =
            self.with_path(path, |steps| Ok(steps.iter().map(|step| step.to_segment()).collect()))?;
        let child = Shared { inner: Arc::clone(&self.inner), path };
        child.read(|_| ())?;
        Ok(child)
    }
}

impl<T: Object + ?Sized> Shared<T> {
    /// Returns the class of the whole object, the argument of [`new`](Shared::new).
    pub fn class(&self) -> &'static Class {
        self.inner.class
    }

    /// Returns the path from the whole object to the nested one; empty if the handle refers to the whole object.
    pub fn path(&self) -> &AttrPath {
        &self.path
    }

    /// Returns a handle of the whole object; an equal handle unless [`child`](Self::child) made this one.
    ///
    /// ```
    /// # use slots_runtime::{Shared, prelude::*};
    /// # #[slots] struct Roi { x: u32 }
    /// # #[slots] struct Camera { gain: f64, roi: Roi }
    /// # let cam = Shared::new(Camera { gain: 1.0, roi: Roi { x: 0 } });
    /// let roi = cam.child("roi")?;
    /// assert_eq!(roi.whole().getattr("gain")?, 1.0);
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[must_use]
    pub fn whole(&self) -> Self {
        Shared { inner: Arc::clone(&self.inner), path: AttrPath::default() }
    }

    /// Calls `f` with the object that the handle refers to.
    #[inline]
    fn with<R>(&self, f: impl FnOnce(ObjectRef<'_>) -> R) -> Result<R, AttributeError> {
        let reading = self.inner.read()?;
        let root = ObjectRef::new(&*reading);
        if self.path.is_empty() {
            return Ok(f(root));
        }
        self.nested(root).map(|object| f(ObjectRef::new(object)))
    }

    /// The object at the path of this handle, which is not empty.
    fn nested<'a>(&self, root: ObjectRef<'a>) -> Result<&'a dyn Object, AttributeError> {
        self.with_steps(&[], |steps| {
            let place = resolve::read_at(root, steps)?;
            place
                .object()
                .ok_or_else(|| rejected_at(self.inner.class, steps, no_object(&place.value())))
        })
    }

    /// Calls a function with the steps from the outermost object to this handle, followed by `rest`.
    #[inline]
    fn with_steps<R>(&self, rest: &[Step<'_>], call: impl FnOnce(&[Step<'_>]) -> R) -> R {
        if self.path.is_empty() {
            return call(rest);
        }
        let above = self.path.segments().iter().map(PathSegment::as_step);
        let steps: Steps<'_> = above.chain(rest.iter().copied()).collect();
        call(steps.as_slice())
    }

    /// As `with_steps`, for a path that is relative to this handle.
    #[inline]
    fn with_path<P: ToPath, R>(
        &self,
        path: P,
        call: impl FnOnce(&[Step<'_>]) -> Result<R, AttributeError>,
    ) -> Result<R, AttributeError> {
        path.__with_steps(|steps| {
            let steps = steps.map_err(|error| no_path(self.inner.class, &error))?;
            self.with_steps(steps, call)
        })
    }
}

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared { inner: Arc::clone(&self.inner), path: self.path.clone() }
    }
}

impl<T: Object + Send + Sync> From<Shared<T>> for SharedObject {
    fn from(shared: Shared<T>) -> Self {
        Shared { inner: shared.inner, path: shared.path }
    }
}

/// Handles are equal if they refer to the same object, or to the same path in it.
impl<T: ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner) && self.path == other.path
    }
}

impl<T: ?Sized> Eq for Shared<T> {}

impl<T: Object + ?Sized> Debug for Shared<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Shared");
        let object = self.with(|object| {
            shown.field("object", &object);
        });
        if let Err(error) = object {
            let state = if error.kind() == ErrorKind::Busy { "<locked>" } else { "<missing>" };
            shown.field("object", &format_args!("{state}"));
        }
        if !self.path.is_empty() {
            shown.field("path", &self.path);
        }
        shown.finish_non_exhaustive()
    }
}
