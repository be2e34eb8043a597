//! Reads the layers: the entries of files and their profiles, and the variables of the environment.

use std::collections::HashMap;

use slots_runtime::PathSegment;
use slots_runtime::prelude::*;

use crate::base::Base;
use crate::diagnostics::ConfigError;
use crate::entry::fields::both_set;
use crate::entry::{Entry, Merged};
use crate::file::{File, Found, PROFILE};
use crate::names::canonical;
use crate::names::variables::of_variable;
use crate::node::{Field, Kind};
use crate::origin::Origin;

/// A variable of the environment, and its name without the prefix.
#[derive(Debug)]
pub(crate) struct Variable {
    pub(crate) name: String,
    pub(crate) rest: String,
    /// `None` if the value is not Unicode.
    pub(crate) text: Option<String>,
    /// Whether a name that the object does not have is ignored.
    pub(crate) is_tolerant: bool,
}

/// What was read of the layers.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) merged: Merged,
    pub(crate) problems: Vec<ConfigError>,
    /// Whether the rest of a file could not be read.
    pub(crate) is_cut: bool,
    /// The variables of other programs.
    pub(crate) ignored: Vec<String>,
    /// The attributes that variables set, and the variables.
    by_variables: HashMap<AttrPath, String>,
    /// The names of the profiles of all files.
    profiles: Vec<String>,
}

impl Read {
    pub(crate) fn file<T: Object + ?Sized>(
        &mut self,
        base: &Base<'_, T>,
        file: &File,
        profiles: &[String],
    ) {
        let parsed = file.parse();
        self.is_cut |= parsed.is_cut;
        for error in parsed.errors {
            let origin = file.origin(error.span, error.unread);
            self.problems.push(ConfigError::of_syntax(&error.message, origin));
        }
        let (mut own, mut of_profiles) = (Vec::new(), Vec::new());
        for field in parsed.fields {
            let is_profile = field.key == PROFILE
                && matches!(field.value.kind, Kind::Table(_))
                && (!profiles.is_empty() || !may_have_attribute(base, PROFILE));
            if is_profile { of_profiles.push(field) } else { own.push(field) }
        }
        self.table(base, file, &own);
        let tables: Vec<Field> = of_profiles
            .into_iter()
            .flat_map(|field| match field.value.kind {
                Kind::Table(fields) => fields,
                _ => Vec::new(),
            })
            .collect();
        self.profiles.extend(tables.iter().map(|field| field.key.clone()));
        for name in profiles {
            for field in tables.iter().filter(|field| field.key == *name) {
                match &field.value.kind {
                    Kind::Table(fields) => self.table(base, file, fields),
                    _ => {
                        let origin = file.origin(field.key_span.clone(), field.value.span.clone());
                        let message = format!("profile '{name}' must be a table");
                        self.problems.push(ConfigError::of_syntax(&message, origin));
                    }
                }
            }
        }
    }

    /// Adds the entries of the table of a file or of a profile. An alias and the name in one table are an error, since one of the
    /// values would be lost.
    fn table<T: Object + ?Sized>(&mut self, base: &Base<'_, T>, file: &File, fields: &[Field]) {
        let mut found = Found::default();
        file.entries(base, fields, &mut found);
        self.merged.tables.extend(found.tables);
        let mut seen: HashMap<AttrPath, AttrPath> = HashMap::new();
        for entry in found.entries {
            let key = canonical(base, &entry.path);
            if let Some(other) = seen.get(&key).filter(|other| **other != entry.path) {
                self.problems.push(both_set(other, &entry.path, &key, entry.origin));
                continue;
            }
            seen.insert(key, entry.path.clone());
            self.add(base, entry);
        }
    }

    /// Adds a value to those of the earlier layers.
    pub(crate) fn add<T: Object + ?Sized>(&mut self, base: &Base<'_, T>, entry: Entry) {
        self.problems.extend(self.merged.add(base, entry));
    }

    pub(crate) fn missing_profiles(&mut self, profiles: &[String]) {
        for name in profiles.iter().filter(|name| !self.profiles.contains(name)) {
            let mut known = self.profiles.clone();
            known.sort_unstable();
            known.dedup();
            let known = match known.len() {
                0 => "there are no profiles".to_owned(),
                _ => format!("the profiles are '{}'", known.join("', '")),
            };
            self.problems
                .push(ConfigError::of_text(format!("no file has the profile '{name}'; {known}")));
        }
    }

    pub(crate) fn variable<T: Object + ?Sized>(&mut self, base: &Base<'_, T>, variable: Variable) {
        let Variable { name, rest, text, is_tolerant } = variable;
        let origin = Origin::Environment(name.clone());
        let path = match of_variable(base, &rest) {
            Ok(path) => path,
            Err(names) => {
                let names = names.0.join("' and '");
                let message = format!("'{name}' fits two attributes, '{names}'");
                return self.problems.push(ConfigError::of_syntax(&message, origin));
            }
        };
        let first = match path.segments().first() {
            Some(PathSegment::Name(name)) => Some(name.clone()),
            _ => None,
        };
        if is_tolerant && !first.is_some_and(|first| has_attribute(base, &first)) {
            return self.ignored.push(name);
        }
        let Some(text) = text else {
            let message = format!("the value of the variable '{name}' is not Unicode");
            return self.problems.push(ConfigError::of_syntax(&message, origin));
        };
        let key = canonical(base, &path);
        if let Some(other) = self.by_variables.get(&key) {
            let message = format!("'{other}' and '{name}' both set '{key}'");
            return self.problems.push(ConfigError::of_syntax(&message, origin));
        }
        self.by_variables.insert(key, name);
        self.add(base, Entry::text(path, text, origin));
    }
}

/// Whether the object has an attribute of this name, or its overflow map an entry.
fn has_attribute<T: Object + ?Sized>(base: &Base<'_, T>, name: &str) -> bool {
    let class = base.class();
    class.names().any(|known| known == name)
        || class.slot(name).is_some()
        || base.dict(&AttrPath::default()).is_some_and(|dict| dict.contains_key(name))
}

/// As [`has_attribute`], also for a name that the overflow map of the object can receive.
fn may_have_attribute<T: Object + ?Sized>(base: &Base<'_, T>, name: &str) -> bool {
    base.class().is_dynamic() || has_attribute(base, name)
}
