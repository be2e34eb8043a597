//! Indices that count from the end of a list, which the earlier layers give.

use slots_runtime::PathSegment;
use slots_runtime::prelude::*;

use super::{Merged, Setting, above};
use crate::base::Base;
use crate::names::{Kind, kind_at};
use crate::put::index_in;

impl Merged {
    /// A path of which each index is counted from the start of its list, if the list is known.
    pub(super) fn counted_from_start<T: Object + ?Sized>(
        &self,
        base: &Base<'_, T>,
        key: AttrPath,
    ) -> AttrPath {
        let is_from_end = |segment: &PathSegment| matches!(segment, PathSegment::FromEnd(_));
        if !key.segments().iter().any(is_from_end) {
            return key;
        }
        key.segments().iter().fold(AttrPath::default(), |above, segment| {
            let count = if is_from_end(segment) { self.count(base, &above) } else { None };
            let index = count.and_then(|count| index_in(segment, count));
            above.join(index.map_or_else(|| segment.clone(), PathSegment::Index))
        })
    }

    /// The number of items of the list at a path.
    fn count<T: Object + ?Sized>(&self, base: &Base<'_, T>, path: &AttrPath) -> Option<usize> {
        let at = |path: &AttrPath| self.entries[*self.by_path.get(path)?].as_ref();
        let Some(kept) = at(path).or_else(|| above(path).find_map(|path| at(&path))) else {
            return match (base.value(path), kind_at(base, path)) {
                (Some(Value::List(list)), _) => Some(list.len()),
                (None, Kind::Slot(slot)) => match slot.default_value()? {
                    OwnedValue::List(items) => Some(items.len()),
                    _ => None,
                },
                _ => None,
            };
        };
        let read;
        let value = match &kept.entry.setting {
            Setting::Value(value) => value,
            Setting::Text(text) => {
                read = kind_at(base, &kept.key).value_of(text);
                &read
            }
        };
        match below(value, &path.segments()[kept.key.len()..])? {
            OwnedValue::List(items) => Some(items.len()),
            _ => None,
        }
    }
}

/// The value at a path inside of a value. The path need not name the variants of enums.
fn below<'v>(value: &'v OwnedValue, steps: &[PathSegment]) -> Option<&'v OwnedValue> {
    let Some((step, rest)) = steps.split_first() else { return Some(value) };
    match (value, step) {
        (OwnedValue::Map(map), PathSegment::Name(name)) if map.contains_key(name) => {
            below(map.get_owned(name)?, rest)
        }
        (OwnedValue::Map(map), _) if map.len() == 1 => {
            below(map.get_owned(map.keys().next()?)?, steps)
        }
        (OwnedValue::List(items), step) => below(items.get(index_in(step, items.len())?)?, rest),
        _ => None,
    }
}
