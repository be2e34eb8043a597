//! Overflow maps with any names: shared lists of names, hash tables built at run time, removal and reinsertion.
#![no_main]

use std::collections::BTreeMap;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use slots_runtime::{Dict, OwnedValue};

/// An operation on one of a few maps, which share their lists of names.
#[derive(Arbitrary, Debug)]
enum Op<'a> {
    Insert(u8, &'a str, i16),
    /// A name that differs from others by its number only.
    Numbered(u8, u8),
    Remove(u8, &'a str),
    /// By its place, so that it is there.
    RemoveAt(u8, u8),
    /// One map begins again as a copy of another.
    Clone(u8, u8),
    Clear(u8),
}

/// The expected content of a map: its keys in order, and their values.
#[derive(Clone, Default)]
struct Model(Vec<String>, BTreeMap<String, i16>);

impl Model {
    fn insert(&mut self, key: &str, value: i16) -> Option<i16> {
        let old = self.1.insert(key.to_owned(), value);
        if old.is_none() {
            self.0.push(key.to_owned());
        }
        old
    }

    fn remove(&mut self, key: &str) -> Option<i16> {
        self.0.retain(|known| known != key);
        self.1.remove(key)
    }
}

const MAPS: usize = 4;
/// A list of names gets its table after so many look-ups.
const LOOKS: usize = 18;
/// Making a list of names is a matter of credit, which using one earns: this many times as much as one name costs.
const CREDIT: usize = 8;

fn same(dict: &Dict, model: &Model) {
    let entries = dict.iter().map(|(key, value)| (key, value.as_i64()));
    assert!(entries.eq(model.0.iter().map(|key| (key.as_str(), Some(i64::from(model.1[key]))))));
    assert_eq!((dict.len(), dict.is_empty()), (model.0.len(), model.0.is_empty()));
}

fuzz_target!(|ops: Vec<Op<'_>>| {
    let mut dicts: [Dict; MAPS] = Default::default();
    let mut models: [Model; MAPS] = Default::default();
    let number = |value: Option<OwnedValue>| value.and_then(|value| value.as_value().as_i64());
    for op in &ops {
        let (Op::Insert(at, ..)
        | Op::Numbered(at, _)
        | Op::Remove(at, _)
        | Op::RemoveAt(at, _)
        | Op::Clone(at, _)
        | Op::Clear(at)) = *op;
        let at = usize::from(at) % MAPS;
        let (dict, model) = (&mut dicts[at], &mut models[at]);
        let mut insert = |key: &str, value: i16| {
            assert_eq!(
                number(dict.insert_owned(key, value.into())),
                model.insert(key, value).map(i64::from)
            );
        };
        match *op {
            Op::Insert(_, key, value) => insert(key, value),
            Op::Numbered(_, which) => insert(&format!("name_{which}"), which.into()),
            Op::Remove(_, key) => {
                assert_eq!(number(dict.remove(key)), model.remove(key).map(i64::from))
            }
            Op::RemoveAt(_, place) => {
                if let Some(key) = model.0.get(usize::from(place)).cloned() {
                    assert_eq!(number(dict.remove(&key)), model.remove(&key).map(i64::from));
                }
            }
            Op::Clone(_, from) => {
                let from = usize::from(from) % MAPS;
                (dicts[at], models[at]) = (dicts[from].clone(), models[from].clone());
            }
            Op::Clear(_) => {
                dict.clear();
                *model = Model::default();
            }
        }
        same(&dicts[at], &models[at]);
    }

    for (dict, model) in dicts.iter().zip(&models) {
        for look in 0..LOOKS {
            for other in models.iter().flat_map(|model| &model.0) {
                assert_eq!(
                    dict.get(other).and_then(|value| value.as_i64()),
                    model.1.get(other).copied().map(i64::from)
                );
            }
            // Near to names that are there, and soon not there.
            for key in &model.0 {
                let near = key[..].char_indices().next_back().map_or("", |(end, _)| &key[..end]);
                assert_eq!(dict.contains_key(near), model.1.contains_key(near), "{look}");
            }
        }
        // Maps built alike, as programs do, earn the credit for more lists of names.
        let again: Dict = model.0.iter().map(|key| (key, i64::from(model.1[key]))).collect();
        assert!(again == *dict);
        for _ in 0..CREDIT * model.0.len() {
            drop(Dict::from_iter([(&model.0[0], 1)]));
        }
        // A copy that loses its names leaves the others alone.
        let mut copy = dict.clone();
        for key in &model.0 {
            assert!(copy.remove(key).is_some() && !copy.contains_key(key));
        }
        assert!(copy.is_empty());
        same(dict, model);
    }
});
