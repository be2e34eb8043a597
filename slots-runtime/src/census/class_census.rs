//! What the census of one class tells.

use alloc::string::String;
use alloc::vec::Vec;

use crate::census::count::ClassCensus;
use crate::census::paste;
use crate::census::sizes::{ENTRY, MAP};
use crate::census::usage::{self, AttributeUse};
use crate::model::class::Class;

impl ClassCensus {
    /// The class.
    pub fn class(&self) -> &'static Class {
        self.class
    }

    /// How many objects were counted.
    pub fn objects(&self) -> u64 {
        self.objects
    }

    /// How many of them have something in their overflow map.
    pub fn overflowing(&self) -> u64 {
        self.overflowing
    }

    /// The overflow attributes, those that most objects have first.
    pub fn attributes(&self) -> Vec<AttributeUse<'_>> {
        let mut all = usage::all(self);
        all.sort_by_key(|usage| core::cmp::Reverse(usage.objects()));
        all
    }

    /// The overflow attribute of this name, if an object has it.
    pub fn attribute(&self, name: &str) -> Option<AttributeUse<'_>> {
        let place = self.names.place_of(name)?;
        usage::all(self).into_iter().nth(place)
    }

    /// How many entries of overflow maps were not counted, because there was no room for their names.
    pub fn left_out(&self) -> u64 {
        self.names.left_out()
    }

    /// What the overflow maps of all objects take, in bytes.
    pub fn cost(&self) -> u64 {
        let entries: u64 =
            self.names.iter().map(|seen| seen.objects * ENTRY + seen.tally.heap()).sum();
        entries + self.overflowing * MAP
    }

    /// The `#[slots]` struct to paste: what is declared already, and every overflow attribute that is not a typo.
    ///
    /// It is Rust as it stands, after `use slots_runtime::prelude::*;`. A name that is not an identifier becomes one and is
    /// kept by `rename`; an attribute that some objects do not have is an `Option` that may be unset; one with values of
    /// several kinds is an `OwnedValue`. Of what is declared already the types and options are written as the class
    /// knows them: a rule that is a function, and types of other modules, have to be completed by hand.
    pub fn declaration(&self) -> String {
        paste::declaration(self, |_| true)
    }

    /// As [`declaration`](Self::declaration), of the attributes that `declares` picks. If it picks not all, the struct is
    /// `#[dynamic]`: the others stay in the overflow map.
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
