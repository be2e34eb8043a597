//! `Table`: the perfect hash over the names of a shape, created at run time.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use crate::lookup::perfect_hash::search::{SearchError, places_for, search};
use crate::lookup::perfect_hash::start::Scratch;
use crate::lookup::perfect_hash::{HashParams, NameTable};
use crate::lookup::shape_map::index::Name;

/// The number of times that the entries are doubled before a shape has no table.
const DOUBLINGS: usize = 3;

/// A shape's names by their hash.
pub(crate) struct Table {
    spec: HashParams,
    displace: Box<[u16]>,
    entries: Box<[Entry]>,
}

struct Entry {
    name: Name,
    hash: u32,
    at: u32,
}

impl Table {
    /// The table of these names; `None` if it would be too large.
    pub(crate) fn new(names: &[Option<Name>]) -> Option<Self> {
        let texts: Vec<&[u8]> = names.iter().flatten().map(|name| name.as_bytes()).collect();
        let least = places_for(texts.len());
        for places in (0..=DOUBLINGS).map(|times| least << times) {
            let (mut notes, mut order) = (vec![Scratch::NEW; places], vec![0; places]);
            let mut displace = vec![0; places].into_boxed_slice();
            let spec = match search(&texts, true, &mut notes, &mut order, &mut displace) {
                Ok(spec) => spec,
                Err(SearchError::Full) => continue,
                Err(SearchError::Duplicate(..) | SearchError::TooMany) => return None,
            };
            let entry = |index: u16| {
                let index = usize::from(index);
                let name = Name::clone(names.get(index)?.as_ref()?);
                Some(Entry { name, hash: notes.get(index)?.hash, at: u32::try_from(index).ok()? })
            };
            let entries = order.into_iter().map(entry).collect::<Option<_>>()?;
            return Some(Table { spec, displace, entries });
        }
        None
    }

    /// The index of a name in the list of names.
    #[inline(never)]
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        let hash = self.spec.whole(name.as_bytes());
        let names = NameTable::new(self.spec, &self.displace, &self.entries, &[]);
        let place = names.place_of(hash)?;
        let entry = self.entries.get(place)?;
        (entry.hash == hash && *entry.name == *name).then_some(entry.at as usize)
    }
}
