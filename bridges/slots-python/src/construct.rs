//! Constructors: the object of an instance is made of values.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use slots_runtime::OwnedValue;

use crate::capi::body::{Body, State};
use crate::capi::object::OwnedObject;
use crate::{access, enums, errors, input};

/// The constructor: makes the object of keyword arguments.
pub(crate) fn init(
    this: &Bound<'_, PyAny>,
    body: &Body,
    args: &Bound<'_, PyAny>,
    kwargs: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let count = args.cast::<PyTuple>()?.len();
    if count > 0 {
        let name = this.get_type().name()?;
        let text = format!("{name}() takes keyword arguments only ({count} positional given)");
        return Err(PyTypeError::new_err(text));
    }
    let mut values = Vec::new();
    if let Some(kwargs) = kwargs {
        let kwargs = kwargs.cast::<PyDict>()?;
        values.reserve_exact(kwargs.len());
        for (key, value) in kwargs {
            let key = key.cast_into::<PyString>()?;
            let name = key.to_str()?;
            let slot = body.place.class.slot(name).map(slots_runtime::SlotInfo::slot_type);
            let is_any = slot.map_or_else(
                || !body.place.class.names().any(|own| own == name),
                crate::place::takes_any,
            );
            let info = slot.and_then(enums::enum_of);
            let value = input::of_attribute(this, name, is_any, info, &value)?;
            values.push((key, value));
        }
    }
    let object = create(this, body, &values)?;
    replace(this, body, object)
}

/// Makes an object of a class of values.
fn create(
    this: &Bound<'_, PyAny>,
    body: &Body,
    values: &[(Bound<'_, PyString>, OwnedValue)],
) -> PyResult<OwnedObject> {
    let Some(spec) = body.place.info(this.py())?.spec.get() else {
        let class = body.place.class;
        let text = format!("cannot create '{}' instances: the class is in no module", class.name());
        return Err(PyTypeError::new_err(text));
    };
    // The names are strings in UTF-8, or an error was raised above.
    let mut given =
        values.iter().map(|(name, value)| (name.to_str().unwrap_or_default(), value.as_value()));
    (spec.create)(this.py(), &mut given).map_err(|error| errors::raise_all(this, &error, values))
}

/// Puts an object into an instance that has none or owns one.
pub(crate) fn replace(this: &Bound<'_, PyAny>, body: &Body, object: OwnedObject) -> PyResult<()> {
    let mut state = body.borrow_mut().ok_or_else(|| access::busy(this))?;
    if !(body.is_empty() || body.is_owner()) {
        return Err(PyTypeError::new_err(
            "only an object that Python owns can be initialized again",
        ));
    }
    let old = state.replace(State::Owned(object));
    drop(state);
    // A destructor in Python may read the object.
    drop(old);
    Ok(())
}
