//! `Decl` and its parts, which the macros generate: a class as declared, its own members only, as plain data.
//!
//! A struct such as
//!
//! ```text
//! #[slots]
//! struct Person { name: String, #[slot(unset)] last_name: Option<String> }
//! ```
//!
//! becomes a [`Decl`] with two [`Member`]s; its `#[slots] impl` becomes a [`Body`]; the runtime builds the
//! [`Class`] from them and from the classes of the bases.

mod body_member;
mod debug;
pub mod flags;
mod property_detail;
mod slot_detail;

use alloc::vec::Vec;
use core::any::TypeId;
use core::fmt::Debug;

use crate::model::accepted_values::AcceptedValues;
use crate::model::change::Change;
use crate::model::class::Class;
use crate::model::kernel::attr::{AttrRef, Held};
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::possible_typo::PossibleTypo;
use crate::model::rule::Rule;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, VTable};
use crate::text::const_string::same;

/// A class as declared: own members only. It is read at compile time; the compiled program does not contain it.
pub struct Decl {
    /// The struct's name, without its module and parameters.
    pub name: &'static str,
    /// The name of the class in messages, if it is another one.
    pub label: Option<&'static str>,
    /// The path of the module it is declared in.
    pub module: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// Its type.
    pub type_id: TypeId,
    /// Its size in bytes.
    pub size: usize,
    /// Its alignment in bytes.
    pub align: usize,
    /// Its slots in declaration order, each followed by its aliases.
    pub slots: &'static [Member],
    /// Whether each name of a slot is known to be a path of one step as it is written; otherwise the names are examined.
    pub has_plain_names: bool,
    /// Its bases in declaration order.
    pub bases: &'static [Base],
    /// The declarations of its bases, in the same order.
    pub base_decls: &'static [&'static Decl],
    /// Its class body.
    pub body: &'static Body,
    /// The offset of its own overflow map, in bytes.
    pub dict: Option<usize>,
    /// Whether the struct has parameters, so that its names are checked when their types are known.
    pub is_generic: bool,
    /// Its fields that are not slots, so that the layout distinguishes them from padding.
    pub skipped: &'static [Skipped],
    /// Whether no attribute may be written.
    pub frozen: bool,
    /// The check of the whole object.
    pub check: Option<Check>,
    /// The hook called for a new overflow entry whose name is similar to a declared one.
    pub warn: Option<Warn>,
}

/// A hook called for a new overflow entry.
pub type Warn = fn(&PossibleTypo<'_>);

/// Validates an object as a whole.
pub type Check = fn(ObjectRef<'_>) -> Result<(), ValueError>;

/// Writes a property. The input is borrowed, because a copy of an input that was stored by its parts would stall the processor.
pub type Set = fn(ObjectMut<'_>, &mut Input<'_>) -> Result<(), ValueError>;

/// A base: an embedded struct whose attributes are inherited.
#[derive(Debug)]
pub struct Base {
    /// The name of the field.
    pub field: &'static str,
    /// Its offset in bytes.
    pub offset: usize,
    /// The class of the field's type.
    pub class: &'static Class,
}

/// A field that is not a slot.
#[derive(Debug)]
pub struct Skipped {
    /// The name of the field.
    pub field: &'static str,
    /// Its offset in bytes.
    pub offset: usize,
    /// Its size in bytes.
    pub size: usize,
}

/// An attribute of a class: a slot, one of its aliases, a property, a method or a class attribute.
#[derive(Clone, Copy)]
pub struct Member {
    /// The name of the attribute.
    pub name: &'static str,
    /// The operations of its type.
    pub vtable: &'static VTable,
    /// The declaration of its type, if that has slots.
    pub inner: Option<&'static Decl>,
    /// The data that is needed less often.
    pub detail: &'static Detail,
    /// The offset of the field in the struct that declares it, in bytes.
    pub offset: usize,
    /// A combination of the bits in [`flags`].
    pub flags: u8,
}

impl Decl {
    /// The slot of a field.
    pub(crate) const fn slot_of(&self, field: &str) -> Option<&'static Member> {
        let mut at = 0;
        while at < self.slots.len() {
            let slot = &self.slots[at];
            let own = match slot.detail {
                Detail::Slot(detail) if !detail.field.is_empty() => detail.field,
                _ => slot.name,
            };
            if slot.flags & flags::ALIAS == 0 && same(own, field) {
                return Some(slot);
            }
            at += 1;
        }
        None
    }
}

/// The data of a member that is needed less often than its offset.
#[derive(Debug)]
pub enum Detail {
    /// A slot.
    Slot(SlotDetail),
    /// A property.
    Property(PropertyDetail),
    /// A class attribute.
    Const(ConstDetail),
    /// A method.
    Method(MethodDetail),
}

impl Detail {
    /// The detail of a plain slot.
    pub const PLAIN: &'static Detail = &Detail::Slot(SlotDetail::PLAIN);

    /// Whether it is the detail of a plain slot.
    pub(crate) const fn is_plain(&self) -> bool {
        match self {
            // Patterns, since a call is expensive in constant evaluation, which examines each slot.
            Detail::Slot(SlotDetail { doc, field, unit, rules: [], accepts: _, default: None }) => {
                matches!((doc.as_bytes(), field.as_bytes(), unit.as_bytes()), ([], [], []))
            }
            Detail::Slot(_) | Detail::Property(_) | Detail::Const(_) | Detail::Method(_) => false,
        }
    }
}

/// The detail of a slot.
#[derive(Debug)]
pub struct SlotDetail {
    /// Its doc comment.
    pub doc: &'static str,
    /// The name of the field, if it differs from the attribute's name; empty otherwise.
    pub field: &'static str,
    /// The unit of its number, such as `s`.
    pub unit: &'static str,
    /// The rules that a value must pass.
    pub rules: &'static [&'static dyn Rule],
    /// The values that the rules accept, if they are literals.
    pub accepts: AcceptedValues,
    /// Makes the value of a new object, if none is given.
    pub default: Option<MakeDefault>,
}

