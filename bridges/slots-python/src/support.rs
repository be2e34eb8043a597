//! The part of the bridge that is written in Python, and the contents of classes.

use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyModule, PyTuple};
use slots_runtime::{Class, SlotInfo};

use crate::capi::types;
use crate::class_info::{self, ClassInfo};
use crate::{convert, functions, stubs};

static MODULE: PyOnceLock<Py<PyModule>> = PyOnceLock::new();

/// An object of the module that is written in Python.
pub(crate) fn get<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    let module = MODULE.get_or_try_init(py, || {
        // It is not in `sys.modules`, where each library that is linked with this crate would execute it again.
        let module = PyModule::new(py, "slots_python")?;
        let builtins = py.import("builtins")?;
        let text = include_str!("support.py");
        let code = builtins.call_method1("compile", (text, "slots_python.py", "exec"))?;
        builtins.call_method1("exec", (code, module.dict()))?;
        functions::add(&module)?;
        Ok::<_, PyErr>(module.unbind())
    })?;
    module.bind(py).getattr(name)
}

/// What the exception for a name that an object does not have is made of.
pub(crate) struct Missing {
    pub(crate) ty: Py<PyAny>,
    /// The first of its arguments.
    pub(crate) pending: Py<PyAny>,
    /// The descriptor that sets its name, if it must have one at once.
    pub(crate) name: Option<Py<PyAny>>,
}

static MISSING: OnceLock<Missing> = OnceLock::new();

/// What [`make_missing`] has made.
#[inline]
pub(crate) fn missing() -> Option<&'static Missing> {
    MISSING.get()
}

/// Makes what [`missing`] returns.
pub(crate) fn make_missing(py: Python<'_>) -> PyResult<()> {
    let name = get(py, "MISSING_NAME")?;
    let found = Missing {
        ty: get(py, "Missing")?.unbind(),
        pending: get(py, "PENDING")?.unbind(),
        name: (!name.is_none()).then(|| name.unbind()),
    };
    MISSING.get_or_init(|| found);
    Ok(())
}

/// The type of a class without its contents; its bases are made first.
pub(crate) fn make_class<'py>(
    py: Python<'py>,
    class: &'static Class,
) -> PyResult<Bound<'py, PyAny>> {
    let mut bases = Vec::new();
    for base in class.bases() {
        bases.push(class_info::of_class(py, base)?.bound(py));
    }
    if bases.is_empty() {
        bases.push(class_info::root(py)?.bound(py));
    }
    get(py, "make_class")?.call1((class.name(), PyTuple::new(py, bases)?, class.doc()))
}

/// Adds class attributes, properties, methods and the data of `inspect` to a type.
pub(crate) fn finish_class(
    py: Python<'_>,
    info: &ClassInfo,
    ty: &Bound<'_, PyAny>,
) -> PyResult<()> {
    let class = info.class;
    for own in class.class_attributes().filter(|own| own.owner() == class) {
        ty.setattr(own.name(), convert::to_python(py, &own.value())?)?;
    }
    let property = get(py, "make_property")?;
    for own in class.properties().filter(|own| own.owner() == class) {
        let can = (own.can_get(), own.can_set(), own.can_delete());
        ty.setattr(own.name(), property.call1((own.name(), own.doc(), can))?)?;
    }
    let method = get(py, "make_method")?;
    for own in class.methods().filter(|own| own.owner() == class) {
        let arguments = PyList::empty(py);
        for argument in own.arguments() {
            let default = argument.default().map(|value| convert::to_python(py, &value.as_value()));
            let annotation = stubs::type_name(argument.slot_type());
            arguments.append((
                argument.name(),
                annotation,
                argument.is_required(),
                default.transpose()?,
            ))?;
        }
        let returns = stubs::type_name(own.returns());
        ty.setattr(own.name(), method.call1((own.name(), own.doc(), arguments, returns))?)?;
    }
    let (annotations, own) = (PyDict::new(py), PyList::empty(py));
    for slot in class.slots().filter(|slot| slot.owner() == class) {
        own.append(slot.name())?;
        annotations.set_item(slot.name(), stubs::type_name(slot.slot_type()))?;
    }
    let all: Vec<_> = class.slots().map(SlotInfo::name).collect();
    get(py, "finish_class")?.call1((ty, own, annotations, all))?;
    if class.is_dynamic() {
        types::set_in_type(ty, "__dict__", Some(&get(py, "dict_property")?))?;
    }
    Ok(())
}

/// The documentation of a slot.
pub(crate) fn slot_doc(slot: SlotInfo) -> String {
    match (slot.doc(), slot.unit()) {
        (doc, "") => doc.to_owned(),
        ("", unit) => format!("In {unit}."),
        (doc, unit) => format!("{doc}\n\nIn {unit}."),
    }
}
