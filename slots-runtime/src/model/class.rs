//! `Class`: the static description of a struct, built from its declaration and the classes of its bases.

pub(crate) mod conflicts;
mod direct;
pub(crate) mod of;
pub(crate) mod table;

use alloc::vec::Vec;
use core::any::TypeId;
use core::fmt::{self, Debug, Formatter};

use self::table::{Entry, Table};
use crate::model::decl::{Base, Check, OnSet, Skipped, Warn};
use crate::model::kernel::object::Maker;

/// The class of an object: its name, its bases, and all its attributes.
///
/// `T::CLASS` for a struct, [`class()`](crate::Object::class) for an object of unknown type. It is constant data and needs
/// no registration, no set-up and no lock. Its `Display` has the format of Python's `help()`.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// /// Somebody with a name.
/// #[slots]
/// struct Person {
///     name: String,
///     age: u32,
/// }
///
/// let class = Person::CLASS;
/// assert_eq!(class.name(), "Person");
/// assert_eq!(class.doc(), "Somebody with a name.");
/// assert_eq!(class.slots().map(|slot| slot.name()).collect::<Vec<_>>(), ["name", "age"]);
/// assert_eq!(class.size(), size_of::<Person>());
/// assert_eq!(
///     class.to_string(),
///     "class Person\n |  Somebody with a name.\n |  Slots:\n |      name: String\n |      age: u32\n"
/// );
/// ```
#[expect(clippy::struct_excessive_bools, reason = "the flags are independent")]
pub struct Class {
    name: &'static str,
    label: &'static str,
    module: &'static str,
    doc: &'static str,
    type_id: TypeId,
    /// A function that returns this class.
    this: fn() -> &'static Class,
    pub(crate) bases: &'static [Base],
    pub(crate) skipped: &'static [Skipped],
    pub(crate) check: Option<Check>,
    pub(crate) on_set: Option<OnSet>,
    pub(crate) warn: Option<Warn>,
    pub(crate) maker: Maker,
    table: Table,
    /// The offset of its overflow map, own or inherited, in bytes.
    dict: Option<u32>,
    /// The number of its overflow maps, own and inherited.
    dict_count: usize,
    frozen: bool,
    /// Whether a write must do more than store, since this class or a base has a check or a hook.
    guarded: bool,
    frozen_dict: bool,
    /// Whether a base, at any depth, is frozen.
    frozen_base: bool,
    /// Whether each field of the struct is a slot, a base of which this holds too, or the one overflow map.
    has_only_slots: bool,
    /// Whether each name is a path of one step as it is written.
    has_plain_names: bool,
}

