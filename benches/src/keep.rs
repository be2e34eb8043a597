//! Keeps the results of a loop without adding an instruction to it.
#![allow(
    unsafe_code,
    reason = "an empty `asm!`, which std's `black_box` is too, with a store around it"
)]

/// Uses a number in its register and clobbers memory, so that the compiler moves nothing out of the loop.
#[inline(always)]
pub fn keep(value: f64) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: the assembly is empty.
    unsafe {
        core::arch::asm!("/* {0} */", in(xmm_reg) value, options(nostack, preserves_flags));
    }
    #[cfg(not(target_arch = "x86_64"))]
    core::hint::black_box(value);
}

/// As [`keep`], for a boolean or a count.
#[inline(always)]
pub fn keep_word(value: usize) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: the assembly is empty.
    unsafe {
        core::arch::asm!("/* {0} */", in(reg) value, options(nostack, preserves_flags));
    }
    #[cfg(not(target_arch = "x86_64"))]
    core::hint::black_box(value);
}

/// One instruction that does nothing, if the loop is the moved copy; see [`Runner::add`](measure::Runner::add).
#[inline(always)]
pub fn shift<const MOVED: bool>() {
    #[cfg(target_arch = "x86_64")]
    if MOVED {
        // SAFETY: the instruction does nothing.
        unsafe { core::arch::asm!("nop", options(nomem, nostack, preserves_flags)) }
    }
}
