//! `Live`: an object that scripts, servers and threads share.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use crate::class::Class;
use crate::error::{AttributeError, ErrorKind};
use crate::introspect;
use crate::kernel::{ObjectMut, ObjectRef};
use crate::locate::{self, Place};
use crate::object::{Object, ObjectExt, Stored};
use crate::ops::Input;
use crate::path::{Path, PathError, Step};
use crate::transact::{self, Act, Change, Hooks, How};
use crate::update::UpdateError;
use crate::value::{OwnedValue, Value};

/// A handle on an object, or on a nested one by its path, that can be cloned and sent to other threads.
///
/// All clones reach the same object; a write through one is seen by all. Many threads read at once, one writes. No
/// operation waits for the thread that asks for it: reading inside of a [`read`](Self::read) works, and what cannot be
/// done there (writing, or anything while this very thread is writing) is refused as [`ErrorKind::Busy`]. A hook that
/// takes `&self` may read the object through a handle; one that takes `&mut self` has it already. A panic inside of a
/// closure leaves the object usable.
///
/// ```
/// use slots_runtime::{Live, prelude::*};
///
/// #[slots]
/// struct Roi { x: u32 }
///
/// #[slots]
/// struct Camera { gain: f64, roi: Roi }
///
/// let cam = Live::new(Camera { gain: 1.0, roi: Roi { x: 0 } });
/// let roi = cam.child("roi")?;
/// std::thread::spawn(move || roi.setattr("x", 5)).join().unwrap()?;
/// assert_eq!(cam.at("roi.x")?, 5);
/// # Ok::<(), AttributeError>(())
/// ```
#[derive(Clone)]
pub struct Live {
    shared: Arc<Shared>,
    path: Path,
}

/// Hooks that only look are told when the object can be read again.
const LATER: How = How { keeps_old: false, hooks: Hooks::Later };

/// What can be shared: the object is only ever lent, never held, by the lock.
type Inner = dyn Shareable;

/// An object of a type that threads may share.
trait Shareable: Object + Send + Sync {
    fn as_object(&self) -> &dyn Object;
    fn as_object_mut(&mut self) -> &mut dyn Object;
}

impl<T: Object + Send + Sync> Shareable for T {
    fn as_object(&self) -> &dyn Object {
        self
    }
    fn as_object_mut(&mut self) -> &mut dyn Object {
        self
    }
}

struct Shared {
    class: &'static Class,
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    /// The object, unless a thread is writing it. Readers hold clones, so that a writer waits until this is the only one.
    object: Option<Arc<Inner>>,
    writer: Option<ThreadId>,
    /// The threads that are reading, each as often as it does. (Not in a variable of each thread: a value that is dropped
    /// with its thread may still read, when such a variable is gone.)
    readers: Vec<ThreadId>,
    /// Threads that wait to write; readers that come later let them go first.
    waiting: usize,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing that can panic runs under this lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn busy(&self) -> AttributeError {
        AttributeError::new(ErrorKind::Busy, self.class, "")
    }

