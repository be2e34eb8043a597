//! A field, a literal name and handles, each in its own function. `literal.sh` compares their machine code.
#![allow(
    unsafe_code,
    missing_docs,
    clippy::float_cmp,
    reason = "`no_mangle`, so that the functions can be found by name"
)]

use benches::shapes::{R64, Shape};
use slots_runtime::{ObjectExt, slot};

#[unsafe(no_mangle)]
#[inline(never)]
pub extern "C" fn field_get(it: &R64) -> f64 {
    it.gain
}

#[unsafe(no_mangle)]
#[inline(never)]
pub extern "C" fn literal_get(it: &R64) -> f64 {
    it.attr::<f64>("gain").map_or(0.0, |gain| *gain)
}

#[unsafe(no_mangle)]
#[inline(never)]
pub extern "C" fn handle_get(it: &R64) -> f64 {
    *slot!(R64, gain).get(it)
}

#[unsafe(no_mangle)]
#[inline(never)]
pub extern "C" fn field_set(it: &mut R64, value: f64) {
    it.gain = value;
}

#[unsafe(no_mangle)]
#[inline(never)]
pub extern "C" fn literal_set(it: &mut R64, value: f64) {
    let _ = it.replace_attr("gain", value);
}

#[unsafe(no_mangle)]
#[inline(never)]
pub extern "C" fn handle_set(it: &mut R64, value: f64) {
    slot!(R64, gain).set(it, value);
}

fn main() {
    let mut it = R64::sample();
    field_set(&mut it, 1.0);
    literal_set(&mut it, 2.0);
    handle_set(&mut it, 3.0);
    assert_eq!([field_get(&it), literal_get(&it), handle_get(&it)], [3.0; 3]);
}
