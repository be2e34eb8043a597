//! The items that macro expansions name. Not part of the public interface; it changes without notice.

pub use alloc::string::String;
pub use alloc::vec::Vec;
pub use core::any::{Any, TypeId};
pub use core::convert::Into;
pub use core::default::Default;
pub use core::mem::{align_of, offset_of, size_of};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, usize};
pub use core::result::Result::{self, Err, Ok};
pub use core::{concat, module_path, stringify};

pub use slots_macros::{EvaluatedBody, removed};

pub use crate::access::create::from_value as create;
pub use crate::describe::layout::assert_bytes;
pub use crate::methods::base_class::BaseClass;
pub use crate::methods::slot::Extends;
pub use crate::methods::slot::Slots;
pub use crate::methods::slot::handle;
pub use crate::methods::slot::modes::{Mode, SelectMode};
pub use crate::model::accepted_values::AcceptedValues;
pub use crate::model::body::{
    BodyElse, BodyFor, ClassBodyWithTheBoundsOfItsStruct, OneSlotsImplPerType, class_body,
};
pub use crate::model::change::Change;
pub use crate::model::class::Class;
pub use crate::model::class::conflicts::{
    check_base, check_body, check_dict, check_slot, check_unit,
};
pub use crate::model::decl::{
    Argument, Base, Body, BodyMember, Borrow, Call, Check, ConstDetail, Decl, Detail, Get,
    MakeDefault, Member, MethodDetail, OnSet, PropertyDetail, Set, Skipped, SlotDetail, Warn,
    flags,
};
pub use crate::model::dict::{Dict, OverflowMap};
pub use crate::model::edits::{Edits, InnerRules};
pub use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
pub use crate::model::kernel::declare::Declare;
pub use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
pub use crate::model::kernel::place::{Field, Place};
pub use crate::model::kernel::seen::{Describe, Seen};
pub use crate::model::possible_typo::PossibleTypo;
pub use crate::model::primitive::Primitive;
pub use crate::model::rule::Rule;
pub use crate::model::slot_type::SlotType;
pub use crate::model::slot_type::{EnumInfo, FieldInfo, VariantInfo};
pub use crate::model::value::Value;
pub use crate::model::value_error::ValueError;
pub use crate::model::vtable::{FieldRules, Input, ItemType, VTable};
pub use crate::slot_value::SlotValue;
pub use crate::slot_value::field_rules::ruled;
pub use crate::slot_value::probe::{
    ConvertElse, ConvertText, DeclOf, Probe, ProbeElse, VTableOf, declared, first, operations, pick,
};
pub use crate::slot_value::with::{By, Converted, With, with};
pub use crate::slot_value::{variants, variants::Variants, variants_convert};
pub use crate::support::body::*;
pub use crate::support::choice::*;
pub use crate::support::described::{check_described, described, description};
pub use crate::support::field_path::{FieldPath, field_path};
pub use crate::support::getter::*;
pub use crate::support::method::*;
pub use crate::support::rules::{IsOption, check, choices, range};
pub use crate::support::setter::*;
pub use crate::support::shadows;
pub use crate::text::step::Step;