/// Makes the default of a slot whose type has this vtable.
pub type MakeDefault = fn(&'static VTable) -> Option<Held>;

/// Reads a property into a value that was `None`. A result would be copied, and a copy of a value that was stored by its parts
/// would stall the processor.
pub type Get = for<'a> fn(ObjectRef<'a>, &mut Value<'a>) -> Result<(), ValueError>;

/// Deletes a property.
pub(crate) type Delete = fn(ObjectMut<'_>) -> Result<(), ValueError>;

/// Borrows the value of a property.
pub type Borrow = for<'a> fn(ObjectRef<'a>) -> Option<AttrRef<'a>>;

/// A property: methods that are called when an attribute is read, written or deleted.
#[derive(Debug)]
pub struct PropertyDetail {
    /// Its doc comment.
    pub doc: &'static str,
    /// Reads it.
    pub get: Option<Get>,
    /// The type that the getter returns: of a `Result`, the type in the `Ok`.
    pub gives: Option<fn() -> &'static VTable>,
    /// Borrows it, if the getter returns a reference.
    pub borrow: Option<Borrow>,
    /// Writes it.
    pub set: Option<Set>,
    /// The type that the setter takes.
    pub takes: Option<&'static VTable>,
    /// Deletes it.
    pub delete: Option<Delete>,
}

/// A class attribute: a `const` of the class body.
#[derive(Debug)]
pub struct ConstDetail {
    /// Its doc comment.
    pub doc: &'static str,
    /// Its value.
    pub value: fn() -> Option<AttrRef<'static>>,
}

/// A method of the class body that is called by name.
pub struct MethodDetail {
    /// Its doc comment.
    pub doc: &'static str,
    /// Its arguments in the order of their declaration, without the receiver.
    pub arguments: &'static [Argument],
    /// Calls it.
    pub call: Call,
    /// The type that it returns: of a `Result`, the type in the `Ok`.
    pub returns: fn() -> &'static VTable,
}

/// An argument of a method.
#[derive(Debug)]
pub struct Argument {
    /// Its name.
    pub name: &'static str,
    /// The operations of its type; of a reference, the type that it refers to.
    pub vtable: &'static VTable,
    /// Its documentation, unit, rules and default, as those of a slot.
    pub detail: SlotDetail,
}

/// The result of a call: the value that the method returned, or its error as the cause.
pub(crate) type CallResult = Result<OwnedValue, ValueError>;

/// The function that calls a method, by the receiver of the method.
#[derive(Clone, Copy, Debug)]
pub enum Call {
    /// The method has no receiver.
    Static(fn(&mut ArgumentValues) -> CallResult),
    /// The method takes `&self`.
    Shared(fn(ObjectRef<'_>, &mut ArgumentValues) -> CallResult),
    /// The method takes `&mut self`.
    Mut(fn(ObjectMut<'_>, &mut ArgumentValues) -> CallResult),
}

/// The converted and validated arguments of a call, in the order of their declaration.
#[derive(Debug)]
pub struct ArgumentValues(pub(crate) Vec<Option<Held>>);

/// The class body: the content of a `#[slots] impl`.
#[derive(Debug)]
pub struct Body {
    /// Properties, methods and class attributes in declaration order.
    pub members: &'static [BodyMember],
    /// The hook called after a write by name.
    pub on_set: Option<OnSet>,
}

/// A hook that receives the path and the old value, or the whole change, after each write by name.
#[derive(Clone, Copy, Debug)]
pub enum OnSet {
    /// The hook takes `&self`: it and other threads may read the object during the call.
    Shared(fn(ObjectRef<'_>, &str, Value<'_>)),
    /// The hook takes `&mut self`.
    Mut(fn(ObjectMut<'_>, &str, Value<'_>)),
    /// The hook takes `&self` and the whole change.
    SharedChange(fn(ObjectRef<'_>, &Change<'_>)),
    /// The hook takes `&mut self` and the whole change.
    MutChange(fn(ObjectMut<'_>, &Change<'_>)),
}

impl Body {
    /// The body of a struct without a `#[slots] impl`.
    pub const EMPTY: &'static Body = &Body { members: &[], on_set: None };
}

/// A member of a class body. It is never a slot, because only its constructors can create it.
#[derive(Debug)]
pub struct BodyMember {
    member: Member,
    /// The field that the getter of a property returns, if the getter does nothing else; empty otherwise.
    reads: &'static str,
    /// The field to which the setter of a property assigns its argument, if the setter does nothing else; empty otherwise.
    writes: &'static str,
}
