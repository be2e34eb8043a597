//! Descriptions of a class as text and as data: attributes, help, memory layout.

mod help;
pub(crate) mod info;
pub(crate) mod layout;
pub(crate) mod leaves;
pub(crate) mod method_info;
