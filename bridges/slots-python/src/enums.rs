//! Enums with data as Python classes: one class for each enum, with a subclass for each variant.

use std::sync::Mutex;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyModule, PyTuple};
use slots_runtime::{
    AttrPath, Class, EnumInfo, FieldInfo, PathSegment, SlotType, Value, VariantInfo,
};

use crate::input::InputError;
use crate::{convert, support};

/// How deep types are searched for enums.
const DEEPEST: u32 = 8;

/// The Python classes of an enum.
struct EnumClass {
    info: &'static EnumInfo,
    class: Py<PyAny>,
    /// In the order of the variants.
    variants: Vec<Py<PyAny>>,
}

static ENUMS: Mutex<Vec<&'static EnumClass>> = Mutex::new(Vec::new());

fn known(info: &EnumInfo) -> Option<&'static EnumClass> {
    let enums = ENUMS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    enums.iter().copied().find(|own| own.info == info)
}

/// The classes of an enum, which are made if they do not exist.
fn of_info(py: Python<'_>, info: &'static EnumInfo) -> PyResult<&'static EnumClass> {
    if let Some(found) = known(info) {
        return Ok(found);
    }
    let variants = PyList::empty(py);
    for own in info.variants() {
        let fields: Vec<_> = own.fields().iter().map(FieldInfo::name).collect();
        let optional: Vec<_> = own.fields().iter().map(FieldInfo::has_default).collect();
        variants.append((own.name(), own.doc(), fields, optional, own.has_named_fields()))?;
    }
    let made = support::get(py, "make_enum")?.call1((info.name(), info.doc(), variants))?;
    let (class, variants) = made.extract()?;
    let made = &*Box::leak(Box::new(EnumClass { info, class, variants }));
    // No lock is held while Python code runs.
    ENUMS.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(made);
    Ok(made)
}

/// The type without `Option`, if it is an enum with data.
pub(crate) fn enum_of(ty: SlotType) -> Option<&'static EnumInfo> {
    match ty {
        SlotType::Enum(info) => Some(info),
        SlotType::Optional(inner) => enum_of(inner()),
        _ => None,
    }
}

/// Collects the enums inside of a type.
fn collect(ty: SlotType, found: &mut Vec<&'static EnumInfo>, depth: u32) {
    if depth > DEEPEST {
        return;
    }
    let fields: Vec<_> = match ty {
        SlotType::Enum(info) if found.contains(&info) => return,
        SlotType::Enum(info) => {
            found.push(info);
            info.variants().iter().flat_map(VariantInfo::fields).collect()
        }
        SlotType::Tuple(items) => items.iter().collect(),
        other => return other.inside().into_iter().for_each(|ty| collect(ty, found, depth + 1)),
    };
    for field in fields {
        collect(field.slot_type(), found, depth + 1);
    }
}

/// The enums with data in the slots and methods of a class.
pub(crate) fn of_class(class: &'static Class) -> Vec<&'static EnumInfo> {
    let mut found = Vec::new();
    class.slots().for_each(|slot| collect(slot.slot_type(), &mut found, 0));
    for method in class.methods() {
        collect(method.returns(), &mut found, 0);
        method.arguments().for_each(|own| collect(own.slot_type(), &mut found, 0));
    }
    found
}

/// Adds the enums of a class to a module, unless it has their names already.
pub(crate) fn add(module: &Bound<'_, PyModule>, class: &'static Class) -> PyResult<()> {
    let py = module.py();
    for info in of_class(class) {
        let name = info.name();
        if module.hasattr(&*name)? {
            continue;
        }
        let made = of_info(py, info)?;
        for class in std::iter::once(&made.class).chain(&made.variants) {
            class.bind(py).setattr("__module__", module.name()?)?;
        }
        module.add(&*name, made.class.bind(py))?;
    }
    Ok(())
}

/// A value of a known type, without a connection to an object.
pub(crate) fn to_python(py: Python<'_>, ty: SlotType, value: &Value<'_>) -> PyResult<Py<PyAny>> {
    match (ty, value) {
        (_, Value::None) => Ok(py.None()),
        (SlotType::Optional(inner), value) => to_python(py, inner(), value),
        (SlotType::Enum(info), Value::Str(name)) => match info.variant(name) {
            Some(own) => make(py, info, own, &[]),
            None => convert::to_python(py, value),
        },
        (SlotType::Enum(info), Value::Map(map)) => {
            let found = map.iter().next();
            match found.and_then(|(name, content)| Some((info.variant(&name)?, content))) {
                Some((own, content)) => make(py, info, own, &content_of(own, content)),
                None => convert::to_python(py, value),
            }
        }
        (SlotType::List { item, .. }, Value::List(items)) => {
            let items = items.iter().map(|own| to_python(py, item(), &own));
            Ok(PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)?.into_any().unbind())
        }
        (SlotType::Map(item), Value::Map(map)) => {
            let dict = PyDict::new(py);
            for (key, own) in map.iter() {
                dict.set_item(&*key, to_python(py, item(), &own)?)?;
            }
            Ok(dict.into_any().unbind())
        }
        _ => convert::to_python(py, value),
    }
}

