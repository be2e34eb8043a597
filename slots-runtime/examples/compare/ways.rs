//! The five ways to keep the attributes of a camera, behind one trait.

use std::collections::HashMap;
use std::hint::black_box;

use slots_runtime::prelude::*;

use super::cameras::Attribute;

/// A way to store attributes that are accessed by run-time names.
pub(crate) trait Way: Sized {
    /// A handle to which a name can be resolved once.
    type Handle: Copy;

    fn create(number: u32, attributes: &[Attribute]) -> Self;
    /// Returns the number under a name through a dynamically typed value.
    fn get(&self, name: &str) -> f64;
    /// Writes an existing number.
    fn set(&mut self, name: &str, value: f64);
    fn has(&self, name: &str) -> bool;
    /// Returns the number under a name by typed access.
    fn typed(&self, name: &str) -> Option<f64>;
    fn handle(name: &str) -> Option<Self::Handle>;
    fn by_handle(&self, handle: Self::Handle) -> f64;
    /// Writes under a misspelled name, and returns a description of the result.
    fn typo(&mut self, name: &str) -> String;
}

/// Returns the number; every requested name belongs to a number.
#[inline]
pub(crate) fn fill(number: Option<f64>) -> f64 {
    number.unwrap_or(f64::NAN)
}

/// Describes the result of a write under a misspelled name.
pub(crate) fn notify_shared<T: Object>(object: &mut T, name: &str) -> String {
    match object.setattr(name, 0.01) {
        Err(error) => {
            let hints: Vec<_> =
                error.suggestions().iter().map(|hint| format!("'{hint}'")).collect();
            format!("rejected. Did you mean: {}?", hints.join(" or "))
        }
        Ok(_) => match object.possible_typos().first() {
            Some(found) => {
                format!("accepted; possible_typos() suggests '{}'", found.near.join("' or '"))
            }
            None => "accepted".into(),
        },
    }
}

/// A dynamic object without declared fields.
#[dynamic]
#[derive(Default)]
pub(crate) struct Loose {}

impl Way for Loose {
    type Handle = ();

    #[inline(never)]
    fn create(number: u32, attributes: &[Attribute]) -> Self {
        let mut camera = Loose::default();
        for attribute in attributes {
            let _ = black_box(camera.setattr(attribute.name, (attribute.owned)(number)));
        }
        camera
    }
    #[inline(never)]
    fn get(&self, name: &str) -> f64 {
        fill(self.getattr(name).ok().and_then(|value| value.as_f64()))
    }
    #[inline(never)]
    fn set(&mut self, name: &str, value: f64) {
        fill(self.setattr(name, value).ok().map(|_| 0.0));
    }
    #[inline(never)]
    fn has(&self, name: &str) -> bool {
        self.hasattr(name)
    }
    #[inline(never)]
    fn typed(&self, name: &str) -> Option<f64> {
        self.attr::<f64>(name).ok().copied()
    }
    fn handle(_: &str) -> Option<()> {
        None
    }
    fn by_handle(&self, (): ()) -> f64 {
        f64::NAN
    }
    fn typo(&mut self, name: &str) -> String {
        notify_shared(self, name)
    }
}

pub(crate) type Hashed = HashMap<String, OwnedValue>;

impl Way for Hashed {
    type Handle = ();

    #[inline(never)]
    fn create(number: u32, attributes: &[Attribute]) -> Self {
        let mut camera = HashMap::new();
        for attribute in attributes {
            camera.insert(attribute.name.to_owned(), (attribute.owned)(number));
        }
        camera
    }
    #[inline(never)]
    fn get(&self, name: &str) -> f64 {
        match HashMap::get(self, name) {
            Some(OwnedValue::Float(number)) => *number,
            _ => f64::NAN,
        }
    }
    #[inline(never)]
    fn set(&mut self, name: &str, value: f64) {
        if let Some(present) = self.get_mut(name) {
            *present = OwnedValue::Float(value);
        }
    }
    #[inline(never)]
    fn has(&self, name: &str) -> bool {
        self.contains_key(name)
    }
    #[inline(never)]
    fn typed(&self, name: &str) -> Option<f64> {
        HashMap::get(self, name)?.downcast_ref::<f64>().copied()
    }
    fn handle(_: &str) -> Option<()> {
        None
    }
    fn by_handle(&self, (): ()) -> f64 {
        f64::NAN
    }
    fn typo(&mut self, name: &str) -> String {
        self.insert(name.to_owned(), 0.01.into());
        "accepted".into()
    }
}

pub(crate) type Json = serde_json::Map<String, serde_json::Value>;

impl Way for Json {
    type Handle = ();

    #[inline(never)]
    fn create(number: u32, attributes: &[Attribute]) -> Self {
        let mut camera = Json::new();
        for attribute in attributes {
            camera.insert(attribute.name.to_owned(), (attribute.json)(number));
        }
        camera
    }
    #[inline(never)]
    fn get(&self, name: &str) -> f64 {
        fill(Json::get(self, name).and_then(serde_json::Value::as_f64))
    }
    #[inline(never)]
    fn set(&mut self, name: &str, value: f64) {
        if let Some(present) = self.get_mut(name) {
            *present = value.into();
        }
    }
    #[inline(never)]
    fn has(&self, name: &str) -> bool {
        self.contains_key(name)
    }
    #[inline(never)]
    fn typed(&self, name: &str) -> Option<f64> {
        Json::get(self, name)?.as_f64()
    }
    fn handle(_: &str) -> Option<()> {
        None
    }
    fn by_handle(&self, (): ()) -> f64 {
        f64::NAN
    }
    fn typo(&mut self, name: &str) -> String {
        self.insert(name.to_owned(), 0.01.into());
        "accepted".into()
    }
}

#[cfg(test)]
mod tests {
    use slots_runtime::Census;

    use super::super::cameras::sixteen::ATTRIBUTES;
    use super::{Loose, Way};

    #[test]
    fn census_size_equals_allocated_bytes() {
        let camera = Loose::create(7, ATTRIBUTES);
        let counted = allocation_counter::measure(|| drop(Loose::create(7, ATTRIBUTES)));
        let census = Census::from_iter([&camera]);
        let said = census.classes().next().unwrap().cost();
        let mut cameras = Vec::with_capacity(100);
        let bulk = allocation_counter::measure(|| {
            cameras.extend((0..100).map(|number| Loose::create(number, ATTRIBUTES)));
        });
        assert_eq!(counted.bytes_current, 0);
        assert_eq!(u64::try_from(bulk.bytes_current).unwrap(), 100 * said);
    }
}
