//! The creation of an object from named values: all errors are collected, and nothing is made if there is one.

mod error;
mod given_scalar;
mod vacancy;

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::mem;

pub(crate) use self::error::CreateError;
use self::given_scalar::{GivenScalar, store_given};
use self::vacancy::{Boxed, Vacancy};
use crate::access::check::rules::{Written, checks};
use crate::access::resolve::errors::errors_of;
use crate::access::transaction::attempt::Attempt;
use crate::access::transaction::change::{Hooks, Operation};
use crate::access::transaction::convert::{build_slot, stored};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::decl::Detail;
use crate::model::dict::{Dict, Keys};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::Held;
use crate::model::kernel::declare::Declare;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::view::Texts;
use crate::model::value_error::ValueError;
use crate::model::vars;
use crate::model::vtable::Input;
use crate::text::depth::Level;
use crate::text::step::{PathSegment, Step};

/// Makes an object from a map of its attributes, or from a copy of another object of the class.
#[expect(clippy::needless_pass_by_value, reason = "the signature of `SlotValue::from_value`")]
pub fn from_value<T: Declare>(value: Value<'_>) -> Result<T, ValueError> {
    let (class, mut object) = (ClassOf::<T>::CLASS, None);
    create_from(class, &value, &mut object, ValueError::not_a::<T>)?;
    object.ok_or_else(|| not_by_name(class).into())
}

/// As [`from_value`], compiled once for all types. `other` makes the error of a value that is not a map or an object of the
/// class.
fn create_from(
    class: &'static Class,
    value: &Value<'_>,
    vacancy: &mut dyn Vacancy,
    other: fn(&Value<'_>) -> ValueError,
) -> Result<(), ValueError> {
    let _level = Level::enter_or_reject()?;
    let mut parts = Parts::of(class);
    match value {
        Value::Map(map) => match map.as_mapping().texts() {
            Some(Texts(texts)) => {
                for (name, text) in texts {
                    parts.add_text(name, text.as_deref());
                }
            }
            None => {
                for (name, value) in map.iter() {
                    parts.add(&name, Input::Value(value));
                }
            }
        },
        Value::Object(object) if object.class() == class => {
            for (name, value) in vars::vars(ObjectRef::new(*object)) {
                parts.add(name, Input::Value(value));
            }
        }
        value => return Err(other(value)),
    }
    Ok(parts.fill(vacancy)?)
}

/// The values of an object that is being made.
pub(crate) struct Parts<'v> {
    class: &'static Class,
    /// The value of each slot, by the place of its entry in the table of the class.
    values: Vec<Option<Held>>,
    /// The slots whose values were given and rejected.
    rejected: Vec<&'static str>,
    dict: Dict,
    /// The properties that are set when the object exists.
    properties: Vec<(&'static str, Input<'v>)>,
    errors: Vec<(AttributeError, Vec<PathSegment>)>,
}

impl<'v> Parts<'v> {
    /// The values of an object of the class.
    pub(crate) fn of(class: &'static Class) -> Self {
        Parts {
            class,
            values: (0..class.places()).map(|_| None).collect(),
            rejected: Vec::new(),
            dict: Dict::new(),
            properties: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// Adds the value of an attribute; its errors are collected.
    pub(crate) fn add(&mut self, name: &str, input: Input<'v>) {
        let class = self.class;
        let Some(entry) = class.find(name) else {
            if class.is_dynamic() {
                self.add_overflow(name, input);
            } else {
                self.reject(name, unknown(class, name));
            }
            return;
        };
        match class.detail(entry) {
            Detail::Slot(detail) => {
                let vtable = entry.vtable();
                let slot = class.without_alias(entry);
                let value = class.place_of(slot).and_then(|place| self.values.get_mut(place));
                let Some(value) = value else { return };
                let is_rejected = !self.rejected.is_empty() && self.rejected.contains(&slot.name());
                if value.is_some() || is_rejected {
                    return self.reject(name, twice(class, name));
                }
                if let Input::Value(given) = &input
                    && entry.is_direct()
                    && store_given(value, vtable, given)
                {
                    // A number owns no memory.
                    return mem::forget(input);
                }
                let mut new = GivenScalar { value, entry, detail, rejected: None };
                let built = match input {
                    Input::Value(given) if new.receive_given(&given) => {
                        given.discard();
                        match new.rejected {
                            None => return,
                            Some(rejected) => Err(rejected),
                        }
                    }
                    // No rule and no unit applies.
                    Input::Value(_) if entry.is_direct() => (vtable.build)(input, vtable),
                    input => build_slot(detail, vtable, input),
                };
                match built {
                    Ok(new) => *value = Some(new),
                    Err(rejected) => {
                        self.rejected.push(slot.name());
                        self.errors.extend(errors_of(class, name, rejected));
                    }
                }
            }
            Detail::Property(property) => match property.setter() {
                Ok(_) => self.properties.push((entry.name(), input)),
                Err(kind) => self.reject(name, AttributeError::new(kind, class, name)),
            },
            Detail::Const(_) | Detail::Method(_) if class.is_dynamic() => {
                self.add_overflow(name, input);
            }
            Detail::Const(_) | Detail::Method(_) => {
                self.reject(name, AttributeError::new(ErrorKind::ReadOnly, class, name));
            }
        }
    }

    /// As [`add`](Self::add), for a string, or the error of a string that cannot be read.
    fn add_text(&mut self, name: &str, text: Result<&'v str, &ValueError>) {
        match text {
            Ok(text) => self.add(name, Input::Text(text)),
            Err(rejected) => {
                let entry = self.class.find(name);
                self.rejected.extend(entry.map(|entry| self.class.without_alias(entry).name()));
                self.errors.extend(errors_of(self.class, name, rejected.clone()));
            }
        }
    }

    fn add_overflow(&mut self, name: &str, input: Input<'v>) {
        if self.dict.contains_key(name) {
            return self.reject(name, twice(self.class, name));
        }
        match stored(input) {
            Ok(value) => drop(self.dict.insert_owned(name, value)),
            Err(rejected) => self.errors.extend(errors_of(self.class, name, rejected)),
        }
    }

    fn reject(&mut self, name: &str, error: AttributeError) {
        self.errors.push((error, alloc::vec![PathSegment::Name(name.to_string())]));
    }

    /// Adds an error that the caller found.
    #[cfg(feature = "serde")]
    pub(crate) fn add_error(&mut self, error: AttributeError) {
        self.errors.push((error, Vec::new()));
    }

    /// Makes the object: of its `Default`, if it has one that its class uses, and otherwise of the values of all slots.
    pub(crate) fn create<T: Declare>(self) -> Result<T, CreateError> {
        let (class, mut object) = (self.class, None);
        self.fill(&mut object)?;
        object.ok_or_else(|| not_by_name(class))
    }

    /// As [`create`](Self::create), without the checks and the setters of the object.
    pub(crate) fn create_unchecked<T: Declare>(mut self) -> Result<T, CreateError> {
        let mut object = None;
        self.make(&mut object)?;
        object.ok_or_else(|| not_by_name(self.class))
    }

    /// As [`create`](Self::create), for a type that is known only to the class.
    pub(crate) fn create_boxed(self) -> Result<Box<dyn Object>, CreateError> {
        let class = self.class;
        let mut boxed = Boxed { class, object: None };
        self.fill(&mut boxed)?;
        boxed.object.ok_or_else(|| not_by_name(class))
    }

    /// As [`create`](Self::create), compiled once for all types.
    fn fill(mut self, vacancy: &mut dyn Vacancy) -> Result<(), CreateError> {
        let object = self.make(vacancy)?;
        self.finish(object)
    }

    fn make<'o>(&mut self, vacancy: &'o mut dyn Vacancy) -> Result<ObjectMut<'o>, CreateError> {
        let class = self.class;
        self.complete(class.has_default())?;
        let made = vacancy.fill(&mut self.values, &mut self.dict);
        let mut object = made.ok_or_else(|| not_by_name(class))?;
        if class.has_default() {
            self.move_into(object.reborrow());
        }
        Ok(object)
    }

