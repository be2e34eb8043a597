//! `by_words`: a move in steps of one word.

use core::mem::{self, ManuallyDrop, MaybeUninit};

/// The bytes of a value of three words. Pointers instead of integers, which would not keep what a pointer may access; some bytes may
/// not be initialized.
type Words = [MaybeUninit<*const ()>; 3];

/// Moves a value of three words, such as a `Value`, word by word. It was just stored word by word, and a move as the compiler makes
/// it loads two words at once, for which the processor waits until both are in the cache.
///
/// **I13, moved.** A copy of all bytes of a value is the value, if the other one is not used any more, as in each move of Rust.
#[inline(always)]
pub(crate) fn by_words<T>(value: T) -> T {
    if size_of::<T>() != size_of::<Words>() || align_of::<T>() != align_of::<Words>() {
        return value;
    }
    let value = ManuallyDrop::new(value);
    // SAFETY: I13: the words are all bytes of the value, since the size and the alignment were compared.
    let [first, second, third] = unsafe { (&raw const value).cast::<Words>().read() };
    // SAFETY: I13: as above; `value` is neither used again nor dropped.
    unsafe { mem::transmute_copy::<Words, T>(&[first, second, third]) }
}
