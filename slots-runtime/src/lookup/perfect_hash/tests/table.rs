//! A table that owns its parts, and the comparison of a table with its names.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use alloc::{format, vec};

use crate::lookup::perfect_hash::search::{SearchError, places_for, search};
use crate::lookup::perfect_hash::start::Scratch;
use crate::lookup::perfect_hash::words::stored_words;
use crate::lookup::perfect_hash::{HashParams, Key, NameTable};

pub(super) struct ShapeKey {
    hash: u32,
    pub(super) index: usize,
    name: Box<str>,
}

impl Key for ShapeKey {
    #[inline(always)]
    fn fits(&self, hash: u32) -> bool {
        self.hash == hash
    }
    #[inline(always)]
    fn name(&self) -> &str {
        &self.name
    }
}

pub(super) struct Owned {
    spec: HashParams,
    displace: Vec<u16>,
    entries: Vec<ShapeKey>,
    words: Vec<u64>,
}

/// The words of the names of all entries.
fn all_words(count: u8, entries: &[ShapeKey]) -> Vec<u64> {
    fn of<const W: usize>(entries: &[ShapeKey]) -> Vec<u64> {
        entries.iter().flat_map(|key| stored_words::<W>(key.name.as_bytes())).collect()
    }
    match count {
        1 => of::<1>(entries),
        2 => of::<2>(entries),
        3 => of::<3>(entries),
        4 => of::<4>(entries),
        _ => vec![],
    }
}

impl Owned {
    pub(super) fn build<T: AsRef<str>>(set: &[T], whole: bool) -> (Self, usize) {
        let names: Vec<&str> = set.iter().map(AsRef::as_ref).collect();
        let bytes: Vec<&[u8]> = names.iter().map(|n| n.as_bytes()).collect();
        let (mut places, mut factor) = (places_for(names.len()), 1);
        loop {
            let (mut notes, mut order, mut displace) =
                (vec![Scratch::NEW; places], vec![0; places], vec![0; places]);
            match search(&bytes, whole, &mut notes, &mut order, &mut displace) {
                Ok(spec) => {
                    let key = |&i: &u16| {
                        let i = usize::from(i);
                        ShapeKey { hash: notes[i].hash, index: i, name: names[i].into() }
                    };
                    let entries =
                        if names.is_empty() { vec![] } else { order.iter().map(key).collect() };
                    let words = all_words(spec.words, &entries);
                    return (Self { spec, displace, entries, words }, factor);
                }
                Err(SearchError::Full) => {
                    places *= 2;
                    factor *= 2;
                    assert!(factor < 64, "{names:?}");
                }
                Err(error) => panic!("{error:?}"),
            }
        }
    }
    pub(super) fn view(&self) -> NameTable<'_, ShapeKey> {
        NameTable::new(self.spec, &self.displace, &self.entries, &self.words)
    }

    /// The same table, whose names are compared by so many words, or by `memcmp` if 0.
    fn compared_by(self, words: u8) -> Self {
        let spec = HashParams { words, ..self.spec };
        Self { spec, words: all_words(words, &self.entries), ..self }
    }
}

/// Checks that the table finds its names and no others, with each comparison that is possible for the lengths of its names.
pub(super) fn check(table: Owned, set: &[String]) {
    let longest = set.iter().map(String::len).max().unwrap_or(0);
    let mut table = table.compared_by(0);
    check_names(&table, set);
    for words in 1..=4 {
        if longest <= 8 * usize::from(words) {
            table = table.compared_by(words);
            check_names(&table, set);
        }
    }
}

fn check_names(table: &Owned, set: &[String]) {
    let view = table.view();
    let known: std::collections::HashSet<&str> = set.iter().map(String::as_str).collect();
    for (i, name) in set.iter().enumerate() {
        assert_eq!(view.find(name).map(|k| k.index), Some(i), "{name:.40}");
        if name.len() > 4096 {
            continue;
        }
        for near in [
            format!("{name}a"),
            format!("a{name}"),
            name.chars().rev().collect(),
            name.replacen('a', "b", 1),
            name.chars().skip(1).collect(),
            name.chars().take(name.chars().count().saturating_sub(1)).collect(),
            name.to_uppercase(),
        ] {
            if !known.contains(near.as_str()) {
                assert!(view.find(&near).is_none(), "{near:?}");
            }
        }
    }
    for miss in ["", "a", "ab", "abc", "no such name", "ÿ", "\0"] {
        if !known.contains(miss) {
            assert!(view.find(miss).is_none());
        }
    }
}