    /// Adds the defaults, unless a default object has them. The errors found so far reject the object.
    fn complete(&mut self, has_default: bool) -> Result<(), CreateError> {
        if !has_default {
            self.add_defaults();
        }
        self.test()
    }

    /// The errors found so far.
    fn test(&mut self) -> Result<(), CreateError> {
        match mem::take(&mut self.errors) {
            errors if errors.is_empty() => Ok(()),
            errors => Err(CreateError::Attributes(errors)),
        }
    }

    /// Calls the setters of the properties, and applies the checks of the new object.
    fn finish(&mut self, mut object: ObjectMut<'_>) -> Result<(), CreateError> {
        let properties = mem::take(&mut self.properties);
        if !properties.is_empty() {
            let mut attempt = Attempt::new(object.reborrow(), properties.len());
            for (name, input) in properties {
                attempt.add(&[Step::Name(name)], Operation::Set(input));
            }
            // One transaction: the checks apply to the result of all setters.
            for error in attempt.run(Hooks::Never).err().into_iter().flatten() {
                let name = error.name().to_string();
                self.reject(&name, error);
            }
        }
        self.test()?;
        checks(object.as_ref(), Written::Anything).map_err(CreateError::Whole)
    }

    /// Adds the defaults of the slots without a value; the slots that have none are one error.
    fn add_defaults(&mut self) {
        let class = self.class;
        let mut missing = Vec::new();
        for (place, entry) in class.slot_places() {
            if let Some(value @ None) = self.values.get_mut(place)
                && !self.rejected.contains(&entry.name())
                && let Detail::Slot(detail) = class.detail(entry)
            {
                *value = detail.make_default(entry.vtable());
                if value.is_none() {
                    missing.push(entry.name());
                }
            }
        }
        if !missing.is_empty() {
            self.errors.push((AttributeError::needs(class, missing), Vec::new()));
        }
    }

    /// Moves the values into an object that has values already.
    fn move_into(&mut self, mut object: ObjectMut<'_>) {
        let class = self.class;
        for (place, entry) in class.slot_places() {
            if let Some(Some(value)) = self.values.get_mut(place)
                && let Ok(found) = object.reborrow().at(entry)
                && let Some(attr) = found.into_attr()
            {
                attr.swap(value.as_mut());
            }
        }
        if let Some(dict) = object.dict() {
            let names: Vec<String> = self.dict.keys().map(ToString::to_string).collect();
            for (name, value) in names.iter().zip(self.dict.take_values()) {
                dict.insert_owned(name, value);
            }
        }
    }
}

/// The error of an unknown name in the whole state of an object, in which a part of a value is not named by a path.
#[cold]
pub(crate) fn unknown(class: &'static Class, name: &str) -> AttributeError {
    AttributeError::unknown(class, Keys::default(), name).during(Access::Create)
}

fn twice(class: &'static Class, name: &str) -> AttributeError {
    let rejected = ValueError::that(ErrorKind::Duplicate, "is given twice");
    AttributeError::rejected(class, name, rejected)
}

/// The error of a class whose objects have fields that are not slots.
fn not_by_name(class: &'static Class) -> CreateError {
    let text = alloc::format!(
        "cannot be made by name, as '{}' has fields that are not slots and no `#[slots(default)]`",
        class.name()
    );
    CreateError::Whole(ValueError::that(ErrorKind::Type, text))
}
