//! Shapes: lists of keys that maps share ("hidden classes"), in a tree of names.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::sync::{Arc, Weak};
use alloc::vec::Vec;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{
    LazyLock, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
};

use crate::lookup::shape_map::index::{Name, scan};
use crate::lookup::shape_map::keys::{KeyList, Kind, ShapeNode, Transition};
use crate::lookup::shape_map::table::Table;

/// A map with more names has its own keys.
pub(crate) const MOST_NAMES: usize = 64;

/// A map with a longer name, in bytes, has its own keys.
pub(crate) const LONGEST_NAME: usize = 64;

/// The maximum number of shapes: names may be untrusted, and must not exhaust the memory.
pub(crate) const MOST_SHAPES: usize = 1024;

/// The number of recent shapes that are kept without a map, so that maps that are created and dropped one by one reuse
/// them.
pub(crate) const RECENT: usize = 32;

/// The credit that a new shape costs. Each use earns 1, so that a shape pays off after this many uses.
const COST: usize = 8;

/// The maximum credit.
const CREDIT_MOST: usize = COST * MOST_SHAPES;

/// One of this many shapes is created without credit, to detect that names repeat again.
const TRIAL: usize = 64;

/// The number of lookups that compare each name before the table is created.
const LOOKS: usize = 16;

/// The value of `looks` after the construction of the table failed.
const NEVER: usize = usize::MAX;

/// The number of shapes, without the root.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

/// The shape without names, the root of the tree.
static ROOT: LazyLock<Arc<KeyList>> = LazyLock::new(|| Arc::new(shape(Vec::new(), None)));

/// The credit for new shapes. Names that never repeat must not cost more than keys of one map.
static CREDIT: AtomicUsize = AtomicUsize::new(CREDIT_MOST);

/// The number of shapes that were not created for lack of credit.
static DENIED: AtomicUsize = AtomicUsize::new(0);

/// The most recent shapes, the oldest first.
static MADE: Mutex<VecDeque<Arc<KeyList>>> = Mutex::new(VecDeque::new());

fn shape(names: Vec<Option<Name>>, before: Option<Arc<KeyList>>) -> KeyList {
    let kind = Kind::Shape(Box::new(ShapeNode {
        before,
        next: RwLock::default(),
        looks: AtomicUsize::new(0),
        table: OnceLock::new(),
    }));
    KeyList { names, kind }
}

fn node(list: &KeyList) -> Option<&ShapeNode> {
    match &list.kind {
        Kind::Shape(node) => Some(node),
        Kind::Own { .. } => None,
    }
}

/// The shape of a map with one key.
pub(crate) fn first(name: &str) -> Option<Arc<KeyList>> {
    follow(&ROOT, 0, name)
}

/// The shape of a map that has the first `len` names of `from` and receives one more; `None` beyond the limits.
pub(crate) fn follow(from: &Arc<KeyList>, len: usize, name: &str) -> Option<Arc<KeyList>> {
    if len >= MOST_NAMES || name.len() > LONGEST_NAME {
        return None;
    }
    let mut before = from;
    while before.names.len() > len {
        before = node(before)?.before.as_ref()?;
    }
    let known = node(before)?.follow(name);
    known.or_else(|| grow(before, name))
}

/// Creates the child of `before` with one more name.
#[cold]
fn grow(before: &Arc<KeyList>, name: &str) -> Option<Arc<KeyList>> {
    if !may_grow() {
        return None;
    }
    let name = Name::from(name);
    let mut names = Vec::with_capacity(before.names.len() + 1);
    names.extend_from_slice(&before.names);
    names.push(Some(Name::clone(&name)));
    // `may_grow` counted it; its drop decrements the count.
    let made = Arc::new(shape(names, Some(Arc::clone(before))));
    if let Some(theirs) = node(before)?.add(name, &made) {
        return Some(theirs);
    }
    let mut list = before;
    while let Some(before) = node(list).and_then(|node| node.before.as_ref()) {
        if let (Some(node), Some(Some(name))) = (node(before), list.names.last()) {
            node.expect(name, &made);
        }
        list = before;
    }
    remember(&made);
    Some(made)
}

/// Counts one more shape, if there may be one.
fn may_grow() -> bool {
    let spend = |tokens: usize| tokens.checked_sub(COST);
    if !update(&CREDIT, spend) && !DENIED.fetch_add(1, Ordering::Relaxed).is_multiple_of(TRIAL) {
        return false;
    }
    let count = || {
        let more = |alive| (alive < MOST_SHAPES).then_some(alive + 1);
        update(&ALIVE, more)
    };
    count() || {
        forget();
        count()
    }
}

