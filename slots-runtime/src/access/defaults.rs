//! The defaults of the slots of a class, and the default of the value at a path.

use alloc::boxed::Box;

use crate::access::resolve::errors::rejected_at;
use crate::access::resolve::step::{Inside, inside};
use crate::access::resolve::variants::short_form;
use crate::access::resolve::{Place, Resolved, Target, read_at, resolve};
use crate::access::transaction::change::Operation;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::Detail;
use crate::model::edits::Edits;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrRef, Held};
use crate::model::kernel::object::{Found, Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::step::Step;

/// The values that an object of the class has where none are given.
pub(crate) struct Defaults {
    class: &'static Class,
    /// The default object of `#[slots(default)]`.
    object: Option<Box<dyn Object>>,
}

/// The default of a slot.
pub(crate) enum SlotDefault<'a> {
    /// The value in the default object of the class.
    Borrowed(AttrRef<'a>),
    /// The default of the slot itself.
    Owned(Held),
}

impl SlotDefault<'_> {
    pub(crate) fn attr(&self) -> AttrRef<'_> {
        match self {
            SlotDefault::Borrowed(attr) => *attr,
            SlotDefault::Owned(value) => value.as_ref(),
        }
    }
}

impl Defaults {
    pub(crate) fn of(class: &'static Class) -> Self {
        Defaults { class, object: class.maker.default.and_then(|make| make()) }
    }

    /// The default of a slot of the class; `None` if a new object needs a value for the slot.
    pub(crate) fn slot(&self, entry: &'static Entry) -> Option<SlotDefault<'_>> {
        if let Some(object) = self.object() {
            return object.find(entry.name()).and_then(Found::attr).map(SlotDefault::Borrowed);
        }
        match self.class.detail(entry) {
            Detail::Slot(detail) => detail.make_default(entry.vtable()).map(SlotDefault::Owned),
            Detail::Property(_) | Detail::Const(_) | Detail::Method(_) => None,
        }
    }

    /// The default object of the class.
    pub(crate) fn object(&self) -> Option<ObjectRef<'_>> {
        self.object.as_deref().map(ObjectRef::new)
    }

    /// The default of an entry of the overflow map.
    pub(crate) fn entry(&self, name: &str) -> Option<Value<'_>> {
        self.object()?.dict()?.get(name)
    }
}

/// The value to which a reset sets the place at a path.
pub(crate) enum NewValue {
    /// The default of a slot, of its own type.
    Held(Held),
    /// A copy of a value in a default object.
    Copied(OwnedValue),
    /// The overflow entry or the key is deleted: a new object does not have it.
    Deleted,
}

/// Calls a function with the operation that writes a default.
pub(crate) fn with_operation<R>(value: NewValue, run: impl FnOnce(Operation<'_>) -> R) -> R {
    match value {
        NewValue::Held(value) => run(Operation::Set(Input::Typed(&mut Some(value)))),
        NewValue::Copied(value) => run(Operation::Set(Input::Value(value.into()))),
        NewValue::Deleted => run(Operation::Delete),
    }
}

/// The default of the value at a path: that of the outermost object on the path whose class has one there.
pub(crate) fn default_at(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
) -> Result<NewValue, AttributeError> {
    let class = object.class();
    let found = match resolve(object.reborrow(), steps)? {
        Resolved { is_long: true, .. } => {
            return match short_form(object.as_ref(), steps) {
                Some(short) => default_at(object, &short.steps),
                None => Err(rejected_at(class, steps, no_default())),
            };
        }
        Resolved { target, .. } => target,
    };
    let is_entry = match found {
        Target::Entry(dict, key, class) if !dict.contains_key(key) => {
            let keys = dict.keys_now();
            return Err(AttributeError::unknown(class, keys, key));
        }
        Target::Entry(..) => true,
        Target::Slot(..) | Target::Item(..) => false,
        Target::Property(..) => return Err(rejected_at(class, steps, no_default())),
    };
    let mut rejected = no_default();
    for (start, inner) in objects(object.as_ref(), steps) {
        match in_class(inner, &steps[start..]) {
            Some(Ok(value)) => return Ok(value),
            Some(Err(opaque)) => rejected = opaque,
            None => {}
        }
    }
    if is_entry { Ok(NewValue::Deleted) } else { Err(rejected_at(class, steps, rejected)) }
}

/// The classes of the objects on a path, each with the number of steps that lead to it.
fn objects<'a>(
    object: ObjectRef<'a>,
    steps: &'a [Step<'a>],
) -> impl Iterator<Item = (usize, &'static Class)> + 'a {
    (0..steps.len()).filter_map(move |start| match start {
        0 => Some((0, object.class())),
        _ => match read_at(object, &steps[..start]).ok()? {
            // The attributes of an object in a list or an option: the next step must be a name of its class.
            Place::Attr(attr) => Some((start, (attr.vtable().object)(attr)?.class())),
            Place::Computed(_) => None,
        },
    })
}

/// The default of the value at a path below an object of the class. The error is that the value cannot be copied.
fn in_class(class: &'static Class, steps: &[Step<'_>]) -> Option<Result<NewValue, ValueError>> {
    let (Step::Name(name), rest) = steps.split_first()? else { return None };
    let defaults = Defaults::of(class);
    let Some(entry) = class.find(name).filter(|entry| entry.slot_vtable().is_some()) else {
        let entry = if rest.is_empty() { defaults.entry(name)?.into_owned() } else { None };
        return entry.map(|value| Ok(NewValue::Copied(value)));
    };
    let slot = defaults.slot(entry)?;
    let attr = match slot {
        SlotDefault::Owned(value) if rest.is_empty() => return Some(Ok(NewValue::Held(value))),
        _ => slot.attr(),
    };
    let attr = match below(attr, rest) {
        Ok(attr) => attr,
        Err(is_new_key) => return is_new_key.then_some(Ok(NewValue::Deleted)),
    };
    let opaque = || ValueError::wrong_type("a value that can be copied", &Value::Opaque(attr));
    Some((attr.vtable().get)(attr).to_owned().map(NewValue::Copied).ok_or_else(opaque))
}

/// The value at a path below another value. The error states whether the path is a key that a map lacks.
fn below<'a>(mut attr: AttrRef<'a>, steps: &[Step<'_>]) -> Result<AttrRef<'a>, bool> {
    for (at, step) in steps.iter().enumerate() {
        attr = match inside(attr, *step) {
            Inside::Object(object) => {
                let found = step.key().and_then(|name| object.find(name)).ok_or(false)?;
                found.attr().filter(|attr| !found.entry().is_unset(*attr)).ok_or(false)?
            }
            Inside::Item(item) => item,
            Inside::Missing(_) => {
                let vtable = attr.vtable();
                let is_map = matches!((vtable.get)(attr), Value::Map(_))
                    && matches!(vtable.edits, Edits::Keys | Edits::Any);
                return Err(is_map && at + 1 == steps.len());
            }
        };
    }
    Ok(attr)
}

fn no_default() -> ValueError {
    ValueError::that(ErrorKind::NoDefault, "has no default")
}
