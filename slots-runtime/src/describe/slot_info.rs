//! `SlotInfo`: the description of a slot.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};

use crate::describe::owner::owner;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{Detail, SlotDetail, flags};
use crate::model::kernel::object::ObjectRef;
use crate::model::rule::Rule;
use crate::model::slot_type::SlotType;
use crate::model::value::owned::OwnedValue;

/// The description of a slot: its type, rules, offset, size and documentation.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera {
///     /// Exposure time of one frame.
///     #[slot(unit = "s", range = 0.0..=10.0)]
///     exposure_time: f64,
///     #[slot(readonly)]
///     serial: u32,
/// }
///
/// let slot = Camera::CLASS.slot("exposure_time").unwrap();
/// assert_eq!(slot.doc(), "Exposure time of one frame.");
/// assert_eq!((slot.type_name().as_str(), slot.unit(), slot.size()), ("f64", "s", 8));
/// assert_eq!(slot.rules().next().unwrap().to_string(), "in 0.0..=10.0");
/// assert!(Camera::CLASS.slot("serial").unwrap().is_readonly());
/// ```
#[derive(Clone, Copy)]
pub struct SlotInfo {
    class: &'static Class,
    entry: &'static Entry,
}

impl Debug for SlotInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("SlotInfo")
            .field("class", &self.class.name())
            .field("name", &self.name())
            .field("type_name", &self.type_name())
            .field("offset", &self.offset())
            .field("is_readonly", &self.is_readonly())
            .finish_non_exhaustive()
    }
}

impl SlotInfo {
    /// The slot of an entry, which may be an alias.
    pub(crate) fn new(class: &'static Class, entry: &'static Entry) -> Self {
        SlotInfo { class, entry: class.without_alias(entry) }
    }

    pub(crate) fn detail(self) -> &'static SlotDetail {
        match self.class.detail(self.entry) {
            Detail::Slot(detail) => detail,
            _ => &SlotDetail::PLAIN,
        }
    }

    pub(crate) fn entry(self) -> &'static Entry {
        self.entry
    }

    /// The class of the objects whose slot it is: the class of which the description was requested.
    pub(crate) fn holder(self) -> &'static Class {
        self.class
    }

    /// Returns the class of the slot's value if it is an object.
    pub fn class(self) -> Option<&'static Class> {
        (self.entry.vtable().class)()
    }

    /// Returns the name of the slot, also if the slot was requested by an alias.
    pub fn name(self) -> &'static str {
        self.entry.name()
    }

    /// Returns the name of the field in Rust, which `rename` does not change.
    pub fn field(self) -> &'static str {
        match self.detail().field {
            "" => self.class.without_alias(self.entry).name(),
            field => field,
        }
    }

    /// Returns the aliases of the slot.
    pub fn aliases(self) -> Vec<&'static str> {
        let slot = self.class.without_alias(self.entry);
        let is_other_name = |entry: &&'static Entry| {
            entry.has(flags::ALIAS) && core::ptr::eq(self.class.without_alias(entry), slot)
        };
        self.class.entries().filter(is_other_name).map(Entry::name).collect()
    }

    /// Returns the doc comment of the field.
    pub fn doc(self) -> &'static str {
        self.detail().doc
    }

    /// Returns the unit of the slot's number, such as `s`; empty if the slot has no unit.
    pub fn unit(self) -> &'static str {
        self.detail().unit
    }

    /// Returns the name of the field's type, without modules.
    pub fn type_name(self) -> String {
        self.entry.vtable().type_name()
    }

    /// Returns whether the field has the type `T`.
    pub fn is<T: 'static>(self) -> bool {
        self.entry.type_id() == core::any::TypeId::of::<T>()
    }

    /// Returns the names that the slot accepts, by its type or by a rule; empty if the slot has no fixed set of names.
    pub fn choices(self) -> Vec<String> {
        let ruled = self.rules().find_map(Rule::choices);
        match ruled {
            Some(choices) => choices.iter().map(ToString::to_string).collect(),
            None => (self.entry.vtable().choices)().iter().map(ToString::to_string).collect(),
        }
    }

    /// Returns a description of the values that the field's type accepts. The [`rules`](Self::rules) restrict them
    /// further.
    pub fn slot_type(self) -> SlotType {
        (self.entry.vtable().slot_type)()
    }

    /// Returns the offset of the field in bytes, in an object of the class that returned this description.
    pub fn offset(self) -> usize {
        self.entry.offset()
    }

    /// Returns the size of the field in bytes.
    pub fn size(self) -> usize {
        self.entry.vtable().size()
    }

    /// Returns the alignment of the field in bytes.
    pub fn align(self) -> usize {
        self.entry.vtable().align()
    }

    /// Returns the class that declares the slot: the class itself or a base.
    pub fn owner(self) -> &'static Class {
        owner(self.class, self.entry)
    }

    /// Returns whether writes by name are rejected, because of `readonly` or because the class is frozen.
    pub fn is_readonly(self) -> bool {
        self.class.is_readonly(self.entry)
    }

    /// Returns whether the slot is declared `unset`, so that its `None` means unset.
    pub fn can_be_unset(self) -> bool {
        self.entry.can_be_unset()
    }

    /// Returns whether a new object needs a value of this slot: it has no default, is not an `Option`, and its class takes no
    /// values from a `Default`.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Server { host: String, #[slot(default = 80)] port: u16, user: Option<String> }
    /// let required = Server::CLASS.slots().filter(|slot| slot.is_required());
    /// assert_eq!(required.map(|slot| slot.name()).collect::<Vec<_>>(), ["host"]);
    /// ```
    pub fn is_required(self) -> bool {
        !self.class.has_default()
            && self.detail().default.is_none()
            && !matches!(self.slot_type(), SlotType::Optional(_))
    }

    /// Returns the value that the slot has in a new object for which none is given: the default of the slot or of the class, and `None`
    /// for an `Option`. The function that makes the default is called. The result is `None` if there is no default, or none that can be
    /// copied.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Server { host: String, #[slot(default = 80)] port: u16, user: Option<String> }
    /// let default = |name| Server::CLASS.slot(name).unwrap().default_value();
    /// assert_eq!(default("port"), Some(80.into()));
    /// assert_eq!(default("user"), Some(OwnedValue::None));
    /// assert_eq!(default("host"), None);
    /// ```
    pub fn default_value(self) -> Option<OwnedValue> {
        if let Some(object) = self.class.maker.default.and_then(|make| make()) {
            let found = ObjectRef::new(&*object).find(self.name())?;
            let attr = found.attr().filter(|attr| !self.entry.is_unset(*attr));
            return attr
                .map_or(Some(OwnedValue::None), |attr| (attr.vtable().get)(attr).into_owned());
        }
        self.detail().make_default(self.entry.vtable())?.value().into_owned()
    }

    /// The default, unless it is `None` or an object, whose class states the defaults.
    pub(crate) fn stated_default(self) -> Option<OwnedValue> {
        if self.is_required() || self.slot_type().class().is_some() {
            return None;
        }
        self.default_value().filter(|value| *value != OwnedValue::None)
    }

    /// Returns the rules of the slot.
    pub fn rules(self) -> impl Iterator<Item = &'static dyn Rule> {
        self.detail().rules.iter().copied()
    }
}
