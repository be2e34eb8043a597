//! Measures how a slot of one type is reached, on objects with the slots `it`, `empty` (optional), `list` and `map`.

use slots_runtime::schema::Schema;
use slots_runtime::serde::{AsMap, Patch};
use slots_runtime::{Value, prelude::*};

use super::table::{Cell, Row};

/// A type, and objects that hold values of it.
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// An object with the initial value in `it`; all others are empty.
    pub(super) first: fn() -> Box<dyn Object>,
    /// An object with another value.
    pub(super) other: fn() -> Box<dyn Object>,
    /// A string for the other value; `""` for a type that has none.
    pub(super) text: Option<&'static str>,
    /// A path below `it` and a string for the value there.
    pub(super) below: Option<(&'static str, &'static str)>,
    /// Whether objects have the slot `empty`.
    pub(super) has_empty: bool,
    pub(super) is_opaque: bool,
}

/// The writable attributes as JSON, by which objects are compared.
fn json(object: &dyn Object) -> Result<String, String> {
    serde_json::to_string(object).map_err(|error| error.to_string())
}

/// The value at a path as it is printed; objects as JSON.
fn read(object: &dyn Object, path: &str) -> Result<String, String> {
    match object.get_path(path).map_err(|error| error.to_string())? {
        Value::Opaque(_) => Err(String::from("opaque")),
        value => serde_json::to_string(&value).map_err(|error| error.to_string()),
    }
}

fn expect(object: &dyn Object, path: &str, expected: &str) -> Result<(), String> {
    let found = read(object, path)?;
    if found == expected { Ok(()) } else { Err(format!("{path} is {found}, not {expected}")) }
}

fn said<T>(result: Result<T, AttributeError>) -> Result<T, String> {
    result.map_err(|error| format!("{error:#}"))
}

impl Kind {
    pub(super) fn measure(&self) -> Row {
        let cells = if self.is_opaque {
            let typed = self.typed_only();
            [(); 7].map(|()| typed.clone())
        } else {
            [
                Cell::of(read(&*(self.first)(), "it")),
                Cell::of(self.by_value()),
                self.by_text(),
                Cell::of(self.by_path()),
                Cell::of(self.onto_empty()),
                Cell::of(self.saved_and_loaded()),
                Cell::of(self.described()),
            ]
        };
        Row { name: self.name, cells }
    }

    /// The value is opaque, and a write says that only typed access reaches it.
    fn typed_only(&self) -> Cell {
        let mut object = (self.first)();
        let is_opaque = matches!(object.getattr("it"), Ok(Value::Opaque(_)));
        let errors = [object.set_text("it", "1").err(), object.setattr("it", 1).err()];
        let says = |error: &Option<AttributeError>| {
            error.as_ref().is_some_and(|error| {
                error.to_string().ends_with("which only typed access can reach")
            })
        };
        if is_opaque && errors.iter().all(says) {
            Cell::TypedOnly
        } else {
            Cell::No(format!("opaque: {is_opaque}; {errors:?}"))
        }
    }

    fn by_value(&self) -> Result<(), String> {
        let (mut object, other) = ((self.first)(), (self.other)());
        if json(&*object)? == json(&*other)? {
            return Err(String::from("both values are the same"));
        }
        said(object.setattr("it", said(other.getattr("it"))?))?;
        expect(&*object, "it", &read(&*other, "it")?)
    }

    fn by_text(&self) -> Cell {
        if self.text == Some("") {
            return Cell::NotDefined;
        }
        let other = (self.other)();
        Cell::of((|| {
            let printed = said(other.getattr("it"))?.to_string();
            let mut object = (self.first)();
            said(object.set_text("it", self.text.unwrap_or(&printed)))?;
            expect(&*object, "it", &read(&*other, "it")?)
        })())
    }

    /// Below the value, or as an item of a list where the type has nothing inside.
    fn by_path(&self) -> Result<(), String> {
        let mut object = (self.first)();
        if let Some((below, text)) = self.below {
            let path = format!("it{below}");
            if read(&*object, "it")? != "null" {
                read(&*object, &path)?;
            }
            said(object.set_text_path(path.as_str(), text))?;
            let found = said(object.get_path(path.as_str()))?.to_string();
            return if found == text { Ok(()) } else { Err(format!("{path} is {found}")) };
        }
        let (first, other) = ((self.first)(), (self.other)());
        said(object.push_path("list", said(first.getattr("it"))?))?;
        said(object.set_path("list[0]", said(other.getattr("it"))?))?;
        expect(&*object, "list[0]", &read(&*other, "it")?)
    }

    fn onto_empty(&self) -> Result<(), String> {
        let (mut object, other) = ((self.first)(), (self.other)());
        let expected = read(&*other, "it")?;
        let mut place = |path: &str, to: &str| -> Result<(), String> {
            let value = said(other.getattr("it"))?;
            match to {
                "push" => drop(said(object.push_path(path, value))?),
                _ => drop(said(object.set_path(path, value))?),
            }
            expect(&*object, if to == "push" { "list[0]" } else { path }, &expected)
        };
        place("list", "push")?;
        place("map.k", "set")?;
        if self.has_empty { place("empty", "set") } else { Ok(()) }
    }

    /// The other object, with items in its containers, is saved and loaded onto the first.
    fn saved_and_loaded(&self) -> Result<(), String> {
        let (mut saved, other) = ((self.other)(), (self.other)());
        said(saved.push_path("list", said(other.getattr("it"))?))?;
        said(saved.set_path("map.k", said(other.getattr("it"))?))?;
        let expected = json(&*saved)?;
        let shown = |error: &dyn std::fmt::Display| error.to_string();
        let load = |format: &str, patch: Result<Patch, String>| {
            let patch = patch.map_err(|error| format!("{format}: {error}"))?;
            let mut object = (self.first)();
            let _ = patch.apply(&mut *object).map_err(|error| format!("{format}: {error}"))?;
            let loaded = json(&*object)?;
            let is_same = loaded == expected;
            if is_same { Ok(()) } else { Err(format!("{format}: {loaded} instead of {expected}")) }
        };
        load("JSON", serde_json::from_str(&expected).map_err(|error| shown(&error)))?;
        let bytes = rmp_serde::to_vec(&AsMap::new(&*saved)).map_err(|error| shown(&error))?;
        load("MessagePack", rmp_serde::from_slice(&bytes).map_err(|error| shown(&error)))?;
        // TOML has no null, and no integers beyond 64 bits.
        match toml::to_string(&AsMap::new(&*saved)) {
            Ok(text) => load("TOML", toml::from_str(&text).map_err(|error| shown(&error))),
            Err(_) => Ok(()),
        }
    }

    /// The schema has a type for the slot, and accepts what is saved.
    fn described(&self) -> Result<(), String> {
        let saved = (self.other)();
        let shown = |error: serde_json::Error| error.to_string();
        let schema: serde_json::Value =
            Schema::of(saved.class()).to_string().parse().map_err(shown)?;
        let document: serde_json::Value = json(&*saved)?.parse().map_err(shown)?;
        if crate::tools::schema::is_valid_json(&schema, &document) {
            Ok(())
        } else {
            Err(format!("{schema} rejects {document}"))
        }
    }
}
