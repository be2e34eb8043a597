//! The methods on one name that are generic over the type: values are borrowed or replaced, never converted.

mod borrow;
mod borrow_mut;
mod errors;
mod replace;

pub(super) use self::borrow::borrow_place;
pub(crate) use self::borrow::{attr_of_dict, attr_slow};
pub(crate) use self::borrow_mut::{attr_mut, borrow_attr};
pub(super) use self::borrow_mut::{downcast_mut, holds_rules};
pub(crate) use self::errors::{no_slot, unknown};
pub(crate) use self::replace::{replace_attr, replace_attr_path};
