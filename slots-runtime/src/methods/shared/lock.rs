//! The lock of a shared object: `parking_lot`'s, and a list of the locks that each thread holds.

use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use core::mem::ManuallyDrop;
use core::ops::{Deref, DerefMut};
use core::ptr;
use core::time::Duration;

use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// The time for which a thread that begins to read lets waiting writers go first.
///
/// Without a limit, a reader that waits for another reader would never return while a writer waits: the writer waits
/// for the first reader, the second reader for the writer. Without any wait, overlapping readers could keep a writer
/// waiting indefinitely.
const WRITERS_FIRST: Duration = Duration::from_millis(5);

/// A value behind a lock that returns an error where a thread would wait for itself.
pub(super) struct Lock<T: ?Sized>(RwLock<T>);

/// The lock is not available: this thread holds it already, or, for a call that does not wait, another thread does.
#[derive(Debug)]
pub(super) struct Busy;

impl<T> Lock<T> {
    pub(super) fn new(value: T) -> Self {
        Lock(RwLock::new(value))
    }
}

impl<T: ?Sized> Lock<T> {
    /// Waits until no thread writes; `Busy` if this one does.
    #[inline]
    pub(super) fn read(&self) -> Result<Reading<'_, T>, Busy> {
        let (hold, before) = self.enter(Mode::Read)?;
        let guard = match before {
            None => self.0.try_read().unwrap_or_else(|| self.wait_to_read()),
            // A waiting writer waits for this thread.
            Some(_) => self.0.read_recursive(),
        };
        Ok(Reading { guard, _hold: hold })
    }

    #[cold]
    fn wait_to_read(&self) -> RwLockReadGuard<'_, T> {
        self.0.try_read_for(WRITERS_FIRST).unwrap_or_else(|| self.0.read_recursive())
    }

    /// As [`read`](Self::read), without waiting.
    pub(super) fn try_read(&self) -> Result<Reading<'_, T>, Busy> {
        let (hold, before) = self.enter(Mode::Read)?;
        let guard = match before {
            None => self.0.try_read(),
            Some(_) => self.0.try_read_recursive(),
        };
        Ok(Reading { guard: guard.ok_or(Busy)?, _hold: hold })
    }

    /// Waits until no thread reads or writes; `Busy` if this one does.
    #[inline]
    pub(super) fn write(&self) -> Result<Writing<'_, T>, Busy> {
        let (hold, _) = self.enter(Mode::Write)?;
        Ok(Writing { guard: self.0.write(), hold })
    }

    /// As [`write`](Self::write), without waiting.
    pub(super) fn try_write(&self) -> Result<Writing<'_, T>, Busy> {
        let (hold, _) = self.enter(Mode::Write)?;
        Ok(Writing { guard: self.0.try_write().ok_or(Busy)?, hold })
    }

    /// Adds the lock to the list of this thread, and returns the mode in which the thread held it before. `Busy` if the
    /// thread would wait for itself.
    #[inline]
    fn enter(&self, mode: Mode) -> Result<(Hold, Option<Mode>), Busy> {
        // Its address identifies the lock while a thread holds it.
        let lock = ptr::from_ref(&self.0).addr();
        if HELD.with(|held| held.push_first((lock, mode))) {
            return Ok((Hold(()), None));
        }
        let before = HELD.with(|held| held.push((lock, mode)))?;
        Ok((Hold(()), before))
    }
}

/// Read access to the value; its drop releases the lock.
pub(super) struct Reading<'a, T: ?Sized> {
    guard: RwLockReadGuard<'a, T>,
    _hold: Hold,
}

impl<T: ?Sized> Deref for Reading<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.guard
    }
}

/// Write access to the value; its drop releases the lock, also after a panic.
pub(super) struct Writing<'a, T: ?Sized> {
    guard: RwLockWriteGuard<'a, T>,
    hold: Hold,
}

impl<'a, T: ?Sized> Writing<'a, T> {
    /// Converts to read access; no other thread can write in between.
    pub(super) fn downgrade(self) -> Reading<'a, T> {
        HELD.with(Held::downgrade_last);
        Reading { guard: RwLockWriteGuard::downgrade(self.guard), _hold: self.hold }
    }
}

impl<T: ?Sized> Deref for Writing<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.guard
    }
}

impl<T: ?Sized> DerefMut for Writing<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.guard
    }
}

/// The mode in which a thread holds a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Read,
    Write,
}

/// An entry of the list of this thread; its drop removes the entry.
///
/// Functions that call closures own the guards, so that the last entry is removed first.
struct Hold(());

impl Drop for Hold {
    #[inline]
    fn drop(&mut self) {
        HELD.with(Held::leave);
    }
}

/// The locks that a thread holds, in the order of acquisition; a lock that is held twice is listed twice.
///
/// It has no destructor, so that it can be used until the thread ends, also in destructors of other thread-local
/// values. The vector exists only while more than [`FEW`] locks are held.
struct Held {
    len: Cell<usize>,
    few: [Cell<(usize, Mode)>; FEW],
    more: RefCell<ManuallyDrop<Vec<(usize, Mode)>>>,
}

const FEW: usize = 4;

std::thread_local! {
    static HELD: Held = const {
        Held {
            len: Cell::new(0),
            few: [const { Cell::new((0, Mode::Read)) }; FEW],
            more: RefCell::new(ManuallyDrop::new(Vec::new())),
        }
    };
}

impl Held {
    /// Adds an entry if the list is empty; returns whether it was.
    #[inline]
    fn push_first(&self, entry: (usize, Mode)) -> bool {
        let is_first = self.len.get() == 0;
        if is_first {
            self.few[0].set(entry);
            self.len.set(1);
        }
        is_first
    }

    /// Adds an entry, and returns the mode in which this thread held the lock before. `Busy` if the thread would wait for itself.
    fn push(&self, entry: (usize, Mode)) -> Result<Option<Mode>, Busy> {
        let before = self.mode(entry.0);
        if before == Some(Mode::Write) || before.is_some() && entry.1 == Mode::Write {
            return Err(Busy);
        }
        self.append(entry);
        Ok(before)
    }

    /// The mode in which this thread holds a lock; `None` if it does not.
    fn mode(&self, lock: usize) -> Option<Mode> {
        let few = self.few.iter().take(self.len.get()).map(Cell::get);
        let more = self.more.borrow();
        let found = few.chain(more.iter().copied()).find(|(held, _)| *held == lock);
        found.map(|(_, mode)| mode)
    }

    fn append(&self, entry: (usize, Mode)) {
        let len = self.len.get();
        match self.few.get(len) {
            Some(place) => place.set(entry),
            None => self.more.borrow_mut().push(entry),
        }
        self.len.set(len + 1);
    }

    /// Removes the last entry.
    #[inline]
    fn leave(&self) {
        match self.len.get() {
            len @ 1..=FEW => self.len.set(len - 1),
            _ => drop(self.pop()),
        }
    }

    fn pop(&self) -> Option<(usize, Mode)> {
        let len = self.len.get().checked_sub(1)?;
        self.len.set(len);
        match self.few.get(len) {
            Some(place) => Some(place.get()),
            None => self.pop_more(),
        }
    }

    /// Records that this thread only reads under its last lock.
    fn downgrade_last(&self) {
        if let Some((lock, _)) = self.pop() {
            self.append((lock, Mode::Read));
        }
    }

    #[cold]
    fn pop_more(&self) -> Option<(usize, Mode)> {
        let mut more = self.more.borrow_mut();
        let last = more.pop();
        if more.is_empty() {
            // Releases the memory: nothing does so at the end of the thread.
            **more = Vec::new();
        }
        last
    }
}