/// The values of the fields of a variant.
fn content_of<'v>(own: &VariantInfo, content: Value<'v>) -> Vec<Value<'v>> {
    match content {
        Value::Map(map) if own.has_named_fields() => {
            let field =
                |field: &FieldInfo| map.get(field.name()).and_then(|value| value.to_owned());
            let values = own.fields().iter().map(|it| field(it).map_or(Value::None, Value::from));
            values.collect()
        }
        Value::List(items) if own.fields().len() > 1 => {
            items.iter().map(|item| item.to_owned().map_or(Value::None, Value::from)).collect()
        }
        single => vec![single],
    }
}

fn make(
    py: Python<'_>,
    info: &'static EnumInfo,
    own: &'static VariantInfo,
    content: &[Value<'_>],
) -> PyResult<Py<PyAny>> {
    let made = of_info(py, info)?;
    let at = info.variants().iter().position(|it| std::ptr::eq(it, own)).unwrap_or_default();
    let fields = own.fields().iter().zip(content);
    let values = fields.map(|(field, value)| to_python(py, field.slot_type(), value));
    let values = PyTuple::new(py, values.collect::<PyResult<Vec<_>>>()?)?;
    let class = made.variants.get(at).unwrap_or(&made.class);
    class.call1(py, values)
}

/// The plain form of a value of a Python class of an enum: a string, or a dictionary with one entry. `None` for other values.
pub(crate) fn plain<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    if !value.is_instance(&support::get(value.py(), "Variant")?)? {
        return Ok(None);
    }
    value.call_method0("_plain_").map(Some)
}

/// Rejects a value of another enum: only the names of its variants would be compared.
pub(crate) fn check(info: &'static EnumInfo, value: &Bound<'_, PyAny>) -> Result<(), InputError> {
    let py = value.py();
    if !value.is_instance(&support::get(py, "Variant")?)? {
        return Ok(());
    }
    if value.is_instance(of_info(py, info)?.class.bind(py))? {
        return Ok(());
    }
    let found = value.get_type().qualname()?;
    Err(InputError::Rejected(format!("must be {}, not {found}", info.name()), PyTypeError::new_err))
}

/// The type of the items of the list or map at a path, if it is an enum with data.
pub(crate) fn item_type_at(class: &'static Class, path: &AttrPath) -> Option<SlotType> {
    let mut ty = type_at(class, path)?;
    while let SlotType::Optional(inner) = ty {
        ty = inner();
    }
    ty.inside().filter(|item| enum_of(*item).is_some())
}

/// The type of the value at a path, if the classes on the way determine it.
fn type_at(class: &'static Class, path: &AttrPath) -> Option<SlotType> {
    let mut ty = SlotType::Object(class);
    for segment in path.segments() {
        while let SlotType::Optional(inner) = ty {
            ty = inner();
        }
        ty = match (ty, segment) {
            (SlotType::Object(class), PathSegment::Name(name)) => class.slot(name)?.slot_type(),
            (SlotType::List { item, .. }, PathSegment::Index(_))
            | (SlotType::Map(item), PathSegment::Name(_)) => item(),
            (SlotType::Tuple(items), PathSegment::Index(at)) => items.get(*at)?.slot_type(),
            _ => return None,
        };
    }
    Some(ty)
}
