//! `AttributeUse`: the figures of one overflow attribute, and the name of which it may be a typo.

use alloc::string::String;
use alloc::vec::Vec;

use crate::census::count::ClassCensus;
use crate::census::names::Seen;
use crate::census::rust_type::RustType;
use crate::census::sizes::ENTRY;
use crate::text::suggest::suggest;

/// A name is a typo of a similar one if the other occurs in at least this many times as many objects.
const RARER: u64 = 5;

/// The figures of an overflow attribute: the objects that have it, the types of its values, and its cost.
#[derive(Clone)]
pub struct AttributeUse<'c> {
    census: &'c ClassCensus,
    place: usize,
    similar_name: Option<SimilarName<'c>>,
    /// The probable typos of this name, with the number of objects that have each.
    typos: Vec<(&'c str, u64)>,
    /// Whether every object has it, if its typos are counted as this name.
    everywhere: bool,
}

/// The name of which another name is probably a typo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimilarName<'c> {
    name: &'c str,
    objects: u64,
    is_declared: bool,
}

impl<'c> SimilarName<'c> {
    /// Returns the name.
    pub fn name(&self) -> &'c str {
        self.name
    }

    /// Returns the number of objects that have an attribute with this name.
    pub fn objects(&self) -> u64 {
        self.objects
    }

    /// Returns whether the class declares it; otherwise it is an overflow attribute, too.
    pub fn is_declared(&self) -> bool {
        self.is_declared
    }
}

/// All overflow attributes of a class, in the order of their first occurrence.
///
/// Each may be a typo of any other, so that they are compared together.
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

/// The name of which the name at an index is probably a typo.
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

/// A typo of a typo is a typo of the correct name.
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

    /// Returns the name.
    pub fn name(&self) -> &'c str {
        &self.seen().name
    }

    /// Returns the number of objects that have it.
    pub fn objects(&self) -> u64 {
        self.seen().objects
    }

    /// Returns the types of its values, with the names in error messages, and the number of values of each, the most
    /// frequent first.
    pub fn kinds(&self) -> Vec<(&'c str, u64)> {
        self.seen().tally.kinds()
    }

    /// Returns the least and the greatest value in Rust notation if all values are numbers, such as `0..=255`; a single
    /// number if all are equal.
    pub fn range(&self) -> Option<String> {
        self.seen().tally.range()
    }

    /// Returns the type of a field that accepts its values: `f64`, `Option<Vec<String>>`, `OwnedValue`.
    pub fn type_name(&self) -> String {
        self.field().text
    }

    /// Returns the memory of its entries in the overflow maps, in bytes, including the heap memory of the values.
    pub fn cost(&self) -> u64 {
        let seen = self.seen();
        seen.objects * ENTRY + seen.tally.heap()
    }

    /// Returns the memory of a field of [its type](Self::type_name) in all objects, in bytes, including the heap memory
    /// of the values.
    pub fn declared_cost(&self) -> u64 {
        let field = self.field();
        self.census.objects * field.size + field.heap
    }

    /// Returns the bytes that a declaration would save. The result is negative for an attribute that few objects have,
    /// because a field takes memory in each object.
    pub fn saves(&self) -> i64 {
        let signed = |bytes| i64::try_from(bytes).unwrap_or(i64::MAX);
        signed(self.cost()) - signed(self.declared_cost())
    }

    /// Returns the name of which this one is probably a typo: a declared name, or that of an overflow attribute that
    /// many more objects have, none of which has this one, too.
    pub fn similar_name(&self) -> Option<SimilarName<'c>> {
        self.similar_name
    }

    /// Returns whether it is probably a typo: it is similar to a name that many more objects have.
    pub fn is_typo(&self) -> bool {
        self.similar_name.is_some_and(|meant| self.objects() * RARER <= meant.objects)
    }

    /// Returns the probable typos of this name, with the number of objects that have each.
    pub fn typos(&self) -> &[(&'c str, u64)] {
        &self.typos
    }

    /// Whether every object has it, if its typos are counted as this name.
    pub(crate) fn is_everywhere(&self) -> bool {
        let names = &self.census.names;
        let places: Vec<_> =
            self.typos.iter().filter_map(|(name, _)| names.place_of(name)).collect();
        // If no object has two of the names and their counts add up to the number of objects, each object has one.
        let apart = places.iter().enumerate().all(|(at, &one)| {
            places[at + 1..].iter().all(|&other| !names.are_together(one, other))
        });
        let typos: u64 = self.typos.iter().map(|(_, objects)| objects).sum();
        let all = self.census.objects;
        self.objects() == all || apart && self.objects() + typos == all
    }

    /// Whether some objects have no such entry, not even `None`.
    pub(crate) fn may_be_unset(&self) -> bool {
        !self.everywhere
    }

    /// The field for it.
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