impl Class {
    /// This class with a `'static` lifetime.
    pub(crate) fn itself(&self) -> &'static Class {
        (self.this)()
    }

    #[inline(always)]
    pub(crate) fn dict_offset(&self) -> Option<usize> {
        self.dict.map(|offset| offset as usize)
    }

    pub(crate) fn has_only_slots(&self) -> bool {
        self.has_only_slots
    }

    /// Whether a string that equals a name of the class is the path of that name. It is not if the name contains a dot, for
    /// example.
    #[inline]
    pub(crate) fn has_plain_names(&self) -> bool {
        self.has_plain_names
    }

    /// Whether a new object takes the values that are not given from its `Default`.
    pub(crate) fn has_default(&self) -> bool {
        self.maker.default.is_some()
    }

    #[inline(always)]
    pub(crate) fn is_guarded(&self) -> bool {
        self.guarded
    }

    /// The base that a name is inherited from.
    pub(crate) fn base_of(&self, entry: &Entry) -> Option<&'static Class> {
        Some(self.bases.get(entry.base()?)?.class)
    }

    /// Whether an attribute is read-only since the class, or the base that declares it, is frozen.
    #[inline]
    pub(crate) fn freezes(&self, entry: &Entry) -> bool {
        self.frozen || self.frozen_base && self.freezes_inherited(entry)
    }

    fn freezes_inherited(&self, entry: &Entry) -> bool {
        let in_base = |base: &Class| base.find(entry.name()).is_some_and(|own| base.freezes(own));
        self.base_of(entry).is_some_and(in_base)
    }

    /// Whether a base is read-only since this class, or a class between the two, is frozen.
    pub(crate) fn freezes_part(&self, part: TypeId) -> bool {
        let between = |base: &Class| base.offset_of_part(part).is_some() && base.freezes_part(part);
        self.type_id != part && (self.frozen || self.frozen_base && self.bases().any(between))
    }

    /// Whether both are the class of one type. (Their addresses may differ: the compiler may duplicate a constant.)
    pub(crate) fn is_same(&self, other: &Class) -> bool {
        self.type_id == other.type_id
    }

    /// Whether the class or a base has a check or is frozen.
    pub(crate) fn checks_or_freezes(&self) -> bool {
        self.frozen || self.check.is_some() || self.bases().any(Class::checks_or_freezes)
    }

    pub(crate) fn is_dict_frozen(&self) -> bool {
        self.frozen_dict
    }

    /// The offset of the part of an object that has this type: the object itself or a base at any depth.
    #[inline]
    pub(crate) fn offset_of_part(&self, part: TypeId) -> Option<usize> {
        if self.type_id == part { Some(0) } else { self.offset_of_base(part) }
    }

    fn offset_of_base(&self, part: TypeId) -> Option<usize> {
        self.bases.iter().find_map(|base| Some(base.offset + base.class.offset_of_part(part)?))
    }

    /// The class of the part of an object that has this type: the object itself or a base at any depth.
    pub(crate) fn part_class(&'static self, part: TypeId) -> Option<&'static Class> {
        if self.type_id == part {
            return Some(self);
        }
        self.bases().find_map(|base| base.part_class(part))
    }

    /// The struct's name, without its module and parameters.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The name of the class in error messages: that of the struct, or that of `#[slots(label = "..")]`.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots(label = "camera")]
    /// struct CameraSettings { gain: f64 }
    ///
    /// assert_eq!(
    ///     CameraSettings { gain: 1.0 }.setattr("gian", 2).unwrap_err().message(),
    ///     "'camera' object has no attribute 'gian'"
    /// );
    /// assert_eq!(CameraSettings::CLASS.label(), "camera");
    /// assert_eq!(CameraSettings::CLASS.name(), "CameraSettings");
    /// ```
    pub fn label(&self) -> &'static str {
        self.label
    }

    /// The path of the module that declares the struct.
    pub fn module(&self) -> &'static str {
        self.module
    }

    /// The doc comment of the struct.
    pub fn doc(&self) -> &'static str {
        self.doc
    }

    /// The size of an object in bytes, equal to `size_of`.
    pub fn size(&self) -> usize {
        self.maker.size()
    }

    /// The alignment of an object in bytes, equal to `align_of`.
    pub fn align(&self) -> usize {
        self.maker.align()
    }

    /// Whether objects have an overflow map, their own or an inherited one.
    pub fn is_dynamic(&self) -> bool {
        self.dict.is_some()
    }

    /// Whether no attribute can be written by name.
    pub fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Whether this is the class of the type with this `TypeId`.
    pub(crate) fn is_of(&self, id: TypeId) -> bool {
        self.type_id == id
    }

    /// Whether this is the class of `T`.
    pub fn is<T: 'static>(&self) -> bool {
        self.type_id == TypeId::of::<T>()
    }

    /// Whether this class is `other` or derives from it, like Python's `issubclass`.
    pub fn is_subclass_of(&self, other: &Class) -> bool {
        self.offset_of_part(other.type_id).is_some()
    }

    /// The direct bases in declaration order.
    pub fn bases(&self) -> impl Iterator<Item = &'static Class> {
        self.bases.iter().map(|base| base.class)
    }

    /// The order in which a name is looked up, like Python's `mro()`: the class itself, then each base in
    /// declaration order, followed by the bases of that base.
    pub fn mro(&'static self) -> Vec<&'static Class> {
        let mut order = Vec::new();
        self.collect_mro(&mut order);
        order
    }

    fn collect_mro(&'static self, order: &mut Vec<&'static Class>) {
        order.push(self);
        for base in self.bases() {
            base.collect_mro(order);
        }
    }

    /// The names of all attributes in the order of their declaration, those of bases first; without aliases.
    pub fn names(&'static self) -> impl Iterator<Item = &'static str> + use<> {
        self.ordered().map(Entry::name)
    }
}

impl Debug for Class {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Class")
            .field("name", &self.name())
            .field("module", &self.module())
            .finish_non_exhaustive()
    }
}

impl PartialEq for Class {
    fn eq(&self, other: &Self) -> bool {
        self.type_id == other.type_id
    }
}

impl Eq for Class {}
