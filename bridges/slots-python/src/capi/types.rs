//! The types: the root type, and the descriptors of slots.

use std::ffi::{CString, c_void};
use std::ptr::NonNull;

use pyo3::exceptions::PyValueError;
use pyo3::ffi;
use pyo3::prelude::*;
use slots_runtime::Class;

use super::{attributes, instance, methods, slots};
use crate::class_info::ClassInfo;
use crate::support;

/// A pointer to a type that is never freed.
#[derive(Clone, Copy)]
pub(crate) struct TypePtr(NonNull<ffi::PyTypeObject>);

// SAFETY: P1: it is used only while the GIL is held.
unsafe impl Send for TypePtr {}
// SAFETY: P1: it is used only while the GIL is held.
unsafe impl Sync for TypePtr {}

impl TypePtr {
    /// Keeps the type forever.
    fn leak(ty: Bound<'_, PyAny>) -> PyResult<Self> {
        let ty = ty.cast_into::<pyo3::types::PyType>()?;
        NonNull::new(ty.into_ptr().cast())
            .map(TypePtr)
            .ok_or_else(|| PyValueError::new_err("a type is null"))
    }

    #[inline]
    pub(crate) fn as_ptr(self) -> *mut ffi::PyTypeObject {
        self.0.as_ptr()
    }

    pub(crate) fn bound(self, py: Python<'_>) -> Bound<'_, PyAny> {
        // SAFETY: P1, P10.
        unsafe { Bound::from_borrowed_ptr(py, self.as_ptr().cast()) }
    }
}

/// The data of a slot's descriptor.
pub(super) struct Descr {
    pub(super) name: &'static str,
    /// The index among the slots of the class that declares it.
    pub(super) index: usize,
}

/// Makes the root type.
pub(crate) fn make_root(py: Python<'_>) -> PyResult<TypePtr> {
    let slot = |slot, pfunc: *mut c_void| ffi::PyType_Slot { slot, pfunc };
    let own = Box::leak(Box::new(methods::methods()));
    let mut slots = [
        slot(ffi::Py_tp_new, instance::new as *mut c_void),
        slot(ffi::Py_tp_init, attributes::init as *mut c_void),
        slot(ffi::Py_tp_dealloc, instance::dealloc as *mut c_void),
        slot(ffi::Py_tp_traverse, instance::traverse as *mut c_void),
        slot(ffi::Py_tp_clear, instance::clear as *mut c_void),
        slot(ffi::Py_tp_getattro, attributes::getattro as *mut c_void),
        slot(ffi::Py_tp_methods, own.as_mut_ptr().cast()),
        slot(0, std::ptr::null_mut()),
    ];
    let flags = ffi::Py_TPFLAGS_DEFAULT | ffi::Py_TPFLAGS_BASETYPE | ffi::Py_TPFLAGS_HAVE_GC;
    let mut spec = ffi::PyType_Spec {
        name: c"slots_python.Object".as_ptr(),
        basicsize: instance::size(),
        itemsize: 0,
        flags: u32::try_from(flags).unwrap_or(0),
        slots: slots.as_mut_ptr(),
    };
    // SAFETY: P1; the specification ends with a zero slot, and each function has the signature of its slot (P2).
    let root = unsafe { ffi::PyType_FromSpec(&raw mut spec) };
    // SAFETY: P9.
    let root = unsafe { Bound::from_owned_ptr_or_err(py, root) }?;
    methods::shorten(&root)?;
    support::get(py, "finish_root")?.call1((&root,))?;
    TypePtr::leak(root)
}

/// Makes the type of a class, without its slots.
pub(crate) fn make_class(py: Python<'_>, class: &'static Class) -> PyResult<TypePtr> {
    let ty = support::make_class(py, class)?;
    let ty = TypePtr::leak(ty)?;
    // SAFETY: P1, P2: the type adds no slots of C, so the destructor of the root type suffices.
    unsafe { (*ty.as_ptr()).tp_dealloc = Some(instance::dealloc) };
    Ok(ty)
}

/// Adds the slots to the type of a class.
pub(crate) fn finish_class(py: Python<'_>, info: &'static ClassInfo) -> PyResult<()> {
    let ty = info.ty.bound(py);
    let slots: Vec<_> = info.class.slots().collect();
    let own = slots.iter().enumerate().filter(|(_, slot)| slot.owner() == info.class);
    for (index, slot) in own {
        for name in std::iter::once(slot.name()).chain(slot.aliases()) {
            let descr = Descr { name, index };
            add_slot(&ty, info.ty, descr, &support::slot_doc(*slot))?;
        }
    }
    support::finish_class(py, info, &ty)
}

/// Adds the descriptor of a slot to a type.
fn add_slot(ty: &Bound<'_, PyAny>, ptr: TypePtr, descr: Descr, doc: &str) -> PyResult<()> {
    let name = descr.name;
    let text = |text: &str| CString::new(text.replace('\0', " ")).map(CString::into_raw);
    let def = ffi::PyGetSetDef {
        name: text(name)?,
        get: Some(slots::get_slot),
        set: Some(slots::set_slot),
        doc: if doc.is_empty() { std::ptr::null() } else { text(doc)? },
        closure: std::ptr::from_mut(Box::leak(Box::new(descr))).cast(),
    };
    // SAFETY: P1, P4: the definition is never freed, and its functions have the required signatures.
    let made = unsafe { ffi::PyDescr_NewGetSet(ptr.as_ptr(), Box::leak(Box::new(def))) };
    // SAFETY: P9.
    let made = unsafe { Bound::from_owned_ptr_or_err(ty.py(), made) }?;
    ty.setattr(name, made)
}

/// Puts an attribute into the dictionary of a type: `type.__setattr__` rejects `__dict__`.
pub(crate) fn set_in_type(
    ty: &Bound<'_, PyAny>,
    name: &str,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let py = ty.py();
    let ty: *mut ffi::PyTypeObject = ty.cast::<pyo3::types::PyType>()?.as_ptr().cast();
    // SAFETY: P1, P8: the type is valid, and a heap type has a dictionary.
    let dict = unsafe { (*ty).tp_dict };
    // SAFETY: P8: the type keeps its dictionary alive; the borrowed reference is cast, not kept.
    let dict =
        unsafe { Bound::from_borrowed_ptr_or_err(py, dict) }?.cast_into::<pyo3::types::PyDict>()?;
    match value {
        Some(value) => dict.set_item(name, value)?,
        None if dict.contains(name)? => dict.del_item(name)?,
        None => {}
    }
    // SAFETY: P1, P8.
    unsafe { ffi::PyType_Modified(ty) };
    Ok(())
}