    fn read(self: &Arc<Self>) -> Result<Reading, AttributeError> {
        let here = thread::current().id();
        let mut state = self.lock();
        let again = state.readers.contains(&here);
        loop {
            match &state.object {
                // Who reads already must not wait for a writer, who waits for the reader.
                Some(object) if again || state.waiting == 0 => {
                    let object = Some(Arc::clone(object));
                    state.readers.push(here);
                    return Ok(Reading { object, reader: here, shared: Arc::clone(self) });
                }
                None if state.writer == Some(here) => return Err(self.busy()),
                _ => state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    fn write(self: &Arc<Self>) -> Result<Writing, AttributeError> {
        let here = thread::current().id();
        let mut state = self.lock();
        if state.writer == Some(here) || state.readers.contains(&here) {
            return Err(self.busy());
        }
        state.waiting += 1;
        loop {
            if let Some(object) = state.object.take_if(|object| Arc::get_mut(object).is_some()) {
                state.waiting -= 1;
                state.writer = Some(here);
                return Ok(Writing { object: Some(object), shared: Arc::clone(self) });
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// The object, being read; dropped, it lets writers go on.
struct Reading {
    object: Option<Arc<Inner>>,
    reader: ThreadId,
    shared: Arc<Shared>,
}

impl Reading {
    fn object(&self) -> Result<&dyn Object, AttributeError> {
        self.object.as_ref().map(|object| object.as_object()).ok_or_else(|| self.shared.busy())
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        // Under the lock, so that no writer looks between the two and then waits for ever.
        let mut state = self.shared.lock();
        if let Some(at) = state.readers.iter().rposition(|reader| *reader == self.reader) {
            state.readers.swap_remove(at);
        }
        self.object = None;
        self.shared.changed.notify_all();
    }
}

/// The object, being written; dropped, after a panic too, it is given back.
struct Writing {
    object: Option<Arc<Inner>>,
    shared: Arc<Shared>,
}

impl Writing {
    fn object(&mut self) -> Result<&mut dyn Object, AttributeError> {
        let busy = || self.shared.busy();
        let object = self.object.as_mut().and_then(Arc::get_mut);
        object.map(Shareable::as_object_mut).ok_or_else(busy)
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.object = self.object.take();
        state.writer = None;
        self.shared.changed.notify_all();
    }
}

impl Live {
    /// Shares an object.
    pub fn new<T: Object + Send + Sync>(object: T) -> Self {
        let class = object.class();
        let object: Arc<Inner> = Arc::new(object);
        let state = State { object: Some(object), writer: None, readers: Vec::new(), waiting: 0 };
        Live {
            shared: Arc::new(Shared { class, state: Mutex::new(state), changed: Condvar::new() }),
            path: Path::default(),
        }
    }

    /// A handle on the object at a path inside of this one.
    ///
    /// # Errors
    /// As [`at`](Self::at), and `Type` if there is no object.
    pub fn child<P: TryInto<Path, Error: Into<PathError>>>(
        &self,
        path: P,
    ) -> Result<Live, AttributeError> {
        let path = self.full(path)?;
        let live = Live { shared: Arc::clone(&self.shared), path };
        live.read(|_| ())?;
        Ok(live)
    }

    /// The path from the object that [`new`](Self::new) was given; empty for that object itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn full<P: TryInto<Path, Error: Into<PathError>>>(
        &self,
        path: P,
    ) -> Result<Path, AttributeError> {
        let path = path
            .try_into()
            .map_err(|error| crate::access::no_path(self.shared.class, &error.into()))?;
        Ok(self.path.join_path(&path))
    }

    fn named(&self, name: &str) -> Path {
        self.path.join(Step::Name(name.to_string()))
    }

    /// Calls `f` with the object. Other threads can read meanwhile, none can write.
    ///
    /// # Errors
    /// `Busy` while this thread is writing the object; as [`at`](Self::at) if the path no longer leads to an object.
    pub fn read<R>(&self, f: impl FnOnce(&dyn Object) -> R) -> Result<R, AttributeError> {
        let reading = self.shared.read()?;
        let root = reading.object()?;
        if self.path.is_empty() {
            return Ok(f(root));
        }
        match locate::read_at(ObjectRef::new(root), self.path.steps())? {
            Place::Attr(attr) => match (attr.ops().object)(attr) {
                Some(object) => Ok(f(object)),
                None => Err(self.no_object(&(attr.ops().get)(attr))),
            },
            Place::Made(Value::Object(object)) => Ok(f(object)),
            Place::Made(value) => Err(self.no_object(&value)),
        }
    }

    fn no_object(&self, found: &Value<'_>) -> AttributeError {
        let refused = crate::refused::Refused::wrong_type("an object with attributes", found);
        let name = self.path.steps().last().map(locate::step_name).unwrap_or_default();
        locate::with_path(
            AttributeError::refused(self.shared.class, &name, refused),
            self.path.steps(),
        )
    }

    /// Calls `f` with the whole object, whatever the path of the handle, alone.
    ///
    /// # Errors
    /// `Busy` while this thread is reading or writing the object.
    pub fn write<R>(&self, f: impl FnOnce(&mut dyn Object) -> R) -> Result<R, AttributeError> {
        let mut writing = self.shared.write()?;
        Ok(f(writing.object()?))
    }

    /// A copy of the value of an attribute; see [`getattr`](ObjectExt::getattr).
    ///
    /// # Errors
    /// As there, and `Type` for a value of an opaque type, and `Busy`.
    pub fn getattr(&self, name: &str) -> Result<OwnedValue, AttributeError> {
        self.copy(&self.named(name))
    }

    /// A copy of the value at a path.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr).
    pub fn at<P: TryInto<Path, Error: Into<PathError>>>(
        &self,
        path: P,
    ) -> Result<OwnedValue, AttributeError> {
        self.copy(&self.full(path)?)
    }

    fn copy(&self, path: &Path) -> Result<OwnedValue, AttributeError> {
        let reading = self.shared.read()?;
        let value = reading.object()?.at(path)?;
        let kind = value.kind();
        value.into_owned().ok_or_else(|| {
            let refused =
                crate::refused::Refused::wrong_type("a value that can be copied", &Value::None)
                    .found_as(&kind);
            let name = path.steps().last().map(locate::step_name).unwrap_or_default();
            locate::with_path(
                AttributeError::refused(self.shared.class, &name, refused),
                path.steps(),
            )
        })
    }

    /// Writes an attribute; see [`setattr`](ObjectExt::setattr).
    ///
    /// # Errors
    /// As there, and `Busy`.
    pub fn setattr<'v>(
        &self,
        name: &str,
        value: impl Into<Value<'v>>,
    ) -> Result<Stored, AttributeError> {
        self.one(&self.named(name), Act::Set(Input::Value(value.into())))
    }

    /// Writes the value at a path.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr).
    pub fn set_at<'v, P>(
        &self,
        path: P,
        value: impl Into<Value<'v>>,
    ) -> Result<Stored, AttributeError>
    where
        P: TryInto<Path, Error: Into<PathError>>,
    {
        self.one(&self.full(path)?, Act::Set(Input::Value(value.into())))
    }

    /// Writes the value at a path from text; see [`set_text`](ObjectExt::set_text).
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr).
    pub fn set_text<P>(&self, path: P, text: &str) -> Result<Stored, AttributeError>
    where
        P: TryInto<Path, Error: Into<PathError>>,
    {
        self.one(&self.full(path)?, Act::Set(Input::Text(text)))
    }

    /// Deletes an attribute; see [`delattr`](ObjectExt::delattr).
    ///
    /// # Errors
    /// As there, and `Busy`.
    pub fn delattr(&self, name: &str) -> Result<(), AttributeError> {
        self.one(&self.named(name), Act::Delete).map(drop)
    }

    /// Writes several attributes, all or none; see [`update`](ObjectExt::update).
    ///
    /// # Errors
    /// As there, and `Busy`.
    pub fn update<'v, P, V>(
        &self,
        writes: impl IntoIterator<Item = (P, V)>,
    ) -> Result<(), UpdateError>
    where
        P: TryInto<Path, Error: Into<PathError>>,
        V: Into<Value<'v>>,
    {
        let task = |(path, value): (P, V)| {
            Ok((Cow::Owned(self.full(path)?.into_steps()), Act::Set(Input::Value(value.into()))))
        };
        let tasks = writes.into_iter().map(task).collect();
        let changes = {
            let mut writing = self.shared.write()?;
            transact::run(ObjectMut::new(writing.object()?), tasks, LATER)?
        };
        self.tell(&changes);
        Ok(())
    }

    fn one(&self, path: &Path, act: Act<'_>) -> Result<Stored, AttributeError> {
        let change = {
            let mut writing = self.shared.write()?;
            transact::run_path(
                ObjectMut::new(writing.object()?),
                Cow::Borrowed(path.steps()),
                act,
                LATER,
            )?
        };
        let stored = change.stored();
        self.tell(&[change]);
        Ok(stored)
    }

    /// Tells the hooks that only look, once the object can be read again: they may read it through a handle.
    fn tell(&self, changes: &[Change<'_, '_>]) {
        if let Ok(reading) = self.shared.read()
            && let Ok(object) = reading.object()
        {
            transact::tell_looking(ObjectRef::new(object), changes);
        }
    }

    /// Whether there is an attribute of this name; see [`hasattr`](ObjectExt::hasattr). `false` where reading is refused.
    pub fn hasattr(&self, name: &str) -> bool {
        self.read(|object| object.hasattr(name)).unwrap_or(false)
    }

    /// The names of all attributes; see [`dir`](ObjectExt::dir).
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn dir(&self) -> Result<Vec<String>, AttributeError> {
        self.read(|object| {
            introspect::dir(ObjectRef::new(object)).into_iter().map(ToString::to_string).collect()
        })
    }
}

/// Handles are equal if they are on the same object, or on the same place in it.
impl PartialEq for Live {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared) && self.path == other.path
    }
}

impl Eq for Live {}

impl Debug for Live {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.read(|object| introspect::show(ObjectRef::new(object), f)) {
            Ok(result) => result,
            Err(_) => write!(f, "<{}, being written>", self.shared.class.name()),
        }
    }
}
