//! The models of the classes.

use slots_runtime::prelude::*;

use super::reference::{Member, Model};
use super::slot_types::Ty;

impl Model {
    pub(super) fn slotted() -> Model {
        let members = vec![
            ("count", slot(Ty::I64, OwnedValue::from(0))),
            ("small", slot(Ty::U8, OwnedValue::from(0))),
            ("label", slot(Ty::Text, OwnedValue::from(""))),
            ("note", unset(Ty::Text)),
            ("serial", slot(Ty::U32, OwnedValue::from(0))),
            ("kind", Member::Constant("slotted".into())),
            ("about", Member::Constant(7.into())),
            ("double", property(true, false, false)),
            ("level", property(true, true, true)),
            ("secret", property(false, true, false)),
        ];
        model("Slotted", members, None, &["serial"])
    }

    pub(super) fn open() -> Model {
        let members = vec![
            ("count", slot(Ty::I64, OwnedValue::from(0))),
            ("note", unset(Ty::Text)),
            ("kind", Member::Constant("open".into())),
            ("about", Member::Constant(7.into())),
            ("double", property(true, false, false)),
        ];
        model("Open", members, Some(Vec::new()), &[])
    }

    pub(super) fn derived() -> Model {
        let mut members = Model::slotted().members;
        members.retain(|(name, _)| !["about", "kind"].contains(name));
        members.push(("ratio", slot(Ty::F64, OwnedValue::from(0.0))));
        members.push(("about", unset(Ty::I64)));
        members.push(("kind", Member::Constant("derived".into())));
        model("Derived", members, None, &["serial"])
    }

    pub(super) fn open_derived() -> Model {
        let mut members = Model::open().members;
        members.push(("tail", slot(Ty::F64, OwnedValue::from(0.0))));
        model("OpenDerived", members, Some(Vec::new()), &[])
    }

    pub(super) fn sealed() -> Model {
        let members = vec![
            ("count", slot(Ty::I64, OwnedValue::from(0))),
            ("note", unset(Ty::Text)),
            ("kind", Member::Constant("sealed".into())),
            ("double", property(true, false, false)),
            ("level", property(true, true, true)),
        ];
        model("Sealed", members, None, &["count", "note", "double", "level"])
    }

    /// The frozen attributes of the base stay frozen; all others are writable.
    pub(super) fn half_sealed() -> Model {
        let mut members = Model::sealed().members;
        members.push(("ratio", slot(Ty::F64, OwnedValue::from(0.0))));
        model("HalfSealed", members, Some(Vec::new()), &["count", "note", "double", "level"])
    }

    pub(super) fn shut() -> Model {
        let members = vec![
            ("count", slot(Ty::I64, OwnedValue::from(0))),
            ("kind", Member::Constant("shut".into())),
        ];
        let dict = vec![("a".to_owned(), OwnedValue::from(1))];
        let model = model("Shut", members, Some(dict), &["count"]);
        Model { dict_is_sealed: true, ..model }
    }
}

fn model(
    class: &'static str,
    members: Vec<(&'static str, Member)>,
    dict: Option<Vec<(String, OwnedValue)>>,
    sealed: &[&'static str],
) -> Model {
    Model { class, members, dict, sealed: sealed.to_vec(), dict_is_sealed: false }
}

fn slot(ty: Ty, value: OwnedValue) -> Member {
    Member::Slot { ty, value, can_be_unset: false }
}

fn unset(ty: Ty) -> Member {
    Member::Slot { ty, value: OwnedValue::None, can_be_unset: true }
}

fn property(get: bool, set: bool, delete: bool) -> Member {
    Member::Property { get, set, delete }
}
