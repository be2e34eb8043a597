//! The methods of `ClassCensus`: the figures of one class, and the struct to declare.

use alloc::string::String;
use alloc::vec::Vec;

use crate::census::count::ClassCensus;
use crate::census::paste;
use crate::census::sizes::{ENTRY, MAP};
use crate::census::usage::{self, AttributeUse};
use crate::model::class::Class;

impl ClassCensus {
    /// Returns the class.
    pub fn class(&self) -> &'static Class {
        self.class
    }

    /// Returns the number of objects that were counted.
    pub fn objects(&self) -> u64 {
        self.objects
    }

    /// Returns the number of objects whose overflow map is not empty.
    pub fn overflowing(&self) -> u64 {
        self.overflowing
    }

    /// Returns the overflow attributes, the most frequent first.
    pub fn attributes(&self) -> Vec<AttributeUse<'_>> {
        let mut all = usage::all(self);
        all.sort_by_key(|usage| core::cmp::Reverse(usage.objects()));
        all
    }

    /// Returns the overflow attribute with this name; `None` if no object has it.
    pub fn attribute(&self, name: &str) -> Option<AttributeUse<'_>> {
        let place = self.names.place_of(name)?;
        usage::all(self).into_iter().nth(place)
    }

    /// Returns the number of entries that were not counted because the capacity for names was reached.
    pub fn left_out(&self) -> u64 {
        self.names.left_out()
    }

    /// Returns the memory of the overflow maps of all objects, in bytes.
    pub fn cost(&self) -> u64 {
        let entries: u64 =
            self.names.iter().map(|seen| seen.objects * ENTRY + seen.tally.heap()).sum();
        entries + self.overflowing * MAP
    }

    /// Returns a `#[slots]` struct that declares the existing slots and every overflow attribute that is not a typo.
    ///
    /// It compiles after `use slots_runtime::prelude::*;`. A name that is not an identifier is converted to one, and
    /// `rename` keeps the original. An attribute that some objects do not have becomes an `Option` with `unset`, and
    /// one with values of several types an `OwnedValue`. The types and options of existing slots are taken from the
    /// class: rules that are functions, and paths of types in other modules, must be completed by hand.
    pub fn declaration(&self) -> String {
        paste::declaration(self, |_| true)
    }

    /// As [`declaration`](Self::declaration), for the attributes that `declares` selects. If it omits some, the struct
    /// is `#[dynamic]`, and they stay in the overflow map.
    ///
    /// ```
    /// use slots_runtime::{AttributeUse, Census, prelude::*};
    ///
    /// #[dynamic]
    /// #[derive(Default)]
    /// struct Camera {}
    ///
    /// let mut cams = vec![];
    /// for at in 0..100 {
    ///     let mut cam = Camera::default();
    ///     cam.setattr("gain", 1.5)?;
    ///     if at == 0 {
    ///         cam.setattr("repaired", "2019")?;
    ///     }
    ///     cams.push(cam);
    /// }
    /// let census = Census::from_iter(&cams);
    /// let class = census.classes().next().unwrap();
    /// let worth_it = class.declaration_of(|attribute| attribute.saves() > 0);
    /// assert!(worth_it.starts_with("#[dynamic]") && !worth_it.contains("repaired:"));
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn declaration_of(&self, declares: impl Fn(&AttributeUse<'_>) -> bool) -> String {
        paste::declaration(self, declares)
    }
}
