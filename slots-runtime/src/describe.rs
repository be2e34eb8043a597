//! Descriptions of a class as text and as data: attributes, help, memory layout.

pub(crate) mod class_attr_info;
mod help;
pub(crate) mod info;
pub(crate) mod layout;
pub(crate) mod leaves;
pub(crate) mod method_info;
mod owner;
pub(crate) mod property_info;
pub(crate) mod slot_info;
