//! The bits of [`Member::flags`](super::Member::flags). A plain slot has none.

/// The slot cannot be written.
pub const READONLY: u8 = 1;
/// The slot may be unset, which is its `None`.
pub const UNSET: u8 = 2;
/// The slot has rules that a value must pass.
pub const RULED: u8 = 4;
/// The member is an alias of the slot before it.
pub const ALIAS: u8 = 8;
/// The member is a property.
pub const PROPERTY: u8 = 16;
/// The member is a class attribute.
pub const CONST: u8 = 32;
/// The member is a method.
pub const METHOD: u8 = 128;
/// The member is not a slot.
pub(crate) const NO_SLOT: u8 = PROPERTY | CONST | METHOD;
/// The value of the slot is or holds objects that may have rules of their own. The table of a class sets it.
pub const INNER_RULES: u8 = 64;
/// The slot cannot be written, or not with every value of its type.
pub(crate) const RESTRICTED: u8 = READONLY | RULED;
