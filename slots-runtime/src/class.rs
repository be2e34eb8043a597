//! `Class`: the static description of a struct, made from what it declares and what its bases have.

mod at;
mod clash;
mod help;
mod info;
mod layout;
mod named;
mod table;
mod words;

use alloc::vec::Vec;
use core::any::TypeId;

pub use self::clash::{check_base, check_body, check_dict, check_slot};
pub use self::info::{ClassAttrInfo, PropertyInfo, SlotInfo};
pub use self::layout::{Layout, Part, PartKind, assert_bytes};
pub use self::named::{Named, named};
pub(crate) use self::table::Entry;
use crate::decl::{BodyMember, Decl, Member, flags};
use crate::kernel::Declare;
use crate::names::NameTable;

/// The class of an object: its name, its bases, and all its attributes.
///
/// `T::CLASS` for a struct, [`class()`](crate::Object::class) for an object of unknown type. It is constant data: no
/// registration, no set-up, no lock. Its `Display` reads like Python's `help()`.
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
pub struct Class {
    decl: &'static Decl,
    flat: NameTable<'static, Entry>,
    names_held: usize,
    dict: Option<u32>,
    /// Whether a write must do more than store: a check or a hook of this class or a base wants to know.
    guarded: bool,
    frozen_dict: bool,
    /// Whether a base, at any depth, is frozen.
    frozen_base: bool,
}

impl Class {
    pub(crate) const fn of<T: Declare>() -> Self {
        let decl = T::DECL;
        if decl.is_generic {
            clash::check_generic(decl);
        }
        let (flat, names_held) = table::table::<T>();
        let mut dict = decl.dict;
        let mut guarded = decl.check.is_some() || decl.body.on_set.is_some() || decl.warn.is_some();
        let mut frozen_dict = decl.frozen;
        let mut frozen_base = false;
        let mut at = 0;
        while at < decl.bases.len() {
            let base = &decl.bases[at];
            if let Some(inherited) = base.class.dict {
                dict = Some(base.offset + inherited);
                frozen_dict |= base.class.frozen_dict;
            }
            guarded |= base.class.guarded;
            frozen_base |= base.class.decl.frozen || base.class.frozen_base;
            at += 1;
        }
        Class { decl, flat, names_held, dict, guarded, frozen_dict, frozen_base }
    }

