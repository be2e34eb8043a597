//! The reference: what CPython decides, in which order, in as few words as possible.

use slots_runtime::prelude::*;

/// An object of any class: what its names resolve to, and its overflow map if it has one.
pub(super) struct Model {
    class: &'static str,
    members: Vec<(&'static str, Member)>,
    dict: Option<Vec<(String, OwnedValue)>>,
}

#[derive(Clone)]
enum Member {
    Slot {
        ty: Ty,
        value: OwnedValue,
        can_be_unset: bool,
        is_readonly: bool,
    },
    /// A property that stands for the slot `count`.
    Property {
        get: bool,
        set: bool,
        delete: bool,
    },
    Constant(OwnedValue),
}

#[derive(Clone, Copy)]
enum Ty {
    I64,
    U8,
    U32,
    F64,
    Text,
}

#[derive(Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) kind: ErrorKind,
    pub(super) message: String,
}

impl Model {
    pub(super) fn get(&self, name: &str) -> Result<OwnedValue, Fault> {
        match self.member(name) {
            Some(Member::Slot { value: OwnedValue::None, .. }) => {
                Err(self.no_attribute(ErrorKind::Unset, name))
            }
            Some(Member::Slot { value, .. }) => Ok(value.clone()),
            Some(Member::Property { get: true, .. }) => self.get("count"),
            Some(Member::Property { .. }) => {
                Err(self.no_accessor(ErrorKind::NoGetter, name, "getter"))
            }
            Some(Member::Constant(value)) => Ok(self.entry(name).unwrap_or(value).clone()),
            None => {
                self.entry(name).cloned().ok_or_else(|| self.no_attribute(ErrorKind::Unknown, name))
            }
        }
    }

    pub(super) fn set(&mut self, name: &str, value: &OwnedValue) -> Result<(), Fault> {
        match self.member(name).cloned() {
            Some(Member::Slot { is_readonly: true, .. }) => Err(self.read_only(name)),
            Some(Member::Slot { ty, can_be_unset, .. }) => {
                let is_unset = can_be_unset && *value == OwnedValue::None;
                let new =
                    if is_unset { OwnedValue::None } else { self.converted(name, ty, value)? };
                self.store(name, &new);
                Ok(())
            }
            Some(Member::Property { set: true, .. }) => {
                let new = self.converted(name, Ty::I64, value)?;
                self.store("count", &new);
                Ok(())
            }
            Some(Member::Property { .. }) => {
                Err(self.no_accessor(ErrorKind::NoSetter, name, "setter"))
            }
            shadowed => match &mut self.dict {
                Some(dict) => {
                    match dict.iter_mut().find(|(key, _)| key == name) {
                        Some((_, present)) => *present = value.clone(),
                        None => dict.push((name.to_owned(), value.clone())),
                    }
                    Ok(())
                }
                None if shadowed.is_some() => Err(self.read_only(name)),
                None => Err(self.no_attribute(ErrorKind::Unknown, name)),
            },
        }
    }

    pub(super) fn delete(&mut self, name: &str) -> Result<(), Fault> {
        match self.member(name).cloned() {
            Some(Member::Slot { is_readonly: true, .. }) => Err(self.read_only(name)),
            Some(Member::Slot { can_be_unset: false, .. }) => {
                let message =
                    format!("cannot delete attribute '{name}' of '{}' object", self.class);
                Err(Fault { kind: ErrorKind::CannotDelete, message })
            }
            Some(Member::Slot { value: OwnedValue::None, .. }) => {
                Err(self.no_attribute(ErrorKind::Unset, name))
            }
            Some(Member::Slot { .. }) => {
                self.store(name, &OwnedValue::None);
                Ok(())
            }
            Some(Member::Property { delete: true, .. }) => {
                self.store("count", &OwnedValue::from(0));
                Ok(())
            }
            Some(Member::Property { .. }) => {
                Err(self.no_accessor(ErrorKind::NoDeleter, name, "deleter"))
            }
            shadowed => match &mut self.dict {
                Some(dict) => match dict.iter().position(|(key, _)| key == name) {
                    Some(at) => {
                        dict.remove(at);
                        Ok(())
                    }
                    None => Err(self.no_attribute(ErrorKind::Unknown, name)),
                },
                None if shadowed.is_some() => Err(self.read_only(name)),
                None => Err(self.no_attribute(ErrorKind::Unknown, name)),
            },
        }
    }

