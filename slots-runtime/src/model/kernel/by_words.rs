//! `by_words`: a move in steps of one word.

use core::mem::{self, ManuallyDrop, MaybeUninit};

/// The bytes of a value of three words. Pointers instead of integers, which would not keep what a pointer may access.
///
/// **I13, in words.** A value of this size and alignment is its words, wherever they are copied, as long as only one copy is used
/// as the value. A word need not be initialized.
type Words = [MaybeUninit<*const ()>; 3];

/// Moves a value of three words, such as a `Value`, word by word. It was just stored word by word, and a move as the compiler makes
/// it loads two words at once, for which the processor waits until both are in the cache.
#[inline(always)]
pub(crate) fn by_words<T>(value: T) -> T {
    if size_of::<T>() != size_of::<Words>() || align_of::<T>() != align_of::<Words>() {
        return value;
    }
    let value = ManuallyDrop::new(value);
    // SAFETY: I13: the size and the alignment were compared.
    let [first, second, third] = unsafe { (&raw const value).cast::<Words>().read() };
    // SAFETY: I13: these are the words of `value`, which is neither used again nor dropped.
    unsafe { mem::transmute_copy::<Words, T>(&[first, second, third]) }
}
