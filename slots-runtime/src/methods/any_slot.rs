//! `AnySlot`, an attribute that was resolved once, for values whose type is known only at run time.

use alloc::string::ToString;
use core::fmt::{self, Debug, Formatter};

use crate::access::numbers::store;
use crate::access::paths;
use crate::access::resolve::errors::{last_name, no_path, rejected_at};
use crate::access::resolve::step::plain;
use crate::access::transaction::one::after_write;
use crate::access::typed_path;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::{Detail, SlotDetail, flags};
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::by_words::by_words;
use crate::model::kernel::location::Location;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::{IntoValue, Value};
use crate::model::vtable::Input;
use crate::text::names::Names;
use crate::text::path::AttrPath;
use crate::text::path_error::PathError;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

/// An attribute or a path that was resolved once: [`get`](Self::get) and [`set`](Self::set) need no lookup by name.
///
/// [`Class::resolve`] makes it. Unlike [`Slot`](crate::Slot), it has no type parameters, so that handles of slots of different
/// types and classes can be stored in one list. Writes apply the same rules, checks and hooks as
/// [`set_path`](crate::ObjectExt::set_path).
///
/// An access needs no lookup if the path consists of slots whose objects lie in each other. Below an `Option`, a
/// box, a list, a map or a property, and for an object of another class, the access walks along the path.
///
/// ```
/// use slots_runtime::{AnySlot, prelude::*};
///
/// #[slots]
/// struct Roi { x: u32, y: u32 }
///
/// #[slots]
/// struct Camera {
///     name: String,
///     #[slot(range = 0.0..=10.0)]
///     gain: f64,
///     roi: Roi,
/// }
///
/// let columns: Vec<AnySlot> =
///     ["name", "gain", "roi.x"].into_iter().map(|path| Camera::CLASS.resolve(path)).collect::<Result<_, _>>()?;
/// let mut cam = Camera { name: "left".into(), gain: 1.0, roi: Roi { x: 3, y: 4 } };
/// columns[1].set(&mut cam, 2)?;
/// assert_eq!(columns[1].set(&mut cam, 11).unwrap_err().kind(), ErrorKind::Value);
/// let row: Vec<String> =
///     columns.iter().map(|column| Ok(column.get(&cam)?.to_string())).collect::<Result<_, AttributeError>>()?;
/// assert_eq!(row, ["left", "2.0", "3"]);
/// # Ok::<(), AttributeError>(())
/// ```
#[doc(alias = "path handle")]
#[derive(Clone)]
pub struct AnySlot {
    class: &'static Class,
    path: AttrPath,
    /// The place of the attribute, if it is the same in every object of the class.
    location: Option<Location>,
    write: Write,
}

/// What a write to a slot has to do.
#[derive(Clone, Copy)]
enum Write {
    /// Store the value.
    Direct,
    /// Apply the rules of the slot.
    Ruled(&'static SlotDetail),
    /// Apply the rules of the slot, and the checks and hooks of the object that has it.
    Validated(&'static SlotDetail),
    /// Walk along the path: the attribute is not a slot, or objects on the path have checks or hooks.
    ByPath,
}

impl Class {
    /// Resolves a path for objects of this class, so that each access needs no lookup; see [`AnySlot`].
    ///
    /// A path may end with the name of a variant: a write selects the variant, a read is an error while another one is active.
    ///
    /// # Errors
    /// [`Unknown`](crate::ErrorKind::Unknown) if no object of the class can have such an attribute;
    /// [`BadPath`](crate::ErrorKind::BadPath) if a string is not a path.
    pub fn resolve<P: ToPath>(&'static self, path: P) -> Result<AnySlot, AttributeError> {
        path.__with_steps(|steps| {
            let steps = steps.map_err(|error| no_path(self, &error))?;
            let path: AttrPath = steps.iter().map(|step| step.to_segment()).collect();
            self.slot_at(&path)?;
            let (location, is_free_above) = locate(self, steps).unzip();
            let write =
                location.filter(|_| is_free_above == Some(true)).map_or(Write::ByPath, write);
            Ok(AnySlot { class: self, path, location, write })
        })
    }
}

/// The place of an attribute, and whether only the innermost object and its slot can restrict a write to it.
fn locate(class: &'static Class, steps: &[Step<'_>]) -> Option<(Location, bool)> {
    let (first, rest) = steps.split_first()?;
    let start = (Location::of(class, first.key()?)?, true);
    rest.iter().try_fold(start, |(location, is_free), step| {
        let is_direct = location.holder().is_direct_inside(location.entry());
        Some((location.inside(step.key()?)?, is_free && is_direct))
    })
}

/// What a write has to do in the innermost object.
fn write(location: Location) -> Write {
    let (class, entry) = (location.holder(), location.entry());
    match class.detail(entry) {
        Detail::Slot(_) if class.is_direct() && entry.is_direct() => Write::Direct,
        Detail::Slot(detail) if class.is_direct() && entry.is_only_ruled() => Write::Ruled(detail),
        Detail::Slot(detail) if !class.is_readonly(entry) && !entry.has(flags::INNER_RULES) => {
            Write::Validated(detail)
        }
        _ => Write::ByPath,
    }
}

impl AnySlot {
    /// Returns the class for which the path was resolved.
    pub fn class(&self) -> &'static Class {
        self.class
    }

    /// Returns the path.
    pub fn path(&self) -> &AttrPath {
        &self.path
    }