    pub(super) fn dir(&self) -> Vec<&str> {
        let keys = self.dict.iter().flatten().map(|(key, _)| key.as_str());
        let mut names: Vec<&str> = self.members.iter().map(|(name, _)| *name).chain(keys).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Names, and values as they print.
    pub(super) fn vars(&self) -> Vec<(String, String)> {
        let slots = self.members.iter().filter_map(|(name, member)| match member {
            Member::Slot { value: OwnedValue::None, .. } => None,
            Member::Slot { value, .. } => Some(((*name).to_owned(), format!("{value:?}"))),
            _ => None,
        });
        slots
            .chain(
                self.dict.iter().flatten().map(|(key, value)| (key.clone(), format!("{value:?}"))),
            )
            .collect()
    }

    fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|(own, _)| *own == name).map(|(_, member)| member)
    }

    fn entry(&self, name: &str) -> Option<&OwnedValue> {
        self.dict.iter().flatten().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    fn store(&mut self, name: &str, new: &OwnedValue) {
        for (own, member) in &mut self.members {
            if let (true, Member::Slot { value, .. }) = (*own == name, member) {
                *value = new.clone();
            }
        }
    }

    /// The value as the slot's type holds it: converted where nothing is lost.
    fn converted(&self, name: &str, ty: Ty, value: &OwnedValue) -> Result<OwnedValue, Fault> {
        let (rust, range) = match ty {
            Ty::I64 => ("i64", i64::MIN..=i64::MAX),
            Ty::U8 => ("u8", 0..=255),
            Ty::U32 => ("u32", 0..=4_294_967_295),
            Ty::F64 => ("f64", -(1 << 53)..=(1 << 53)),
            Ty::Text => ("String", 0..=0),
        };
        let refuse = |kind, expected: String, found: String| {
            let message = format!(
                "'{}' object attribute '{name}' must be {expected}, not {found}",
                self.class
            );
            Err(Fault { kind, message })
        };
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "that is the question"
        )]
        match (ty, value) {
            (Ty::F64, OwnedValue::Float(_)) | (Ty::Text, OwnedValue::Str(_)) => Ok(value.clone()),
            (Ty::F64, OwnedValue::Int(n)) if (*n as f64) as i128 == i128::from(*n) => {
                Ok(OwnedValue::from(*n as f64))
            }
            (Ty::F64, OwnedValue::Int(n)) => refuse(
                ErrorKind::Value,
                "a number that f64 holds exactly".to_owned(),
                n.to_string(),
            ),
            (Ty::I64 | Ty::U8 | Ty::U32, OwnedValue::Int(n)) if range.contains(n) => {
                Ok(value.clone())
            }
            (Ty::I64 | Ty::U8 | Ty::U32, OwnedValue::Int(n)) => {
                refuse(ErrorKind::Value, format!("in {range:?}"), n.to_string())
            }
            _ => refuse(ErrorKind::Type, rust.to_owned(), value.as_value().kind().into_owned()),
        }
    }

    fn no_attribute(&self, kind: ErrorKind, name: &str) -> Fault {
        Fault { kind, message: format!("'{}' object has no attribute '{name}'", self.class) }
    }

    fn no_accessor(&self, kind: ErrorKind, name: &str, what: &str) -> Fault {
        Fault {
            kind,
            message: format!("property '{name}' of '{}' object has no {what}", self.class),
        }
    }

    fn read_only(&self, name: &str) -> Fault {
        let message = format!("'{}' object attribute '{name}' is read-only", self.class);
        Fault { kind: ErrorKind::ReadOnly, message }
    }
}

/// The models of the classes.
impl Model {
    pub(super) fn slotted(class: &'static str) -> Model {
        let members = vec![
            ("count", slot(Ty::I64, OwnedValue::from(0))),
            ("small", slot(Ty::U8, OwnedValue::from(0))),
            ("label", slot(Ty::Text, OwnedValue::from(""))),
            ("note", unset(Ty::Text)),
            (
                "serial",
                Member::Slot {
                    ty: Ty::U32,
                    value: 0.into(),
                    can_be_unset: false,
                    is_readonly: true,
                },
            ),
            ("kind", Member::Constant("slotted".into())),
            ("about", Member::Constant(7.into())),
            ("double", Member::Property { get: true, set: false, delete: false }),
            ("level", Member::Property { get: true, set: true, delete: true }),
            ("secret", Member::Property { get: false, set: true, delete: false }),
        ];
        Model { class, members, dict: None }
    }

    pub(super) fn open(class: &'static str) -> Model {
        let members = vec![
            ("count", slot(Ty::I64, OwnedValue::from(0))),
            ("note", unset(Ty::Text)),
            ("kind", Member::Constant("open".into())),
            ("about", Member::Constant(7.into())),
            ("double", Member::Property { get: true, set: false, delete: false }),
        ];
        Model { class, members, dict: Some(Vec::new()) }
    }

    pub(super) fn derived() -> Model {
        let mut model = Model::slotted("Derived");
        model.members.retain(|(name, _)| !["about", "kind"].contains(name));
        model.members.push(("ratio", slot(Ty::F64, OwnedValue::from(0.0))));
        model.members.push(("about", unset(Ty::I64)));
        model.members.push(("kind", Member::Constant("derived".into())));
        model
    }

    pub(super) fn open_derived() -> Model {
        let mut model = Model::open("OpenDerived");
        model.members.push(("tail", slot(Ty::F64, OwnedValue::from(0.0))));
        model
    }
}

fn slot(ty: Ty, value: OwnedValue) -> Member {
    Member::Slot { ty, value, can_be_unset: false, is_readonly: false }
}

fn unset(ty: Ty) -> Member {
    Member::Slot { ty, value: OwnedValue::None, can_be_unset: true, is_readonly: false }
}
