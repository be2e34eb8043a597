//! What the macros' expansions name. Not part of the public interface; it changes without notice.

pub use alloc::string::String;
pub use alloc::vec::Vec;
pub use core::any::TypeId;
pub use core::mem::{align_of, offset_of, size_of};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str};
pub use core::result::Result::{self, Err, Ok};
pub use core::{concat, module_path, stringify};

pub use slots_macros::{EvaluatedBody, removed};

pub use crate::attribute::{Attribute, ItemType};
pub use crate::class::{
    Class, Named, assert_bytes, check_base, check_body, check_dict, check_slot, check_unit, named,
};
pub use crate::decl::{
    Base, Body, BodyElse, BodyFor, BodyMember, Borrow, Check, ClassBodyWithTheBoundsOfItsStruct,
    ConstDetail, Decl, Detail, Get, Member, OnSet, OneSlotsImplPerType, PropertyDetail, Set,
    Skipped, SlotDetail, Suspicion, Warn, class_body, flags,
};
pub use crate::dict::{Dict, OverflowMap};
pub use crate::expand::*;
pub use crate::inner_rules::InnerRules;
pub use crate::kernel::{AttrMut, AttrRef, Declare, Field, ObjectMut, ObjectRef, Place};
pub use crate::kind::Kind;
pub use crate::object::Object;
pub use crate::ops::{DeclOf, Input, Ops, OpsOf, Probe, ProbeElse, declared, pick};
pub use crate::path::Step;
pub use crate::refused::Refused;
pub use crate::rules::{IsOption, Rule, check, choices, range};
pub use crate::slot::{Mode, SelectMode, handle};
pub use crate::slots::{BaseClass, Extends, Slots};
pub use crate::value::Value;