    #[inline(always)]
    pub(crate) fn find(&self, name: &str) -> Option<&'static Entry> {
        self.flat.find(name)
    }

    /// As `find`, for constants.
    const fn find_const(&self, name: &str) -> Option<&'static Entry> {
        let Some(hash) = self.flat.spec().hash(name.as_bytes()) else { return None };
        let Some(place) = self.flat.place_of(hash) else { return None };
        match self.flat.entries_at(place) {
            Some(entry) if table::same(entry.member().name, name) => Some(entry),
            _ => None,
        }
    }

    /// All entries, in no order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'static Entry> {
        let flat = self.flat;
        (0..flat.len()).filter_map(move |at| {
            flat.entries_at(at).filter(|entry| table::at_home(&flat, at, entry))
        })
    }

    const fn is_at_home(&self, at: usize, entry: &Entry) -> bool {
        table::at_home(&self.flat, at, entry)
    }

    pub(crate) fn decl(&self) -> &'static Decl {
        self.decl
    }

    #[inline(always)]
    pub(crate) fn dict_offset(&self) -> Option<usize> {
        self.dict.map(|offset| offset as usize)
    }

    #[inline(always)]
    pub(crate) fn is_guarded(&self) -> bool {
        self.guarded
    }

    /// Whether a write to a slot of an object is free of what its class or its bases demand.
    #[inline(always)]
    pub(crate) const fn lets_write_at_all(&self) -> bool {
        !self.guarded && !self.decl.frozen && !self.frozen_base
    }

    /// Whether an attribute cannot be written since the class is frozen, or the base that has it.
    pub(crate) fn freezes(&self, member: &Member) -> bool {
        let has = |base: &Class| {
            base.find(member.name).is_some_and(|entry| core::ptr::eq(entry.member(), member))
        };
        self.freezes_for(&has)
    }

    /// Whether a base cannot be changed since this class is frozen, or one between the two.
    pub(crate) fn freezes_part(&self, part: TypeId) -> bool {
        let derives =
            |base: &Class| (base.decl.type_id)() != part && base.offset_of_part(part).is_some();
        (self.decl.type_id)() != part && self.freezes_for(&derives)
    }

    fn freezes_for(&self, concerns: &dyn Fn(&Class) -> bool) -> bool {
        let mut bases = self.decl.bases.iter().map(|base| base.class);
        self.decl.frozen
            || self.frozen_base && bases.any(|base| concerns(base) && base.freezes_for(concerns))
    }

    /// Whether a slot is written by storing and nothing else.
    pub(crate) const fn lets_write(&self, member: &Member) -> bool {
        self.lets_write_at_all() && member.flags & (flags::READONLY | flags::RULED) == 0
    }

    pub(crate) fn is_dict_frozen(&self) -> bool {
        self.frozen_dict
    }

    /// Where the part of an object that is of this type lies: the object itself or a base at any depth.
    pub(crate) fn offset_of_part(&self, part: TypeId) -> Option<usize> {
        if (self.decl.type_id)() == part {
            return Some(0);
        }
        self.decl
            .bases
            .iter()
            .find_map(|base| Some(base.offset as usize + base.class.offset_of_part(part)?))
    }

    /// The struct's name, without its module and parameters, as messages print it.
    pub fn name(&self) -> &'static str {
        self.decl.name
    }

    /// The path of the module that declares the struct.
    pub fn module(&self) -> &'static str {
        self.decl.module
    }

    /// The doc comment of the struct.
    pub fn doc(&self) -> &'static str {
        self.decl.doc
    }

    /// The size of an object in bytes: what `size_of` gives.
    pub fn size(&self) -> usize {
        self.decl.size
    }

    /// The alignment of an object in bytes: what `align_of` gives.
    pub fn align(&self) -> usize {
        self.decl.align
    }

    /// Whether objects have an overflow map, their own or an inherited one.
    pub fn is_dynamic(&self) -> bool {
        self.dict.is_some()
    }

    /// Whether no attribute can be written by name.
    pub fn is_frozen(&self) -> bool {
        self.decl.frozen
    }

    /// Whether this is the class of `T`.
    pub fn is<T: 'static>(&self) -> bool {
        (self.decl.type_id)() == TypeId::of::<T>()
    }

    /// Whether this class is `other` or derives from it, like Python's `issubclass`.
    pub fn is_subclass_of(&self, other: &Class) -> bool {
        self.offset_of_part((other.decl.type_id)()).is_some()
    }

    /// The direct bases in declaration order.
    pub fn bases(&self) -> impl Iterator<Item = &'static Class> {
        self.decl.bases.iter().map(|base| base.class)
    }

    /// The order in which a name is looked for, like Python's `mro()`: the class itself, then each base before the
    /// next with all that it derives from.
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

    /// The slots in the order of their declaration, those of bases first.
    pub fn slots(&'static self) -> impl Iterator<Item = SlotInfo> {
        self.ordered()
            .into_iter()
            .filter(|entry| entry.slot_ops().is_some())
            .map(move |entry| SlotInfo::new(self, entry))
    }

    /// The properties in the order of their declaration, those of bases first.
    pub fn properties(&'static self) -> impl Iterator<Item = PropertyInfo> {
        self.ordered().into_iter().filter_map(move |entry| PropertyInfo::new(self, entry))
    }

    /// The class attributes in the order of their declaration, those of bases first.
    pub fn class_attributes(&'static self) -> impl Iterator<Item = ClassAttrInfo> {
        self.ordered().into_iter().filter_map(move |entry| ClassAttrInfo::new(self, entry))
    }

    /// The slot of this name or alias.
    pub fn slot(&'static self, name: &str) -> Option<SlotInfo> {
        let entry = self.find(name)?;
        entry.slot_ops()?;
        Some(SlotInfo::new(self, entry))
    }

    /// The names of all attributes in the order of their declaration, those of bases first; without aliases.
    pub fn names(&'static self) -> impl Iterator<Item = &'static str> + use<> {
        self.ordered().into_iter().map(|entry| entry.member().name)
    }

    /// The entries in the order of their declaration, bases first, without aliases and what is hidden.
    pub(crate) fn ordered(&'static self) -> Vec<&'static Entry> {
        let mut order = Vec::with_capacity(self.names_held);
        self.collect(self, &mut order);
        order
    }

    /// The slot that an alias is another name of; any other entry is itself.
    pub(crate) fn without_alias(&self, entry: &Entry) -> Option<&'static Member> {
        let own = self.decl.slots.iter().position(|member| core::ptr::eq(member, entry.member()));
        match own {
            Some(at) => {
                self.decl.slots[..=at].iter().rfind(|member| member.flags & flags::ALIAS == 0)
            }
            None => self.bases().find_map(|base| base.without_alias(entry)),
        }
    }

    fn collect(&'static self, whole: &'static Class, order: &mut Vec<&'static Entry>) {
        for base in self.bases() {
            base.collect(whole, order);
        }
        let own =
            self.decl.slots.iter().chain(self.decl.body.members.iter().map(BodyMember::member));
        for member in own.filter(|member| member.flags & flags::ALIAS == 0) {
            // What a nearer class hides is found there as another member.
            if let Some(entry) = whole.find(member.name)
                && core::ptr::eq(entry.member(), member)
            {
                order.push(entry);
            }
        }
    }
}
