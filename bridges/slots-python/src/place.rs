//! Places: a class at a path below the object of an instance, with its attributes resolved once.

use std::sync::OnceLock;

use pyo3::prelude::*;
use slots_runtime::{
    AnySlot, AttrPath, AttributeError, Class, EnumInfo, Object, ObjectExt, PathSegment, SlotType,
    Value,
};

pub(crate) use crate::capi::place_ref::PlaceRef;
use crate::class_info::{self, ClassInfo};

/// An object at a path.
pub(crate) struct Place {
    /// The class of the object to which the path belongs.
    pub(crate) root: &'static Class,
    pub(crate) class: &'static Class,
    pub(crate) path: AttrPath,
    /// Whether the path has only names of slots, so that the place exists once.
    pub(crate) is_fixed: bool,
    /// Whether another value, such as `None`, can replace the object.
    can_vanish: bool,
    /// Whether the object can hold Python objects.
    pub(crate) holds_foreign: bool,
    slots: Box<[Cell]>,
    info: OnceLock<&'static ClassInfo>,
}

/// A slot at a place.
pub(crate) struct Cell {
    pub(crate) name: &'static str,
    /// Whether values of Python are stored as they are.
    pub(crate) is_any: bool,
    /// Whether it always holds an object.
    is_object: bool,
    /// Whether it takes only scalars, so that a write replaces no Python object.
    pub(crate) is_scalar: bool,
    /// The enum with data that it takes.
    pub(crate) takes_enum: Option<&'static EnumInfo>,
    attr: OnceLock<AnySlot>,
    child: OnceLock<PlaceRef>,
}

impl Place {
    pub(crate) fn new(
        root: &'static Class,
        class: &'static Class,
        path: AttrPath,
        is_fixed: bool,
        can_vanish: bool,
    ) -> Self {
        // The aliases follow all names.
        let names = class.slots().map(|slot| (slot.name(), slot.slot_type()));
        let aliases = class
            .slots()
            .flat_map(|slot| slot.aliases().into_iter().map(move |own| (own, slot.slot_type())));
        let cell = |(name, ty)| Cell {
            name,
            is_any: takes_any(ty),
            is_object: matches!(ty, SlotType::Object(_)),
            is_scalar: takes_scalars(ty),
            takes_enum: crate::enums::enum_of(ty),
            attr: OnceLock::new(),
            child: OnceLock::new(),
        };
        Place {
            root,
            class,
            path,
            is_fixed,
            can_vanish,
            holds_foreign: crate::foreign::can_hold(class, 0),
            slots: names.chain(aliases).map(cell).collect(),
            info: OnceLock::new(),
        }
    }

    /// The slot of a name, which is usually at the given index.
    #[inline]
    pub(crate) fn cell(&self, index: usize, name: &str) -> Option<&Cell> {
        match self.slots.get(index) {
            Some(cell) if std::ptr::eq(cell.name, name) => Some(cell),
            _ => self.slots.iter().find(|cell| cell.name == name),
        }
    }

    /// The handle of a slot from the root.
    #[inline]
    pub(crate) fn attr<'a>(&self, cell: &'a Cell) -> Result<&'a AnySlot, AttributeError> {
        match cell.attr.get() {
            Some(attr) => Ok(attr),
            None => self.resolve(cell),
        }
    }

    #[cold]
    fn resolve<'a>(&self, cell: &'a Cell) -> Result<&'a AnySlot, AttributeError> {
        let attr = self.root.resolve(self.path_of(cell.name))?;
        Ok(cell.attr.get_or_init(|| attr))
    }

    /// Whether the object is still at this place in the whole object. A write by path would make a new one.
    #[inline]
    pub(crate) fn is_in(&self, whole: &dyn Object) -> bool {
        !self.can_vanish
            || matches!(whole.get_path(&self.path), Ok(Value::Object(own)) if own.class() == self.class)
    }

    /// The path of an attribute from the root.
    pub(crate) fn path_of(&self, name: &str) -> AttrPath {
        self.path.join(PathSegment::Name(name.into()))
    }

    /// The place of the object in a slot.
    pub(crate) fn child(&self, cell: &Cell, class: &'static Class) -> PlaceRef {
        let can_vanish = self.can_vanish || !cell.is_object;
        let path = || self.path_of(cell.name);
        let make = |is_fixed| Place::new(self.root, class, path(), is_fixed, can_vanish);
        let child = cell.child.get_or_init(|| {
            if self.is_fixed { PlaceRef::leak(make(true)) } else { PlaceRef::new(make(false)) }
        });
        if child.class == class { child.clone() } else { PlaceRef::new(make(self.is_fixed)) }
    }

    /// The Python class of the object, if it has been computed already.
    #[inline]
    pub(crate) fn known_info(&self) -> Option<&'static ClassInfo> {
        self.info.get().copied()
    }

    /// Tells the Python class of the object.
    pub(crate) fn know(&self, info: &'static ClassInfo) {
        self.info.get_or_init(|| info);
    }

    /// The Python class of the object.
    pub(crate) fn info(&self, py: Python<'_>) -> PyResult<&'static ClassInfo> {
        if let Some(info) = self.info.get() {
            return Ok(info);
        }
        let info = class_info::of_class(py, self.class)?;
        Ok(self.info.get_or_init(|| info))
    }
}

impl Cell {
    /// The place of the object in this slot, if it has been made already and the object is of the same class.
    #[inline]
    pub(crate) fn known_child(&self, class: &'static Class) -> Option<&PlaceRef> {
        self.child.get().filter(|child| child.class == class)
    }
}

/// Whether a slot takes only numbers, texts and booleans.
fn takes_scalars(ty: SlotType) -> bool {
    match ty {
        SlotType::Bool
        | SlotType::Int { .. }
        | SlotType::Float
        | SlotType::Str
        | SlotType::Choices(_) => true,
        SlotType::Optional(inner) => takes_scalars(inner()),
        _ => false,
    }
}

/// Whether a slot takes a value of any type.
pub(crate) fn takes_any(ty: SlotType) -> bool {
    match ty {
        SlotType::Any => true,
        SlotType::Optional(inner) => takes_any(inner()),
        _ => false,
    }
}
