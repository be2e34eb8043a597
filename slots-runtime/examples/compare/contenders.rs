//! The contenders: five types that store the attributes of a camera, behind one trait.

use std::collections::HashMap;
use std::hint::black_box;

use slots_runtime::prelude::*;

use super::cameras::Attribute;

/// A type that stores attributes under run-time names.
pub(crate) trait Contender: Sized {
    fn create(number: u32, attributes: &[Attribute]) -> Self;
    /// Returns the number under a name through a dynamically typed value.
    fn get(&self, name: &str) -> f64;
    /// Writes an existing number.
    fn set(&mut self, name: &str, value: f64);
    fn has(&self, name: &str) -> bool;
    /// Returns the number under a name by typed access.
    fn typed(&self, name: &str) -> Option<f64>;
    /// Writes under a misspelled name, and returns a description of the result.
    fn typo(&mut self, name: &str) -> String;
}

/// Creates an object of this library with the values of a camera.
pub(crate) trait Create: Object {
    fn create(number: u32, attributes: &[Attribute]) -> Self;
}

/// Returns the number; every requested name belongs to a number.
#[inline]
fn existing(number: Option<f64>) -> f64 {
    number.unwrap_or(f64::NAN)
}

impl<T: Create> Contender for T {
    #[inline(always)]
    fn create(number: u32, attributes: &[Attribute]) -> Self {
        <T as Create>::create(number, attributes)
    }
    #[inline(never)]
    fn get(&self, name: &str) -> f64 {
        match self.getattr(name) {
            Ok(value) => existing(value.as_f64()),
            Err(_) => f64::NAN,
        }
    }
    #[inline(never)]
    fn set(&mut self, name: &str, value: f64) {
        black_box(self.setattr(name, value).is_ok());
    }
    #[inline(never)]
    fn has(&self, name: &str) -> bool {
        self.hasattr(name)
    }
    #[inline(never)]
    fn typed(&self, name: &str) -> Option<f64> {
        self.attr::<f64>(name).ok().copied()
    }
    fn typo(&mut self, name: &str) -> String {
        match self.setattr(name, 0.01) {
            Err(error) => {
                format!("rejected. Did you mean: '{}'?", error.suggestions().join("' or '"))
            }
            Ok(_) => match self.possible_typos().first() {
                Some(typo) => {
                    format!("accepted; possible_typos() suggests '{}'", typo.near.join("' or '"))
                }
                None => "accepted".into(),
            },
        }
    }
}

/// A dynamic object without declared fields.
#[dynamic]
#[derive(Default)]
pub(crate) struct Loose {}

impl Create for Loose {
    #[inline(never)]
    fn create(number: u32, attributes: &[Attribute]) -> Self {
        let mut camera = Loose::default();
        for attribute in attributes {
            let _ = black_box(camera.setattr(attribute.name, (attribute.owned)(number)));
        }
        camera
    }
}

/// Implements [`Contender`] for a map from names to values.
macro_rules! map {
    ($(
        $name:ident = $map:ty, values $value:ident;
        get $got:ident { $get:expr } typed { $typed:expr } set $new:ident { $set:expr }
    )*) => {$(
        pub(crate) type $name = $map;

        impl Contender for $name {
            #[inline(never)]
            fn create(number: u32, attributes: &[Attribute]) -> Self {
                let mut camera = <$map>::new();
                for attribute in attributes {
                    camera.insert(attribute.name.to_owned(), (attribute.$value)(number));
                }
                camera
            }
            #[inline(never)]
            fn get(&self, name: &str) -> f64 {
                existing(<$map>::get(self, name).and_then(|$got| $get))
            }
            #[inline(never)]
            fn set(&mut self, name: &str, $new: f64) {
                if let Some(present) = self.get_mut(name) {
                    *present = $set;
                }
            }
            #[inline(never)]
            fn has(&self, name: &str) -> bool {
                self.contains_key(name)
            }
            #[inline(never)]
            fn typed(&self, name: &str) -> Option<f64> {
                <$map>::get(self, name).and_then(|$got| $typed)
            }
            fn typo(&mut self, name: &str) -> String {
                self.insert(name.to_owned(), 0.01.into());
                "accepted".into()
            }
        }
    )*};
}

map! {
    Hashed = HashMap<String, OwnedValue>, values owned;
        get value { if let OwnedValue::Float(number) = value { Some(*number) } else { None } }
        typed { value.downcast_ref::<f64>().copied() }
        set new { OwnedValue::Float(new) }
    Json = serde_json::Map<String, serde_json::Value>, values json;
        get value { value.as_f64() }
        typed { value.as_f64() }
        set new { new.into() }
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use slots_runtime::Census;

    use super::super::cameras::sixteen::ATTRIBUTES;
    use super::{Contender, Hashed, Json, Loose};

    /// The maps of another test can share their list of names with the maps that are measured.
    fn alone() -> MutexGuard<'static, ()> {
        static RUNNING: Mutex<()> = Mutex::new(());
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[test]
    fn census_size_equals_allocated_bytes() {
        let _alone = alone();
        let make = |number| <Loose as Contender>::create(number, ATTRIBUTES);
        let camera = make(7);
        let counted = allocation_counter::measure(|| drop(make(7)));
        let census = Census::from_iter([&camera]);
        let reported = census.classes().next().unwrap().cost();
        let mut cameras = Vec::with_capacity(100);
        let bulk = allocation_counter::measure(|| cameras.extend((0..100).map(make)));
        assert_eq!(counted.bytes_current, 0);
        assert_eq!(u64::try_from(bulk.bytes_current).unwrap(), 100 * reported);
    }

    #[test]
    fn contenders_return_the_same_numbers() {
        fn check<C: Contender>() {
            let mut camera = C::create(7, ATTRIBUTES);
            for attribute in ATTRIBUTES.iter().filter(|attribute| attribute.is_float) {
                let name = attribute.name;
                assert!(camera.has(name) && !camera.has(&format!("{name}_")));
                assert_eq!((camera.get(name), camera.typed(name)), (7.5, Some(7.5)), "{name}");
                camera.set(name, 1.5);
                assert_eq!((camera.get(name), camera.typed(name)), (1.5, Some(1.5)), "{name}");
            }
        }
        let _alone = alone();
        check::<super::super::cameras::sixteen::Camera>();
        check::<super::super::cameras::sixteen::Declared>();
        check::<Loose>();
        check::<Hashed>();
        check::<Json>();
    }
}
