//! The limit on nesting, and the guard that each recursive function of the library holds at each level.

/// How deep values, texts and paths may be nested: the limit of `serde_json`, so that no input can exhaust the stack.
///
/// Every recursive function of the library keeps to it: reading texts and values, copying, comparing and printing values,
/// paths, and serde in both directions. Deeper nesting is an error, `nested deeper than 128 levels`. Where no error
/// can be returned, a deeper value prints as `..` and equals nothing; it can still be cloned and dropped.
///
/// ```
/// use slots_runtime::{MAX_DEPTH, OwnedValue, Value};
///
/// let mut value = OwnedValue::from(1);
/// for _ in 0..MAX_DEPTH {
///     value = OwnedValue::from([value]);
/// }
/// assert!(value.as_value().to_owned().is_some());
/// assert!(Value::from([value]).to_owned().is_none());
/// ```
pub const MAX_DEPTH: usize = 128;

/// The message for what is nested deeper.
pub(crate) const TOO_DEEP: &str = "nested deeper than 128 levels";

/// The predicate of an attribute whose value is nested deeper.
pub(crate) const IS_TOO_DEEP: &str = "is nested deeper than 128 levels";

#[cfg(feature = "std")]
std::thread_local! {
    /// How many levels this thread is in.
    static LEVELS: core::cell::Cell<usize> = const { core::cell::Cell::new(0) };
}

/// How many levels the program is in. Without `std` there are no variables of a thread: all threads share the limit, so
/// that a value can be rejected while others are read, and the stack still holds.
#[cfg(not(feature = "std"))]
static LEVELS: core::sync::atomic::AtomicUsize = core::sync::atomic::AtomicUsize::new(0);

/// One level of a recursion, left when it is dropped.
///
/// A counter and no parameter, since some functions on the way, such as `SlotValue::from_text`, are the user's.
pub(crate) struct Level(());

impl Level {
    /// Enters the next level; `None` if that is too deep.
    #[inline]
    pub(crate) fn enter() -> Option<Level> {
        // Made only once it is counted, since dropping it counts down.
        #[cfg(feature = "std")]
        let is_entered = LEVELS
            .try_with(|levels| {
                let is_entered = levels.get() < MAX_DEPTH;
                levels.set(levels.get() + usize::from(is_entered));
                is_entered
            })
            .unwrap_or(false);
        #[cfg(not(feature = "std"))]
        let is_entered = {
            use core::sync::atomic::Ordering::Relaxed;
            let is_entered = LEVELS.fetch_add(1, Relaxed) < MAX_DEPTH;
            if !is_entered {
                LEVELS.fetch_sub(1, Relaxed);
            }
            is_entered
        };
        is_entered.then(|| Level(()))
    }
}

impl Drop for Level {
    #[inline]
    fn drop(&mut self) {
        #[cfg(feature = "std")]
        let _ = LEVELS.try_with(|levels| levels.set(levels.get().saturating_sub(1)));
        #[cfg(not(feature = "std"))]
        LEVELS.fetch_sub(1, core::sync::atomic::Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn message_names_the_limit() {
        assert_eq!(IS_TOO_DEEP, alloc::format!("is {TOO_DEEP}"));
        assert_eq!(TOO_DEEP, alloc::format!("nested deeper than {MAX_DEPTH} levels"));
    }

    #[test]
    fn levels_are_left_when_dropped() {
        for _ in 0..3 {
            let levels: alloc::vec::Vec<_> = core::iter::from_fn(Level::enter).collect();
            assert_eq!(levels.len(), MAX_DEPTH);
            assert!(Level::enter().is_none());
        }
    }
}