    /// Reads the attribute.
    ///
    /// # Errors
    /// As [`get_path`](crate::ObjectExt::get_path).
    #[inline]
    pub fn get<'a, O: Object + ?Sized>(&self, object: &'a O) -> Result<Value<'a>, AttributeError> {
        let object = ObjectRef::new(object);
        by_words(match self.attr_of(object) {
            Some(attr) => Ok((attr.vtable().get)(attr)),
            None => self.get_by_path(object),
        })
    }

    #[inline(never)]
    fn get_by_path<'a>(&self, object: ObjectRef<'a>) -> Result<Value<'a>, AttributeError> {
        self.path.__with_steps(|steps| paths::get_path(object, steps))
    }

    /// Borrows the value of the attribute, which must be of type `T`.
    ///
    /// # Errors
    /// As [`attr_path`](crate::ObjectExt::attr_path).
    #[inline]
    pub fn attr<'a, T: 'static, O: Object + ?Sized>(
        &self,
        object: &'a O,
    ) -> Result<&'a T, AttributeError> {
        let object = ObjectRef::new(object);
        match self.attr_of(object).and_then(AttrRef::downcast_ref) {
            Some(value) => Ok(value),
            None => self.path.__with_steps(|steps| typed_path::attr_path(object, steps)),
        }
    }

    /// Writes the attribute.
    ///
    /// # Errors
    /// As [`set_path`](crate::ObjectExt::set_path).
    #[inline]
    pub fn set<'v, O: Object + ?Sized>(
        &self,
        object: &mut O,
        value: impl IntoValue<'v>,
    ) -> Result<(), AttributeError> {
        let mut object = ObjectMut::new(object);
        let value = value.into_value();
        if self.stores(object.reborrow(), &value) {
            value.discard();
            return Ok(());
        }
        self.write(object, Input::Value(value))
    }

    /// Stores a value that needs no conversion and no call of a rule, a check or a hook. Otherwise nothing has happened.
    ///
    /// It is not inlined, so that it saves no registers. The value is borrowed, because a copy of a number that was stored in two
    /// halves would stall the processor.
    #[inline(never)]
    fn stores(&self, object: ObjectMut<'_>, value: &Value<'_>) -> bool {
        let accepts = match self.write {
            Write::Direct => None,
            Write::Ruled(detail) => Some(&detail.accepts),
            Write::Validated(_) | Write::ByPath => return false,
        };
        let found = self.location.as_ref().and_then(|location| location.found_mut(object));
        found.is_some_and(|found| store(found, value, accepts))
    }

    /// Writes the attribute from a string.
    ///
    /// # Errors
    /// As [`set_text_path`](crate::ObjectExt::set_text_path).
    pub fn set_text<O: Object + ?Sized>(
        &self,
        object: &mut O,
        text: &str,
    ) -> Result<(), AttributeError> {
        let object = ObjectMut::new(object);
        if self.has_unit() {
            return self.write_by_path(object, Input::Text(text));
        }
        self.write(object, Input::Text(text))
    }

    /// The value of a slot that cannot be unset, in an object of the class.
    #[inline]
    fn attr_of<'a>(&self, object: ObjectRef<'a>) -> Option<AttrRef<'a>> {
        plain(self.location.as_ref()?.found(object)?)
    }

    fn has_unit(&self) -> bool {
        self.location.as_ref().is_some_and(|location| {
            let detail = location.holder().detail(location.entry());
            matches!(detail, Detail::Slot(detail) if !detail.unit.is_empty())
        })
    }

    #[inline(never)]
    fn write(&self, mut object: ObjectMut<'_>, mut input: Input<'_>) -> Result<(), AttributeError> {
        let Some(location) = &self.location else { return self.write_by_path(object, input) };
        let Some(mut found) = location.found_mut(object.reborrow()) else {
            return self.write_by_path(object, input);
        };
        let vtable = location.entry().vtable();
        let written = match self.write {
            Write::Direct => match found.into_attr() {
                Some(attr) => (vtable.set)(attr, &mut input),
                // Not reached: a direct entry is a slot.
                None => return Err(self.missing(location.holder())),
            },
            Write::Ruled(detail) | Write::Validated(detail) => {
                let after = after_write(location.holder());
                (vtable.write)(&mut found, &mut input, detail, after)
            }
            Write::ByPath => return self.write_by_path(object, input),
        };
        input.discard();
        written.map_err(|rejected| {
            self.path.__with_steps(|steps| {
                rejected_at(location.holder(), steps.unwrap_or_default(), rejected)
            })
        })
    }

    #[cold]
    fn missing(&self, class: &'static Class) -> AttributeError {
        self.path.__with_steps(|steps| {
            AttributeError::missing(class, &last_name(steps.unwrap_or_default()))
        })
    }

    fn write_by_path(&self, object: ObjectMut<'_>, input: Input<'_>) -> Result<(), AttributeError> {
        self.path.__with_steps(|steps| paths::set_path(object, steps, input)).map(drop)
    }
}

/// A handle is its path, where a method takes one: in [`update`](crate::ObjectExt::update), which looks up the path.
///
/// ```
/// # use slots_runtime::prelude::*;
/// # #[slots] struct Camera { gain: f64 }
/// let gain = Camera::CLASS.resolve("gain")?;
/// let mut cam = Camera { gain: 1.0 };
/// let _ = cam.update([(&gain, 3)]).unwrap();
/// assert_eq!(cam.gain, 3.0);
/// # Ok::<(), AttributeError>(())
/// ```
impl ToPath for AnySlot {
    #[inline]
    fn __names(&self) -> Names<'_> {
        self.path.__names()
    }

    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        self.path.__with_steps(call)
    }
}

/// Equal for handles of one path of one class.
impl PartialEq for AnySlot {
    fn eq(&self, other: &Self) -> bool {
        self.class == other.class && self.path == other.path
    }
}

impl Eq for AnySlot {}

impl Debug for AnySlot {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnySlot")
            .field("class", &self.class.name())
            .field("path", &self.path.to_string())
            .finish_non_exhaustive()
    }
}
