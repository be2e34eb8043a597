//! `AttributeUse`: one overflow attribute, what it costs and what it may have been meant to be.

use alloc::string::String;
use alloc::vec::Vec;

use crate::census::count::ClassCensus;
use crate::census::names::Seen;
use crate::census::sizes::ENTRY;
use crate::census::tally::RustType;
use crate::text::suggest::suggest;

/// A name that so many times fewer objects have is the typo, and not the other one.
const RARER: u64 = 5;

/// An overflow attribute: who has it, with which values, at what cost.
#[derive(Clone)]
pub struct AttributeUse<'c> {
    census: &'c ClassCensus,
    place: usize,
    similar_name: Option<SimilarName<'c>>,
    /// The names that are taken for typos of this one, and how many objects have them.
    typos: Vec<(&'c str, u64)>,
    /// Whether every object has it, once its typos are set right.
    everywhere: bool,
}

/// The name that another name may have been meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimilarName<'c> {
    name: &'c str,
    objects: u64,
    is_declared: bool,
}

impl<'c> SimilarName<'c> {
    /// The name.
    pub fn name(&self) -> &'c str {
        self.name
    }

    /// How many objects have an attribute of this name.
    pub fn objects(&self) -> u64 {
        self.objects
    }

    /// Whether the class declares it; if not, it is an overflow attribute too.
    pub fn is_declared(&self) -> bool {
        self.is_declared
    }
}

/// All overflow attributes of a class, in the order in which they were first seen.
///
/// They are compared together, because each may be a typo of any other.
pub(crate) fn all(census: &ClassCensus) -> Vec<AttributeUse<'_>> {
    let places = 0..census.names.len();
    let nearest: Vec<_> = places.clone().map(|place| nearest(census, place)).collect();
    let meant: Vec<_> = nearest.iter().map(|meant| last_meant(census, &nearest, *meant)).collect();
    let mut all: Vec<_> = places
        .map(|place| {
            let similar_name = meant[place];
            AttributeUse { census, place, similar_name, typos: Vec::new(), everywhere: false }
        })
        .collect();
    for typo in 0..all.len() {
        let Some(meant) = all[typo].similar_name.filter(|_| all[typo].is_typo()) else { continue };
        if let Some(place) = census.names.place_of(meant.name).filter(|_| !meant.is_declared) {
            let typo = (all[typo].name(), all[typo].objects());
            all[place].typos.push(typo);
        }
    }
    for usage in &mut all {
        usage.everywhere = usage.is_everywhere();
    }
    all
}

/// The name that the name at a place may have been meant to be.
fn nearest<'c>(census: &'c ClassCensus, place: usize) -> Option<SimilarName<'c>> {
    let names = &census.names;
    let Seen { name, objects, .. } = names.at(place);
    if census.class.find(name).is_some() {
        return None;
    }
    let others = names.iter().enumerate().filter(|&(other, seen)| {
        objects * RARER <= seen.objects && !names.are_together(place, other)
    });
    let others = others.map(|(_, seen)| &*seen.name);
    let declared = census.class.names().map(|name| -> &'c str { name });
    let meant = *suggest(name, declared.chain(others)).first()?;
    let is_declared = census.class.find(meant).is_some();
    let seen = names.place_of(meant).map(|place| names.at(place).objects);
    let objects = if is_declared { census.objects } else { seen? };
    Some(SimilarName { name: meant, objects, is_declared })
}

/// A typo of a typo is a typo of what that was meant to be.
fn last_meant<'c>(
    census: &'c ClassCensus,
    nearest: &[Option<SimilarName<'c>>],
    first: Option<SimilarName<'c>>,
) -> Option<SimilarName<'c>> {
    let mut meant = first?;
    while !meant.is_declared
        && let Some(further) = census.names.place_of(meant.name).and_then(|place| nearest[place])
        && further.objects > meant.objects
    {
        meant = further;
    }
    Some(meant)
}

impl<'c> AttributeUse<'c> {
    pub(crate) fn census(&self) -> &'c ClassCensus {
        self.census
    }

    fn seen(&self) -> &'c Seen {
        self.census.names.at(self.place)
    }

    /// The name.
    pub fn name(&self) -> &'c str {
        &self.seen().name
    }

    /// How many objects have it.
    pub fn objects(&self) -> u64 {
        self.seen().objects
    }

    /// The kinds of its values, as messages name them, and how many there are of each, most frequent first.
    pub fn kinds(&self) -> Vec<(&'c str, u64)> {
        self.seen().tally.kinds()
    }

    /// The least and the greatest value, as Rust writes it, if all values are numbers: `0..=255`;
    /// if all are one number, that.
    pub fn range(&self) -> Option<String> {
        self.seen().tally.range()
    }

    /// The type of the field that would hold its values: `f64`, `Option<Vec<String>>`, `OwnedValue`.
    pub fn type_name(&self) -> String {
        self.field().text
    }

    /// What its entries in the overflow maps take, in bytes, with the heap of their values.
    pub fn cost(&self) -> u64 {
        let seen = self.seen();
        seen.objects * ENTRY + seen.tally.heap()
    }

    /// What a field of [its type](Self::type_name) would take in all objects, in bytes, with the heap of its values.
    pub fn declared_cost(&self) -> u64 {
        let field = self.field();
        self.census.objects * field.size + field.heap
    }

    /// The bytes that declaring it would save; less than nothing for an attribute that few objects have, because a field
    /// takes its place in each.
    pub fn saves(&self) -> i64 {
        let signed = |bytes| i64::try_from(bytes).unwrap_or(i64::MAX);
        signed(self.cost()) - signed(self.declared_cost())
    }

    /// The name that this one may have been meant to be: a declared one, or that of an overflow attribute that many more
    /// objects have, none of which has this one too.
    pub fn similar_name(&self) -> Option<SimilarName<'c>> {
        self.similar_name
    }

    /// Whether it is taken for a typo: it looks like another name that many more objects have.
    pub fn is_typo(&self) -> bool {
        self.similar_name.is_some_and(|meant| self.objects() * RARER <= meant.objects)
    }

    /// The names that are taken for typos of this one, and how many objects have each.
    pub fn typos(&self) -> &[(&'c str, u64)] {
        &self.typos
    }

    /// Whether every object has it, once its typos are set right.
    pub(crate) fn is_everywhere(&self) -> bool {
        let names = &self.census.names;
        let places: Vec<_> =
            self.typos.iter().filter_map(|(name, _)| names.place_of(name)).collect();
        // Names of which no two are together, and which add up to all objects, are one in each.
        let apart = places.iter().enumerate().all(|(at, &one)| {
            places[at + 1..].iter().all(|&other| !names.are_together(one, other))
        });
        let typos: u64 = self.typos.iter().map(|(_, objects)| objects).sum();
        let all = self.census.objects;
        self.objects() == all || apart && self.objects() + typos == all
    }

    /// Whether some objects do not have it, and not only as `None`.
    pub(crate) fn may_be_unset(&self) -> bool {
        !self.everywhere
    }

    /// The field that would hold it.
    pub(crate) fn field(&self) -> RustType {
        let tally = &self.seen().tally;
        if self.may_be_unset() { tally.rust_type().optional() } else { tally.rust_type_with_none() }
    }
}

impl core::fmt::Debug for AttributeUse<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("AttributeUse")
            .field("name", &self.name())
            .field("objects", &self.objects())
            .field("kinds", &self.kinds())
            .field("lookalike", &self.similar_name())
            .finish_non_exhaustive()
    }
}