/// Sets a counter to its next value; false if there is none.
///
/// The method of the standard library has one name in the oldest supported compiler, and another in the newest.
fn update(counter: &AtomicUsize, next: impl Fn(usize) -> Option<usize>) -> bool {
    let mut current = counter.load(Ordering::Relaxed);
    while let Some(value) = next(current) {
        match counter.compare_exchange_weak(current, value, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => return true,
            Err(changed) => current = changed,
        }
    }
    false
}

/// Keeps a shape among the recent ones.
fn remember(made: &Arc<KeyList>) {
    let mut recent = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let before = node(made).and_then(|node| node.before.as_ref());
    let one_less = match (recent.back(), before) {
        // A child of it keeps it.
        (Some(last), Some(before)) if Arc::ptr_eq(last, before) => recent.pop_back(),
        _ if recent.len() >= RECENT => recent.pop_front(),
        _ => None,
    };
    recent.push_back(Arc::clone(made));
    drop(recent);
    // Not under the lock: this may free shapes.
    drop(one_less);
}

/// Frees the recent shapes.
pub(crate) fn forget() {
    let recent = core::mem::take(&mut *MADE.lock().unwrap_or_else(PoisonError::into_inner));
    drop(recent);
}

impl ShapeNode {
    fn read(&self) -> RwLockReadGuard<'_, Vec<Transition>> {
        // Every change is made by one call that does not panic halfway.
        self.next.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Vec<Transition>> {
        self.next.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The child of this shape with a name, if it exists.
    fn follow(&self, name: &str) -> Option<Arc<KeyList>> {
        let next = self.read();
        let known = &next[place(&next, name).ok()?];
        let found = known.likely.upgrade().or_else(|| known.shape.upgrade())?;
        if CREDIT.load(Ordering::Relaxed) < CREDIT_MOST {
            CREDIT.fetch_add(1, Ordering::Relaxed);
        }
        Some(found)
    }

    /// Adds a child, unless another thread added one in the meantime, which is then returned.
    fn add(&self, name: Name, made: &Arc<KeyList>) -> Option<Arc<KeyList>> {
        let mut next = self.write();
        let shape = Arc::downgrade(made);
        match place(&next, &name) {
            Ok(at) => {
                let theirs = next[at].shape.upgrade();
                if theirs.is_none() {
                    next[at] = Transition { name, likely: Weak::clone(&shape), shape };
                }
                theirs
            }
            Err(at) => {
                next.insert(at, Transition { name, likely: Weak::clone(&shape), shape });
                None
            }
        }
    }

    /// Stores a shape as the probable one after a name.
    fn expect(&self, name: &str, made: &Arc<KeyList>) {
        let mut next = self.write();
        if let Ok(at) = place(&next, name) {
            next[at].likely = Arc::downgrade(made);
        }
    }

    /// Removes a shape that is being dropped from the tree; the arguments are its own links.
    pub(crate) fn leave(&self, list: &KeyList) {
        let (Some(before), Some(Some(name))) = (&self.before, list.names.last()) else { return };
        ALIVE.fetch_sub(1, Ordering::Relaxed);
        if let Some(before) = node(before) {
            let mut next = before.write();
            if let Ok(at) = place(&next, name) {
                // Another shape may have replaced it since its last user dropped it.
                if core::ptr::eq(next[at].shape.as_ptr(), list) {
                    next.remove(at);
                }
            }
        }
    }

    /// The place of a name.
    #[inline]
    pub(crate) fn find(&self, names: &[Option<Name>], name: &str) -> Option<usize> {
        match self.table.get() {
            Some(table) => table.find(name),
            None => self.look(names, name),
        }
    }

    /// Compares each name for the first lookups; then creates the table.
    #[cold]
    fn look(&self, names: &[Option<Name>], name: &str) -> Option<usize> {
        let looks = self.looks.load(Ordering::Relaxed);
        if looks < LOOKS {
            // A count lost to another thread is harmless.
            self.looks.store(looks + 1, Ordering::Relaxed);
        } else if looks != NEVER {
            match Table::new(names) {
                // If another thread was faster, its table is the same.
                Some(table) => drop(self.table.set(table)),
                None => self.looks.store(NEVER, Ordering::Relaxed),
            }
        }
        scan(names, name)
    }
}

/// The index of a name among the transitions, or the index to insert it at.
fn place(next: &[Transition], name: &str) -> Result<usize, usize> {
    next.binary_search_by(|known| (*known.name).cmp(name))
}

/// How many shapes there are.
#[cfg(test)]
pub(crate) fn alive() -> usize {
    ALIVE.load(Ordering::Relaxed)
}

/// Discards the recent shapes and restores the full credit.
#[cfg(test)]
pub(crate) fn reset() {
    forget();
    CREDIT.store(CREDIT_MOST, Ordering::Relaxed);
}
