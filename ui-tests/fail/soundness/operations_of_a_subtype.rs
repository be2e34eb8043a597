use slots_runtime::__private::{VTableOf, Probe};

// A subtype, and another type all the same.
type Any = for<'a> fn(&'a u8);
type Static = fn(&'static u8);

fn main() {
    let _: VTableOf<Static> = Probe::<Any>::OPAQUE;
}
