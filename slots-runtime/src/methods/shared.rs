//! `Shared`: an object that scripts, servers and threads share.

mod attributes;
mod call;
mod closures;
mod copies;
mod inner;
mod lock;
pub(crate) mod notification;
mod paths;
mod queue;
mod subscribe;
pub(crate) mod subscription;
mod views;
mod watched;
mod watchers;

use alloc::sync::Arc;
use core::fmt::{self, Debug, Formatter};

use self::inner::Inner;
use self::lock::Lock;
use self::watchers::Watchers;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::Object;
use crate::text::path::AttrPath;

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

impl<T: Object + Send + Sync> Shared<T> {
    /// Shares an object.
    pub fn new(object: T) -> Self {
        let inner =
            Inner { class: object.class(), watchers: Watchers::default(), lock: Lock::new(object) };
        Shared { inner: Arc::new(inner), path: AttrPath::default() }
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
