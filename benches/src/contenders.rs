//! The contenders: methods to access a number of an object by a run-time name.

use std::any::Any;
use std::collections::HashMap;

use facet_reflect::{Peek, Poke};
use foldhash::fast::FixedState;
use indexmap::IndexMap;
use slots_runtime::{Object, ObjectExt};

use crate::shapes::{Datum, Reader, Shape};

/// Access to the numbers of an object by name. All methods are inlined where the library permits it.
pub trait Contender {
    /// Name in the rows.
    const NAME: &'static str;
    /// Returns the number under a name.
    fn get(&self, name: &str) -> Option<f64>;
    /// Writes the number under a name, and returns whether this succeeded.
    fn set(&mut self, name: &str, value: f64) -> bool;
    /// Whether it supports writes.
    const WRITES: bool = true;
}

/// Implements [`Contender`] for a wrapper of one field.
macro_rules! contender {
    ($($(#[$doc:meta])* $contender:ident[$($param:tt)*]($held:ty) $title:literal $it:ident $name:ident $value:ident { $get:expr } { $set:expr })*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $contender<$($param)*>(pub $held);

        impl<S: $crate::contenders::bound::$contender> Contender for $contender<S> {
            const NAME: &'static str = $title;
            #[inline(always)]
            fn get(&self, $name: &str) -> Option<f64> {
                let $it = &self.0;
                $get
            }
            #[inline(always)]
            fn set(&mut self, $name: &str, $value: f64) -> bool {
                let $it = &mut self.0;
                $set
            }
        }
    )*};
}

/// Bounds of each wrapper.
mod bound {
    pub(super) use crate::shapes::Accessed as Accessor;
    pub(super) use crate::shapes::Shape as Direct;
    pub(super) use crate::shapes::Shape as Slots;
    pub(super) use crate::shapes::Shape as Match;
    pub(super) use crate::shapes::Shape as Bevy;
    pub(super) use crate::shapes::Shape as FacetReflect;
    pub(super) use crate::shapes::Shape as Fieldname;
    pub(super) use crate::shapes::Shape as Indexed;
}

/// Stores a value if the field exists.
#[inline(always)]
fn put(place: Option<&mut f64>, value: f64) -> bool {
    match place {
        Some(place) => {
            *place = value;
            true
        }
        None => false,
    }
}

contender! {
    /// The lower limit: direct access to one field, independent of the name.
    Direct[S](S) "field" it _name value
        { Some(*it.direct()) }
        { put(Some(it.direct_mut()), value) }
    /// Typed access of this library.
    Slots[S](S) "slots" it name value
        { it.attr::<f64>(name).ok().copied() }
        { it.replace_attr(name, value).is_ok() }
    /// A handwritten `match`.
    Match[S](S) "match" it name value
        { it.by_match(name)?.downcast_ref().copied() }
        { put(it.by_match_mut(name).and_then(<dyn Any>::downcast_mut), value) }
    /// Reflection of the Bevy engine.
    Bevy[S](S) "bevy_reflect" it name value
        { it.field(name)?.try_downcast_ref().copied() }
        { put(it.field_mut(name).and_then(|field| field.try_downcast_mut()), value) }
    /// Reflection of facet.
    FacetReflect[S](S) "facet-reflect" it name value
        { Peek::new(it).into_struct().ok()?.field_by_name(name).ok()?.get().ok().copied() }
        { Poke::new(it).into_struct().is_ok_and(|mut it| it.set_field_by_name(name, value).is_ok()) }
    /// `field_accessor`.
    Accessor[S](S) "field_accessor" it name value
        { it.by_accessor(name).ok().copied() }
        { it.by_accessor_mut(name, value).is_ok() }
    /// `fieldname-access`.
    Fieldname[S](S) "fieldname-access" it name value
        { it.by_fieldname(name).copied() }
        { put(it.by_fieldname_mut(name), value) }
    /// `name-index`.
    Indexed[S](S) "name-index" it name value
        { it.get_ref(name).copied() }
        { put(it.get_ref_mut(name), value) }
}

/// Access of this library through `dyn Object`.
#[allow(missing_debug_implementations)]
pub struct Dyn<S>(pub Box<dyn Object>, pub std::marker::PhantomData<S>);

impl<S: Shape> Contender for Dyn<S> {
    const NAME: &'static str = "slots-dyn";
    #[inline(always)]
    fn get(&self, name: &str) -> Option<f64> {
        self.0.attr(name).ok().copied()
    }
    #[inline(always)]
    fn set(&mut self, name: &str, value: f64) -> bool {
        self.0.replace_attr(name, value).is_ok()
    }
}

/// Implements [`Contender`] for a map.
macro_rules! map {
    ($($(#[$doc:meta])* $contender:ident($map:ty) $title:literal $shape:ident { $make:expr } $found:ident { $read:expr } { $write:expr })*) => {$(
        $(#[$doc])*
        pub struct $contender($map);

        impl $contender {
            /// Creates the map with the values of an object.
            pub fn of<S: Shape>($shape: &S) -> Self {
                $contender($make)
            }
        }

        impl Contender for $contender {
            const NAME: &'static str = $title;
            #[inline(always)]
            fn get(&self, name: &str) -> Option<f64> {
                let $found = self.0.get(name)?;
                $read.copied()
            }
            #[inline(always)]
            fn set(&mut self, name: &str, value: f64) -> bool {
                let Some($found) = self.0.get_mut(name) else { return false };
                put($write, value)
            }
        }
    )*};
}

#[inline(always)]
fn number(datum: &mut Datum) -> Option<&mut f64> {
    match datum {
        Datum::F64(value) => Some(value),
        _ => None,
    }
}

map! {
    /// A map from names to values of any type.
    StdMap(HashMap<String, Box<dyn Any>>) "HashMap<String,Box<dyn-Any>>" it
        { it.boxes().into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
        found { found.downcast_ref() } { found.downcast_mut() }
    /// The fastest map.
    Hashbrown(hashbrown::HashMap<&'static str, Datum, FixedState>) "hashbrown+foldhash" it
        { it.data().into_iter().collect() }
        found { found.as_f64() } { number(found) }
    /// A map that keeps the order.
    Ordered(IndexMap<&'static str, Datum, FixedState>) "indexmap+foldhash" it
        { it.data().into_iter().collect() }
        found { found.as_f64() } { number(found) }
}

/// The map of `serde_json`.
#[derive(Debug)]
pub struct Json(serde_json::Map<String, serde_json::Value>);

impl Json {
    /// Creates the map with the values of an object.
    pub fn of<S: Shape>(it: &S) -> Self {
        let value = |datum| match datum {
            Datum::F64(value) => value.into(),
            Datum::I64(value) => value.into(),
            Datum::U32(value) => value.into(),
            Datum::Bool(value) => value.into(),
            Datum::String(value) => value.into(),
        };
        Json(it.data().into_iter().map(|(name, datum)| (name.into(), value(datum))).collect())
    }
}

impl Json {
    /// Returns a copy.
    #[must_use]
    pub fn cloned(&self) -> serde_json::Map<String, serde_json::Value> {
        self.0.clone()
    }
}

impl Contender for Json {
    const NAME: &'static str = "serde_json::Map";
    #[inline(always)]
    fn get(&self, name: &str) -> Option<f64> {
        self.0.get(name)?.as_f64()
    }
    #[inline(always)]
    fn set(&mut self, name: &str, value: f64) -> bool {
        let Some(place) = self.0.get_mut(name) else { return false };
        *place = value.into();
        true
    }
}

/// A perfect hash of the names, and functions that read the fields.
#[allow(missing_debug_implementations)]
pub struct Phf<S: 'static>(S, phf::Map<&'static str, Reader<S>>);

impl<S: Shape> Phf<S> {
    /// The map as `phf_map!` writes it, because that macro accepts only literal names.
    pub fn of(it: &S) -> Self {
        let readers = S::readers();
        let names: Vec<_> = readers.iter().map(|(name, _)| *name).collect();
        let state = phf_generator::generate_hash(&names);
        let entries: Vec<_> = state.map.iter().map(|&at| readers[at]).collect();
        let map = phf::Map { key: state.key, disps: state.disps.leak(), entries: entries.leak() };
        Phf(it.clone(), map)
    }
}

impl<S: Shape> Contender for Phf<S> {
    const NAME: &'static str = "phf";
    const WRITES: bool = false;
    #[inline(always)]
    fn get(&self, name: &str) -> Option<f64> {
        self.1.get(name)?(&self.0).downcast_ref().copied()
    }
    fn set(&mut self, _name: &str, _value: f64) -> bool {
        false
    }
}
