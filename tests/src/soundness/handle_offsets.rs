//! I6, placed: a handle leads to its field in every object of its struct.

use std::ops::{Deref, DerefMut};

use slots_runtime::{prelude::*, slot};

#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[repr(align(64))]
struct Wide(u8);

#[slots]
#[derive(Debug, Clone, Default)]
struct Inner {
    small: u8,
    wide: Wide,
    unit: (),
}

#[slots]
#[derive(Debug, Clone, Default)]
struct Outer {
    first: u16,
    inner: Inner,
    last: u8,
}

#[test]
fn column_yields_field_of_each_object_for_any_layout() {
    let all: Vec<Outer> = (0..9).map(|last| Outer { last, ..Outer::default() }).collect();
    let wide = slot!(Outer, inner.wide);
    for (object, borrowed) in all.iter().zip(wide.column(&all)) {
        assert!(
            std::ptr::eq(borrowed, &raw const object.inner.wide)
                && (&raw const *borrowed).addr() % 64 == 0
        );
    }
    let unit = slot!(Outer, inner.unit).column(&all);
    assert_eq!(
        (unit.len(), slot!(Outer, last).column(&all).map(|last| u32::from(*last)).sum::<u32>()),
        (9, 36)
    );
    assert_eq!(slot!(Outer, inner.small).column(&all[3..5]).rev().count(), 2);
    let empty: [Outer; 0] = [];
    assert_eq!(wide.column(&empty).next(), None);
}

/// A field that has a field of the name of one that it leads to by `Deref`.
#[derive(Debug, Default)]
struct Smart {
    inside: Inner,
    hidden: u64,
}

impl Deref for Smart {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.inside
    }
}

impl DerefMut for Smart {
    fn deref_mut(&mut self) -> &mut Inner {
        &mut self.inside
    }
}

#[slots]
#[derive(Debug, Default)]
struct Holder {
    smart: Smart,
    other: u8,
}

#[test]
fn handle_does_not_follow_deref() {
    let mut it = Holder::default();
    assert!(std::ptr::eq(slot!(Holder, smart).get(&it), &raw const it.smart));
    slot!(Holder, smart).get_mut(&mut it).small = 3;
    assert_eq!((it.smart.inside.small, it.smart.hidden, it.other), (3, 0, 0));
}

#[slots]
#[derive(Debug, Clone, Default)]
struct Generic<T: Clone, const N: usize> {
    first: T,
    #[slot(skip)]
    fill: Option<Box<[T; N]>>,
    last: T,
}

fn last_of<T: Clone + PartialEq + std::fmt::Debug + 'static, const N: usize>(value: &T) {
    let it = Generic::<T, N> { first: value.clone(), fill: None, last: value.clone() };
    let handle = Generic::<T, N>::slot::<T>("last").unwrap();
    assert!(std::ptr::eq(handle.get(&it), &raw const it.last));
    assert_eq!((&it.first, handle.get(&it), it.fill.is_none()), (value, value, true));
    assert!(Generic::<T, N>::slot::<Option<T>>("last").is_err());
}

#[test]
fn each_instance_of_generic_struct_has_its_own_offsets() {
    last_of::<u8, 0>(&1);
    last_of::<u64, 1>(&2);
    last_of::<String, 2>(&"text".into());
    last_of::<Wide, 3>(&Wide(4));
    last_of::<(), 4>(&());
    last_of::<Generic<u8, 1>, 5>(&Generic { first: 1, fill: None, last: 2 });
    assert_eq!(slot!(Generic<u16, 3>, last).get(&Generic { first: 1, fill: None, last: 2 }), &2);
}

impl<T: Clone + PartialEq, const N: usize> PartialEq for Generic<T, N> {
    fn eq(&self, other: &Self) -> bool {
        self.first == other.first && self.last == other.last
    }
}

#[dynamic(frozen)]
#[derive(Debug, Default)]
struct Frozen {
    gain: f64,
}

#[slots]
#[derive(Debug, Default)]
struct Around {
    frozen: Frozen,
}

#[test]
fn handle_reads_overflow_map_but_never_writes_it() {
    let mut it = Around::default();
    it.frozen.__dict__.insert("kept", 1).unwrap();
    let map = slot!(Around, frozen.__dict__);
    assert_eq!(map.get(&it).len(), 1);
    assert!(map.set(&mut it, Dict::new()).is_err() && map.direct().is_none());
    let map = slot!(Frozen, __dict__);
    assert!(map.set(&mut it.frozen, Dict::new()).is_err() && map.direct().is_none());
    assert!(map.info().is_none() && map.on::<Frozen>().is_err() && map.name().is_empty());
    assert_eq!((it.frozen.__dict__.len(), it.frozen.gain), (1, 0.0));
}

#[slots]
#[derive(Debug, Default)]
struct Ungoverned {
    gain: f64,
}

#[slots]
#[derive(Debug, Default)]
struct Derived {
    #[slot(base)]
    frozen: Frozen,
}

#[slots]
#[derive(Debug, Default)]
struct FreelyDerived {
    #[slot(base)]
    plain: Ungoverned,
}

#[slots]
#[derive(Debug, Default)]
struct Outermost {
    derived: Derived,
    free: FreelyDerived,
}

#[test]
fn handle_to_base_is_direct_only_if_base_has_no_rules() {
    let mut it = Outermost::default();
    // By its type the slot has rules, so a write needs a name, and the handle has none.
    let frozen: Slot<Outermost, Frozen> = slot!(Outermost, derived.frozen);
    assert!(frozen.direct().is_none() && frozen.info().is_none() && frozen.name().is_empty());
    assert!(frozen.set(&mut it, Frozen::default()).is_err());
    let plain: Slot<Outermost, Ungoverned, Direct> = slot!(Outermost, free.plain);
    plain.set(&mut it, Ungoverned { gain: 2.0 });
    assert_eq!(it.free.getattr("gain").unwrap(), 2.0);
}
