//! `Comparison`: the values that differ from their defaults, and those that the rules reject.

use std::collections::{HashMap, HashSet};

use slots_runtime::PathSegment;
use slots_runtime::prelude::*;

use crate::edit::class_of;

/// The seconds after which an object is compared again, in case that the program has changed it.
const INTERVAL: f64 = 0.5;

/// A comparison of an object with its defaults and its rules. It calls the constructors of defaults, so it is not made in each frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct Comparison {
    changed: HashSet<AttrPath>,
    invalid: HashMap<String, String>,
    /// The hints of the overflow maps that were drawn: the names, and the declared names that are near to them.
    typos: HashMap<AttrPath, HashMap<String, String>>,
    made_at: Option<f64>,
}

impl Comparison {
    /// Requests a new comparison, because the object has changed.
    pub(crate) fn expire(&mut self) {
        self.made_at = None;
    }

    /// Compares the object if the last comparison is old. `now` is in seconds.
    pub(crate) fn refresh(&mut self, object: &dyn Object, now: f64) {
        if self.made_at.is_some_and(|then| now < then + INTERVAL) {
            return;
        }
        let mut changed = HashSet::new();
        collect(object, &AttrPath::default(), &mut changed);
        let errors = object.validate().err().map(UpdateError::into_errors).unwrap_or_default();
        let invalid = errors
            .into_iter()
            .map(|error| (error.path().to_owned(), format!("{error:#}")))
            .collect();
        *self = Comparison { changed, invalid, typos: HashMap::new(), made_at: Some(now) };
    }

    /// Whether the value, or a part of it, differs from its default.
    pub(crate) fn is_changed(&self, path: &AttrPath) -> bool {
        self.changed.contains(path)
    }

    /// The declared names that are near to an entry of the overflow map of the object at a path.
    pub(crate) fn near(
        &mut self,
        path: &AttrPath,
        object: &dyn Object,
        name: &str,
    ) -> Option<&str> {
        let typos = self.typos.entry(path.clone()).or_insert_with(|| {
            let quoted = |near: Vec<&str>| {
                near.iter().map(|it| format!("'{it}'")).collect::<Vec<_>>().join(", ")
            };
            object
                .possible_typos()
                .into_iter()
                .map(|typo| (typo.name.to_owned(), quoted(typo.near)))
                .collect()
        });
        typos.get(name).map(String::as_str)
    }

    /// The error of a value that a rule rejects as it is.
    pub(crate) fn invalid(&self, path: &AttrPath) -> Option<&str> {
        if self.invalid.is_empty() {
            return None;
        }
        self.invalid.get(&path.to_string()).map(String::as_str)
    }
}

/// Adds the paths that differ from a default, with the paths above them that have a default. A nested object in a slot without a default is compared with
/// the defaults of its own class.
fn collect(object: &dyn Object, prefix: &AttrPath, changed: &mut HashSet<AttrPath>) {
    let class = class_of(object);
    for difference in object.diff_from_default() {
        if let ([PathSegment::Name(name)], None) = (difference.path.segments(), &difference.old) {
            let path = prefix.join(PathSegment::Name(name.clone()));
            match class.slot(name) {
                Some(slot) if !slot.is_required() => add(changed, prefix, &difference.path),
                Some(_) => {
                    if let Ok(child) = object.child(name) {
                        collect(child, &path, changed);
                    }
                }
                // An entry of the overflow map has no default.
                None => {}
            }
            continue;
        }
        add(changed, prefix, &difference.path);
    }
}

fn add(changed: &mut HashSet<AttrPath>, prefix: &AttrPath, path: &AttrPath) {
    let mut all = prefix.clone();
    for segment in path.segments() {
        all = all.join(segment.clone());
        changed.insert(all.clone());
    }
}
